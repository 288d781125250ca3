/// Whole groups joined: behind, in front of, around.
extension ClusterBuilder {
    func joined(_ attachment: Attachment, to host: Cluster, host subject: Subject, floating: Bool) -> Cluster {
        let choices = variants(of: attachment.rider, floating: floating)
        guard let rider = choices.min(by: { breadth($0, host) < breadth($1, host) }) else { return host }
        switch attachment.kind {
        case .behind: return overlapped(back: rider, front: host, hostIsFront: true, seed: attachment.rider)
        case .inFrontOf: return overlapped(back: host, front: rider, hostIsFront: false, seed: attachment.rider)
        default:
            let riders = clusters(of: attachment.rider, floating: floating)
            let stands = subjects[attachment.rider].map { stance(of: $0, floating: floating) == .ground } ?? true
            return Ring(host: host, riders: riders, isOnGround: stands).cluster
        }
    }

    /// Groups join best when the rider's arrangement is about as wide as its host or wider, and not tall.
    private func breadth(_ rider: Cluster, _ host: Cluster) -> Double {
        let wide = rider.box.width > host.box.width * 1.6 ? rider.box.width / host.box.width : 1
        return wide + rider.box.height / host.box.height
    }

    /// One group partly behind another: over its head when it is tall enough, else looking out at one side; three fifths of every box behind stay
    /// clear at least.
    private func overlapped(back: Cluster, front: Cluster, hostIsFront: Bool, seed thing: Int) -> Cluster {
        var random = RandomStream(seed: seed, "behind \(thing)")
        let side = random.once(in: 2) ? 1.0 : -1.0
        let front = front.standing(at: 0, 0)
        let low = min(front.box.height, back.box.height) * 0.14
        // A group may also stand far enough back to be seen over the other.
        let lifts = back.members.count > 1 ? [low, front.box.height * 0.5, front.box.height * 0.75] : [low]
        var best: (cluster: Cluster, cost: Double)?
        // From straight behind to wholly beside, in twentieths of the sum of half widths.
        let reach = (front.box.width + back.box.width) / 2
        for (step, lift) in (0...20).flatMap({ step in lifts.map { (step, $0) } }) {
            for direction in [side, -side] {
                let moved = back.standing(at: direction * reach * Double(step) / 20, -lift)
                var hidden = 0.0
                for member in moved.members {
                    let box = member.box
                    let covered = front.members.reduce(0) { $0 + box.overlap($1.box) }
                    hidden = max(hidden, covered / max(box.area, 1e-9))
                }
                guard hidden <= 0.38 else { continue }
                // Some overlap tells depth; a little off the middle looks less stiff.
                let offset = Double(step) / 20
                let spread = moved.box.union(front.box).width / max(moved.box.width, front.box.width)
                let cost =
                    (hidden < 0.08 ? 1 : 0) + 0.5 * spread + 0.15 * lift / front.box.height
                    + (offset - 0.25 < 0 ? 0.25 - offset : offset - 0.25) + (direction == side ? 0 : 0.01)
                if best == nil || cost < (best?.cost ?? 0) { best = (moved, cost) }
            }
        }
        let placed = best?.cluster ?? back.standing(at: side * reach, -low)
        return Cluster(placed.members + front.members)
    }
}
