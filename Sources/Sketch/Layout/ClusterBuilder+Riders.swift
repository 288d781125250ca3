/// Riders: what is on, in, under, held or worn by one thing.
extension ClusterBuilder {
    func attached(_ loads: [(Subject, [Cluster])], _ kind: Relation.Kind, to host: Cluster, subject: Subject) -> Cluster {
        guard let place = host.members.firstIndex(where: { $0.thing == subject.thing.id }) else { return host }
        let own = host.members[place]
        let seat = Seat(subject: subject, frame: own.lies ? own.box : own.frame, isMirrored: own.isMirrored, lies: own.lies)
        // Between what touches, sizes differ more as in nature than between things that merely share a picture.
        let sized = loads.map { rider, clusters in
            let ratio = Exact.power(rider.measure / subject.measure, sixteenths: 2)
            return (rider, clusters.map { $0.scaled(min(max(ratio, 0.55), 1.1)) })
        }
        let all = sized.flatMap(\.1)
        let isHeap = loads.count == 1 && !loads[0].0.isAlive && loads[0].0.height < 1.4 * loads[0].0.width
        switch kind {
        case .on:
            return Cluster(host.members + flattened(seat.onTop(all, isHeap: isHeap && all.count >= 6), .resting))
        case .inside:
            let contents = flattened(seat.within(all, isHeap: isHeap && all.count >= 4), .carried)
            var members = host.members
            guard subject.inside != nil else { return Cluster(members + contents) }
            members[place].part = .back
            var front = members[place]
            front.part = .front
            members.insert(contentsOf: contents + [front], at: place + 1)
            return Cluster(members)
        case .under: return Cluster(host.members + flattened(seat.beneath(all), .ground))
        case .heldBy:
            var held: [Seat.Held] = []
            for (rider, clusters) in sized { for cluster in clusters { held.append(seat.inHand(cluster, rider, hand: held.count)) } }
            var members = host.members + flattened(held.filter { !$0.isBehind }.map(\.cluster), .carried)
            members.insert(contentsOf: flattened(held.filter(\.isBehind).map(\.cluster), .carried), at: place)
            return Cluster(members)
        default:
            let worn = sized.flatMap { rider, clusters in clusters.map { seat.worn($0, rider) } }
            return Cluster(host.members + flattened(worn, .carried))
        }
    }

    private func flattened(_ clusters: [Cluster], _ stance: Stance) -> [Member] {
        clusters.flatMap { $0.with(stance: stance, only: .ground).with(stance: stance, only: .water).members }
    }
}
