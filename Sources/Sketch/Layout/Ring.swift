/// Things around another: an ellipse that widens until nothing hides anything.
struct Ring {
    let host: Cluster
    let riders: [Cluster]
    /// On the ground the ring lies on it, before and beside the host; in the air it goes all around.
    let isOnGround: Bool

    var cluster: Cluster {
        let host = host.standing(at: 0, 0)
        let room = max(host.box.width, host.box.height)
        let most = riders.map { max($0.box.width, $0.box.height) }.max() ?? 1
        // Many around one are smaller than it, or it would be lost among them.
        let riders = self.riders.map { self.riders.count > 2 && most > room * 0.5 ? $0.scaled(room * 0.5 / most) : $0 }
        let widest = riders.map(\.box.width).max() ?? 1, tallest = riders.map(\.box.height).max() ?? 1
        let isFull = !isOnGround || host.box.height < tallest * 1.3
        var across = host.box.width / 2 + widest * 0.5, down = isFull ? host.box.height / 2 + tallest * 0.5 : tallest * 0.6
        var placed: [Cluster] = []
        for _ in 0..<60 {
            placed = riders.indices.map { index in
                let share = Double(index), count = Double(riders.count)
                if isFull {
                    let angle = riders.count == 1 ? 0 : 360 * (share + 0.5) / count + (riders.count % 2 == 1 ? 90 : 0)
                    let centre = (across * Exact.cosine(angle), -host.box.height / 2 + down * Exact.sine(angle))
                    return riders[index].moved(centre.0 - riders[index].box.centreX, centre.1 - riders[index].box.centreY)
                }
                let angle = riders.count == 1 ? 20 : -12 + 204 * share / (count - 1)
                return riders[index].standing(at: across * Exact.cosine(angle), down * Exact.sine(angle) + tallest * 0.1)
            }
            if isClear(placed, host) { break }
            across *= 1.05
            down *= isFull ? 1.04 : 1.06
        }
        let behind = placed.filter { $0.box.bottom < 0 }.sorted { $0.box.bottom < $1.box.bottom }
        let before = placed.filter { $0.box.bottom >= 0 }.sorted { $0.box.bottom < $1.box.bottom }
        return Cluster(behind.flatMap(\.members) + host.members + before.flatMap(\.members))
    }

    private func isClear(_ placed: [Cluster], _ host: Cluster) -> Bool {
        for (index, one) in placed.enumerated() {
            let margin = min(one.box.width, one.box.height) * 0.05
            if one.box.grown(margin).overlap(host.box) > 0 { return false }
            for other in placed[(index + 1)...] where one.box.grown(margin).overlap(other.box) > 0 { return false }
        }
        return true
    }
}
