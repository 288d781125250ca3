/// The sun, birds, clocks on the wall: whatever may go anywhere above takes the free place that shows it best.
extension Plan {
    /// Places for the free roots clear of everything and how large the most cramped is against what it could be, or `nil` when one finds none.
    func freePlaces(_ roots: [Root], in layout: Layout) -> (clusters: [Cluster], comfort: Double)? {
        var comfort = 1.0
        let sheet = layout.canvas
        // Above the heads of what stands farthest back, not among the feet of the front row.
        let lowest = max(0.4 * sheet.height, placed.map(\.cluster.box.bottom).min() ?? sheet.height)
        let margin = 0.045 * min(sheet.width, sheet.height)
        var taken = placed.flatMap { $0.cluster.members.map { $0.box.grown(0.014 * sheet.height) } }
        var result: [Cluster] = []
        let reference = scale > 0 ? scale : 1
        let free = roots.indices.filter { roots[$0].isFree }.sorted { area(roots[$0]) > area(roots[$1]) }
        for root in free {
            var random = RandomStream(seed: layout.seed, "free \(roots[root].thing)")
            let anchor = layout.anchor(roots[root]), wish = random.between(0.18, 0.82)
            let likedX = (anchor == .left ? 0.16 : (anchor == .right ? 0.84 : (anchor == .centre ? 0.5 : wish))) * sheet.width,
                likedY = random.between(0.16, 0.3) * sheet.height
            var best: (cluster: Cluster, score: Double, factor: Double)?
            for factor in [1.0, 0.85, 0.7, 0.56, 0.44, 0.34] {
                for variant in roots[root].variants {
                    let limit = 0.3 * min(sheet.width, sheet.height) * (variant.members.count > 1 ? 2 : 1)
                    let largest = min(1, limit / (max(variant.box.width, variant.box.height) * reference))
                    let cluster = variant.scaled(reference * factor * largest)
                    let xs = sheet.width - 2 * margin - cluster.box.width,
                        ys = min(0.62 * sheet.height, lowest) - margin - layout.headroom - cluster.box.height
                    guard xs >= 0, ys >= 0 else { continue }
                    for across in 0...12 {
                        for down in 0...8 {
                            let x = margin + xs * Double(across) / 12, y = margin + layout.headroom + ys * Double(down) / 8
                            let moved = cluster.moved(x - cluster.box.x, y - cluster.box.y)
                            let offX = (moved.box.centreX - likedX) / sheet.width, offY = (moved.box.centreY - likedY) / sheet.height
                            let score =
                                factor * largest * (variant.members.count > 1 ? 1 : 0.8) - (anchor == nil ? 0.5 : 2.5)
                                * (offX * offX + 2 * offY * offY)
                            guard score > (best?.score ?? -10), isClear(moved, of: taken) else { continue }
                            best = (moved, score, factor)
                        }
                    }
                }
            }
            guard let best else { return nil }
            let found = best.cluster
            comfort = min(comfort, best.factor)
            taken += found.members.map { $0.box.grown(0.014 * sheet.height) }
            result.append(found)
        }
        return (result, comfort)
    }

    private func area(_ root: Root) -> Double { root.variants.first?.box.area ?? 0 }

    private func isClear(_ cluster: Cluster, of taken: [Box]) -> Bool {
        cluster.members.allSatisfy { member in
            let box = member.box
            return taken.allSatisfy { $0.overlap(box) == 0 }
        }
    }
}
