/// What a person or an animal holds.
extension Seat {
    /// A held thing where it belongs, and whether the holder hides a part of it.
    struct Held {
        var cluster: Cluster
        var isBehind = false
    }

    /// At a hand, in the arms, or before the muzzle or beak of an animal. What has a grip is held by it; what flies is held by its string.
    func inHand(_ rider: Cluster, _ held: Subject, hand: Int) -> Held {
        let isPerson = subject.kind == "person"
        let longest = max(rider.box.width, rider.box.height)
        let rider = rider.scaled(min(1, frame.height * (isPerson ? 0.5 : 0.4) / longest))
        let side = (hand % 2 == 0) == isMirrored ? -1.0 : 1.0
        if !isPerson { return Held(cluster: inMouth(rider, held, side: side)) }
        guard let at = self.hand(side) else {
            let x = frame.centreX + side * frame.width * 0.44, y = frame.y + frame.height * 0.52
            return Held(cluster: beside(rider, held, x, y, side: side))
        }
        if held.place == .sky { return Held(cluster: flown(rider, held, at, side: side)) }
        guard let grip = held.grip else {
            // What is small is in the hand, what is large in both arms.
            let isLarge = rider.box.width > frame.height * 0.17 || held.isAlive
            let x = isLarge ? frame.centreX + side * frame.width * 0.08 : at.x + side * rider.box.width * 0.12
            let y = isLarge ? frame.y + frame.height * 0.42 : at.y
            return Held(cluster: rider.moved(x - rider.box.centreX, y - rider.box.centreY))
        }
        let upright = gripped(rider, held, grip, at, side: side, lean: 0)
        guard hidesFace(upright) else { return Held(cluster: upright) }
        // An umbrella is borne on the shoulder, behind the head.
        return Held(cluster: gripped(rider, held, grip, at, side: side, lean: side * 13), isBehind: true)
    }

    /// The hand on one side of the sheet.
    private func hand(_ side: Double) -> Point? {
        let unit = frame.width / subject.width
        return subject.hands.map { Point(x: x($0.x), y: frame.y + $0.y * unit) }.max { $0.x * side < $1.x * side }
    }

    private func hidesFace(_ cluster: Cluster) -> Bool {
        guard let head else { return false }
        let near = frame.height * 0.05
        return Box(x: head.x - near, y: head.y - near, width: 2 * near, height: 2 * near).overlap(cluster.box) > 0
    }

    /// By its grip at `at`. What slants points outward.
    private func gripped(_ rider: Cluster, _ held: Subject, _ grip: Point, _ at: Point, side: Double, lean: Double) -> Cluster {
        var members = rider.members
        guard let own = members.firstIndex(where: { $0.thing == held.thing.id }) else { return rider }
        if members.count == 1, held.mayMirror { members[own].isMirrored = side < 0 }
        if members.count == 1 { members[own].turn = lean }
        let place = members[own].place(of: grip, width: held.width)
        return Cluster(members).moved(at.x - place.x, at.y - place.y)
    }

    /// In the air, on a string from the hand.
    private func flown(_ rider: Cluster, _ held: Subject, _ at: Point, side: Double) -> Cluster {
        let grip = held.grip ?? Point(x: held.width / 2, y: held.height)
        let up = Point(x: at.x + side * (frame.height * 0.1 + rider.box.width * 0.2), y: frame.y + frame.height * 0.2)
        var cluster = gripped(rider, held, grip, up, side: side, lean: 0)
        for index in cluster.members.indices where cluster.members[index].thing == held.thing.id { cluster.members[index].tie = at }
        return cluster
    }

    /// Outward of the eyes and below them.
    private func inMouth(_ rider: Cluster, _ held: Subject, side: Double) -> Cluster {
        guard let head else {
            return beside(rider, held, frame.centreX + side * frame.width * 0.48, frame.y + frame.height * 0.45, side: side)
        }
        let outward = head.x < frame.centreX ? -1.0 : 1.0
        let mouth = Point(x: head.x + outward * frame.width * 0.13, y: head.y + frame.height * 0.12)
        guard let grip = held.grip else { return rider.moved(mouth.x - rider.box.centreX, mouth.y - rider.box.centreY) }
        return gripped(rider, held, grip, mouth, side: outward, lean: 0)
    }

    /// Where nothing is known of hands: what has a string or a stick is held by its lower end.
    private func beside(_ rider: Cluster, _ held: Subject, _ x: Double, _ y: Double, side: Double) -> Cluster {
        if held.place == .sky || held.height > held.width * 1.5 || Self.stalked.contains(held.thing.noun) {
            return rider.standing(at: x + side * rider.box.width * 0.3, y + rider.box.height * 0.1)
        }
        return rider.standing(at: x + side * rider.box.width * 0.12, y + rider.box.height * 0.45)
    }

    private static let stalked: Set = [
        "umbrella", "balloon", "flag", "banner", "sign", "rose", "tulip", "flower", "sunflower", "daisy", "lollipop", "ice cream", "sword",
        "lantern",
    ]
}
