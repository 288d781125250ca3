/// Places a scene's things on the sheet: relations exactly, counted things clear of one another, the sheet well filled.
///
/// Things joined by *on*, *inside*, *held by*, *worn by*, *behind*, *in front of* and *around* become clusters; clusters stand in rows, which *above* and
/// *below* order from top to bottom and *left of* and *right of* order across; the one number that is searched is the scale at which it all fits.
struct Layout: Sendable {
    let subjects: [Int: Subject]
    let things: [Int]
    let canvas: Canvas
    let terrain: Terrain
    let seed: UInt64
    /// What is kept clear at the upper edge, for a title.
    let headroom: Double
    /// How large things may be against the usual: less in a place that is to be seen too.
    let fill: Double
    private(set) var attachments: [Int: [Attachment]] = [:]
    private(set) var hosts: [Int: Int] = [:]
    private(set) var across: Ordering
    private(set) var down: Ordering
    private(set) var neighbours: [(Int, Int)] = []
    private(set) var slots: [Int: Int] = [:]
    private(set) var related: [Bool]
    private(set) var notes: [String] = []

    init(scene: Scene, subjects: [Int: Subject], canvas: Canvas, terrain: Terrain, seed: UInt64, headroom: Double, fill: Double = 1) {
        self.subjects = subjects
        self.canvas = canvas
        self.terrain = terrain
        self.seed = seed
        self.headroom = headroom
        self.fill = fill
        things = scene.things.map(\.id)
        for (slot, thing) in things.enumerated() { slots[thing] = slot }
        across = Ordering(count: things.count)
        down = Ordering(count: things.count)
        related = Array(repeating: false, count: things.count)
        let relations = scene.relations.filter { slots[$0.subject] != nil && slots[$0.object] != nil && $0.subject != $0.object }
        for relation in relations { attach(relation) }
        for relation in relations { order(relation) }
        orderWishes()
    }

    /// What is wanted on the left is left of what is wanted in the middle or on the right, unless a relation says otherwise.
    private mutating func orderWishes() {
        let ranked = things.filter { hosts[$0] == nil }.compactMap { thing -> (slot: Int, rank: Int)? in
            let ranks: [Subject.Anchor: Int] = [.left: 0, .centre: 1, .right: 2]
            guard let slot = slots[thing], let rank = subjects[thing]?.anchor.flatMap({ ranks[$0] }) else { return nil }
            return (slot, rank)
        }
        for a in ranked { for b in ranked where a.rank < b.rank { _ = across.add(a.slot, b.slot) } }
    }

    /// Where on the sheet the root of `slot` is wanted.
    func anchor(_ root: Root) -> Subject.Anchor? { subjects[root.thing]?.anchor }

    /// The thing that `thing` finally hangs on.
    func root(_ thing: Int) -> Int {
        var thing = thing
        while let host = hosts[thing] { thing = host }
        return thing
    }

    private func name(_ thing: Int) -> String { subjects[thing]?.thing.noun ?? "thing" }

    /// Joins what makes a cluster; a thing hangs on one host only and never on itself by a detour.
    private mutating func attach(_ relation: Relation) {
        var kind = relation.kind, host = relation.object
        switch kind {
        case .on, .inside, .heldBy, .wornBy: break
        case .under: guard offersShelter(host, to: relation.subject) else { return }
        case .behind, .inFrontOf, .around: host = root(host)
        default: return
        }
        guard hosts[relation.subject] == nil, root(host) != root(relation.subject) else {
            notes.append("\(name(relation.subject)) \(relation.kind.words) \(name(relation.object)): it has another place already")
            return
        }
        if kind == .on, subjects[host]?.place == .wall || subjects[host]?.kind == "clothing" { kind = .inFrontOf }
        hosts[relation.subject] = host
        attachments[host, default: []].append(Attachment(rider: relation.subject, kind: kind))
    }

    /// What can be crept under: furniture and trees that are not much smaller than who creeps.
    private func offersShelter(_ host: Int, to thing: Int) -> Bool {
        guard let host = subjects[host], let rider = subjects[thing], host.place == .ground else { return false }
        let isRoomy = host.kind == "furniture" || host.thing.noun.hasSuffix("tree") || host.thing.noun == "bridge"
        return isRoomy && rider.measure < host.measure * 1.6
    }

    private mutating func order(_ relation: Relation) {
        let pair: (Int, Int)
        var isAcross = true, fits = true
        switch relation.kind {
        case .leftOf: pair = (relation.subject, relation.object)
        case .rightOf: pair = (relation.object, relation.subject)
        case .above, .below, .under:
            guard hosts[relation.subject] != relation.object else { return }
            isAcross = false
            pair = relation.kind == .above ? (relation.subject, relation.object) : (relation.object, relation.subject)
        case .nextTo:
            join(relation.subject, relation.object)
            return
        case .between:
            guard let other = relation.other, slots[other] != nil, other != relation.subject, other != relation.object else { return }
            var random = RandomStream(seed: seed, "between \(relation.subject)")
            let flip = random.once(in: 2)
            let (a, b) = flip ? (other, relation.object) : (relation.object, other)
            if !put(a, before: relation.subject, isAcross: true) || !put(relation.subject, before: b, isAcross: true) {
                fits = put(b, before: relation.subject, isAcross: true) && put(relation.subject, before: a, isAcross: true)
            }
            join(relation.subject, a)
            join(relation.subject, b)
            if !fits { note(relation) }
            return
        default: return
        }
        if !put(pair.0, before: pair.1, isAcross: isAcross) { note(relation) }
    }

    private mutating func note(_ relation: Relation) {
        notes.append("\(name(relation.subject)) \(relation.kind.words) \(name(relation.object)): it contradicts something said before")
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        guard a != b, let slotA = slots[a], let slotB = slots[b] else { return }
        neighbours.append((slotA, slotB))
        related[slotA] = true
        related[slotB] = true
    }

    /// Orders two things, or what they hang on; riders of one host are ordered among themselves.
    private mutating func put(_ first: Int, before second: Int, isAcross: Bool) -> Bool {
        var (a, b) = (root(first), root(second))
        if a == b {
            guard isAcross, hosts[first] != nil, hosts[first] == hosts[second] else { return false }
            (a, b) = (first, second)
        }
        guard let slotA = slots[a], let slotB = slots[b] else { return false }
        related[slotA] = true
        related[slotB] = true
        return isAcross ? across.add(slotA, slotB) : down.add(slotA, slotB)
    }
}

extension Relation.Kind {
    /// The relation as one says it.
    var words: String {
        switch self {
        case .leftOf: "left of"
        case .rightOf: "right of"
        case .inFrontOf: "in front of"
        case .nextTo: "next to"
        case .heldBy: "held by"
        case .wornBy: "worn by"
        default: rawValue
        }
    }
}
