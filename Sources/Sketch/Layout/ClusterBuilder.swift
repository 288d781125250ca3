/// Builds the clusters of a scene: each thing with all that is on it, in it, held by it, around it.
struct ClusterBuilder: Sendable {
    let subjects: [Int: Subject]
    /// By host, in the scene's order.
    let attachments: [Int: [Attachment]]
    /// Left to right between the things of `slots`.
    let leftToRight: Ordering
    let slots: [Int: Int]
    let footing: Terrain.Footing
    let hasWall: Bool
    let seed: UInt64

    /// The ways to arrange all of `thing`: one cluster for each sensible number of columns.
    func variants(of thing: Int, floating: Bool) -> [Cluster] {
        let single = clusters(of: thing, floating: floating)
        guard let subject = subjects[thing], let first = single.first else { return [] }
        var random = RandomStream(seed: seed, "block \(thing)")
        let isLoose = stance(of: subject, floating: floating) == .air
        var blocks =
            single.count == 1
            ? [first]
            : Block.variants(
                single, isLoose: isLoose, formation: subject.thing.formation, random: &random)
        for attachment in attachments[thing] ?? [] where !attachment.isSingle {
            blocks = blocks.map { joined(attachment, to: $0, host: subject, floating: floating) }
        }
        return blocks
    }

    /// No more of one kind than can be told apart are drawn.
    static let most = 200

    /// Each single one of `thing`, with its own riders.
    func clusters(of thing: Int, floating: Bool) -> [Cluster] {
        guard let subject = subjects[thing] else { return [] }
        let count = min(max(subject.thing.count, 1), Self.most)
        var result = (0..<count).map { Cluster([member(subject, index: $0, floating: floating)]) }
        let single = (attachments[thing] ?? []).filter(\.isSingle)
        for kind in [Relation.Kind.inside, .on, .under, .heldBy, .wornBy] {
            let riders = ordered(single.filter { $0.kind == kind }.map(\.rider))
            guard !riders.isEmpty else { continue }
            var loads: [[(Subject, [Cluster])]] = Array(repeating: [], count: count)
            for rider in riders {
                guard let load = subjects[rider] else { continue }
                let all = clusters(of: rider, floating: false).map {
                    $0.with(stance: .ground, only: .air).with(stance: .ground, only: .wall)
                }
                // Dealt out evenly from the first: two cats on two chairs sit on one each, one cat on two chairs on the first.
                let hosts = min(count, all.count)
                for host in 0..<hosts {
                    let share = all.indices.filter { $0 * hosts / all.count == host }.map { all[$0] }
                    loads[host].append((load, share))
                }
            }
            for host in 0..<count where !loads[host].isEmpty {
                result[host] = attached(loads[host], kind, to: result[host], subject: subject)
            }
        }
        return result
    }

    private func member(_ subject: Subject, index: Int, floating: Bool) -> Member {
        var random = RandomStream(seed: seed, "pose \(subject.thing.id) \(index)")
        let isMirrored = random.once(in: 2), lean = random.between(-1, 1)
        let size = subject.drawnSize, shape = (subject.width / subject.height).squareRoot()
        var member = Member(
            thing: subject.thing.id, index: index, frame: Box(x: 0, y: 0, width: size * shape, height: size / shape),
            stance: stance(of: subject, floating: floating))
        member.isMirrored = isMirrored && subject.mayMirror
        if member.stance == .ground || member.stance == .water, Self.lying.contains(subject.thing.noun),
            (attachments[subject.thing.id] ?? []).allSatisfy({ $0.kind == .on })
        {
            // Boards lie; upright they would stand on their tails.
            member.turn = member.isMirrored ? -76 : 76
        }
        if member.stance == .air, !subject.isLettered { member.turn = (lean * turnLimit(of: subject)).rounded() }
        return member
    }

    private static let lying: Set = ["surfboard", "snowboard"]

    private func turnLimit(of subject: Subject) -> Double {
        if footing == .none, subject.kind != "nature", subject.kind != "building" { return 14 }
        switch subject.kind {
        case "vehicle", "toy", "animal", "sport": return 7
        default: return 0
        }
    }

    func stance(of subject: Subject, floating: Bool) -> Stance {
        if footing == .none { return .air }
        switch subject.place {
        case .sky: return .air
        case .wall: return hasWall ? .wall : .ground
        case .water: return footing == .water ? .water : .ground
        case .ground, .surface: return floating ? .ground : (footing == .water && subject.kind == "vehicle" ? .water : .ground)
        }
    }

    func ordered(_ things: [Int]) -> [Int] {
        let known = things.compactMap { thing in slots[thing].map { (thing, $0) } }
        return leftToRight.sorted(known.map(\.1)).compactMap { slot in known.first { $0.1 == slot }?.0 }
    }
}
