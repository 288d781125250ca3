/// Things that belong together and move as one: a table with the cat on it, five candles around a cake, a row of apples. Members stand in drawing
/// order, back to front.
struct Cluster: Sendable {
    var members: [Member]
    /// The box around all members.
    private(set) var box: Box

    init(_ members: [Member]) {
        self.members = members
        box = members.dropFirst().reduce(members.first?.box ?? Box(x: 0, y: 0, width: 0, height: 0)) { $0.union($1.box) }
    }

    func moved(_ across: Double, _ down: Double) -> Cluster {
        Cluster(
            members.map { member in
                var member = member
                member.frame = member.frame.moved(across, down)
                member.tie = member.tie.map { Point(x: $0.x + across, y: $0.y + down) }
                return member
            })
    }

    /// Scaled about the origin.
    func scaled(_ factor: Double) -> Cluster {
        Cluster(
            members.map { member in
                var member = member
                let frame = member.frame
                member.frame = Box(x: frame.x * factor, y: frame.y * factor, width: frame.width * factor, height: frame.height * factor)
                member.tie = member.tie.map { Point(x: $0.x * factor, y: $0.y * factor) }
                return member
            })
    }

    /// Moved so that the middle of its lower edge is at this point.
    func standing(at x: Double, _ y: Double) -> Cluster { moved(x - box.centreX, y - box.bottom) }

    func with(stance: Stance, only old: Stance? = nil) -> Cluster {
        Cluster(
            members.map { member in
                var member = member
                if old == nil || member.stance == old { member.stance = stance }
                return member
            })
    }
}
