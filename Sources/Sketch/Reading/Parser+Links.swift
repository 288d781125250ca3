extension Parser {
    var isWith: Bool { link?.meaning == .with || (link == nil && owner != nil && continuing?.meaning == .with && joiner != .none) }

    /// One step at a preposition; false if the chunk is something else here.
    mutating func linking(_ chunk: Chunk) -> Bool {
        guard let link = chunk.sense.link else { return false }
        let boundary = at == 0 || (self.chunk(at - 1).map { $0.isMark || $0.has([.and, .clause]) } ?? true)
        let isPronominal = chunk.has(.it) && (chunk.has(.someone) || !beginsPhrase(at + 1))
        if pending.hasModifiers { flush() }
        let placementWaiting = pending.placement
        pending = Pending()
        pending.placement = placementWaiting
        if excluding, !isNegative { excluding = false }
        switch link {
        case .placement(let placement):
            at += 1
            return place(placement, isBoundary: boundary)
        case .like:
            at += 1
            self.link = PendingLink(meaning: .likeness, subjects: speakers())
            isAfterNoun = false
            return true
        case .idle:
            at += 1
            self.link = nil
            isAfterNoun = false
            return true
        case .before:
            guard beginsPhrase(at + 1) else { return false }
        case .relation, .reversed, .inside, .side, .near: break
        }
        if case .side(_, let placement) = link, isPicture(at + 1) {
            at += 1
            skipPicture()
            return place(placement, isBoundary: boundary)
        }
        at += 1
        let isFronted =
            boundary && (head == nil || joiner == .and || joiner == .comma && beginsPhrase(at) && followsFronted()) && !isEditPosition
        if isPronominal { return pronominal(link, isFronted: boundary && (beginsPhrase(at) || self.chunk(at)?.has(.copula) ?? false)) }
        var subjects = isFronted ? [] : speakers()
        if link == .relation(.between), isGroupClosed, let head { subjects = [head] }
        if isFronted { newFront() }
        self.link = PendingLink(meaning: .link(link), subjects: subjects, isFronted: isFronted, isPlain: folded(chunk) == "in")
        predicate = []
        isAfterNoun = false
        return true
    }

    private var isEditPosition: Bool { isEdit && head != nil }

    /// Whether, after "on the table" and its noun, what is there follows: ", a cat" or " is a cat" or " a cat".
    private func followsFronted() -> Bool {
        var index = at
        var sawNoun = false
        while let chunk = chunk(index), index - at < 10 {
            if chunk.isMark || chunk.has(.and) { return false }
            if chunk.has(.copula) { return sawNoun }
            if sawNoun, chunk.has([.a, .another]) || chunk.sense.amount != nil || chunk.kind == .number { return true }
            if chunk.sense.link != nil || chunk.has(.with) { return false }
            if chunk.sense.isNoun { sawNoun = true }
            index += 1
        }
        return false
    }

    private mutating func newFront() {
        if let head { previousHead = head }
        head = nil
        group = []
        groupHasAnd = false
        isGroupClosed = false
        continuing = nil
        owner = nil
        joiner = .none
        predicate = []
    }

    private func isPicture(_ index: Int) -> Bool {
        guard let first = chunk(index) else { return false }
        let noun = first.has([.the, .owner]) ? chunk(index + 1) : first
        return noun?.has(.media) ?? false || noun.map { ["frame", "canvas", "screen", "page", "scene"].contains(folded($0)) } ?? false
    }

    private mutating func skipPicture() {
        if self.chunk(at)?.has([.the, .owner]) ?? false { at += 1 }
        at += 1
    }

    /// "on the left": of what was named, or of what comes.
    private mutating func place(_ placement: Thing.Placement, isBoundary: Bool) -> Bool {
        let next = self.chunk(at)
        let isBefore =
            isBoundary
            && (beginsPhrase(at) || (next?.has(.copula) ?? false) || (next?.has(.there) ?? false) || (head == nil && next?.kind == .comma))
        isAfterNoun = false
        link = nil
        if isBefore || (head == nil && group.isEmpty) {
            newFront()
            pending.placement = placement
            if self.chunk(at)?.kind == .comma { at += 1 }
            if self.chunk(at)?.has([.copula, .there]) ?? false { at += 1 }
            return true
        }
        pending.placement = nil
        if let weak, let last, weak.relation.subject == last || weak.relation.object == last, weak.owner != last {
            // "a lake with mountains in the background": the mountains.
            if weak.relation.kind == .nextTo { scene.relations.removeAll { $0 == weak.relation } }
            change(last) { $0.placement = placement }
            self.weak = nil
            isGroupClosed = true
            groupHasAnd = false
            return true
        }
        let targets = groupHasAnd ? group : speakers()
        for id in targets.isEmpty ? [last ?? head].compactMap({ $0 }) : targets {
            change(id) { $0.placement = placement }
        }
        isGroupClosed = true
        groupHasAnd = false
        return true
    }

    /// "with a cat on it", "to its left is a dog".
    private mutating func pronominal(_ link: Link, isFronted: Bool) -> Bool {
        guard let kind = link.kind else { return true }
        if isFronted || head == nil {
            guard let object = anchor ?? reference(besides: []) else { return true }
            anchor = object
            newFront()
            fronted = (kind, object, nil)
            if self.chunk(at)?.has(.copula) ?? false { at += 1 }
            return true
        }
        let subjects = joiner == .none ? (last.map { [$0] } ?? speakers()) : speakers()
        if let weak, let subject = subjects.last, subject != weak.owner, weak.relation.subject == subject || weak.relation.object == subject
        {
            scene.relations.removeAll { $0 == weak.relation }
            relate(subject, kind, weak.owner)
            self.weak = nil
        } else if let object = reference(besides: subjects) {
            for subject in subjects { relate(subject, kind, object) }
        }
        isAfterNoun = false
        return true
    }

    mutating func relate(_ subject: Int, _ kind: Relation.Kind, _ object: Int, and other: Int? = nil) {
        guard subject != object, scene.relations.count < 200 else { return }
        let relation = Relation(subject, kind, object, and: other)
        if isEdit {
            scene.relations.removeAll {
                ($0.subject == subject && !created.contains(subject)) || ($0.object == subject && $0.subject == object)
            }
        }
        if !scene.relations.contains(relation) { scene.relations.append(relation) }
        if isEdit { change(subject) { $0.placement = nil } }
    }

    /// The object of a preposition or a verb is there.
    mutating func attach(_ link: PendingLink, _ object: Int) {
        switch link.meaning {
        case .link(let preposition): attach(preposition, link, object)
        case .verb(let verb): attach(verb, link, object)
        case .with: attachWith(link, object)
        case .likeness: break
        }
    }

    private mutating func attach(_ preposition: Link, _ link: PendingLink, _ object: Int) {
        let subjects = link.subjects.filter { $0 != object }
        switch preposition {
        case .relation(.between):
            if link.first == nil, (thing(object)?.count ?? 1) == 1 {
                var waiting = link
                waiting.first = object
                self.link = waiting
                return
            }
            for subject in subjects { relate(subject, .between, link.first ?? object, and: link.first == nil ? nil : object) }
            if link.isFronted { fronted = (.between, link.first ?? object, link.first == nil ? nil : object) }
            settleGroup(on: object)
        case .reversed(let kind):
            if let subject = subjects.last { relate(object, kind, subject) }
            continuing = link
            if let subject = subjects.last { resume(subject) }
        case .relation(let kind) where kind == .heldBy || kind == .wornBy:
            for subject in subjects { relate(subject, kind, object) }
            settleGroup(on: object)
        default:
            guard var kind = preposition.kind else { return }
            if preposition == .inside, let subject = subjects.last ?? link.subjects.last {
                kind = containment(subject, object, isPlain: link.isPlain)
            }
            if kind == .on, let subject = subjects.last, self.kind(subject) == "clothing", isWearer(object) {
                for subject in subjects { relate(subject, .wornBy, object) }
                return settleGroup(on: object)
            }
            if kind == .wornBy {
                if let subject = subjects.last { relate(object, .wornBy, subject) }
                continuing = PendingLink(meaning: .verb(.wears), subjects: subjects)
                if let subject = subjects.last { resume(subject) }
                return
            }
            if link.isFronted, link.subjects.isEmpty {
                fronted = (preposition == .inside && Self.seats.contains(thing(object)?.noun ?? "") ? .on : kind, object, nil)
                return
            }
            if kind == .under || kind == .below, isHeavenly(object) {
                // "a rock under the moon": the moon is above.
                if let subject = head ?? subjects.last { relate(object, .above, subject) }
                return settleGroup(on: subjects.last ?? object)
            }
            for subject in standing(subjects, kind) { relate(subject, kind, object) }
            settleGroup(on: object)
        }
    }

    /// Of several things, those that can stand on or in something: not the armchair with the cat on the rug.
    private func standing(_ subjects: [Int], _ kind: Relation.Kind) -> [Int] {
        guard subjects.count > 1, kind == .on || kind == .inside, let last = subjects.last else { return subjects }
        let fixed: Set<String> = ["furniture", "building", "nature"]
        let lastIsFixed = fixed.contains(self.kind(last))
        return subjects.filter { !(isHeavenly($0) && !isHeavenly(last)) && (lastIsFixed || !fixed.contains(self.kind($0))) }
    }

    /// The sun does not stand on the hill with the house.
    private func isHeavenly(_ id: Int) -> Bool { PlaceWords.heavenly.contains(thing(id)?.noun ?? "") }

    /// "in": worn, on a seat, or inside.
    private func containment(_ subject: Int, _ object: Int, isPlain: Bool) -> Relation.Kind {
        let noun = thing(object)?.noun ?? ""
        if kind(object) == "clothing", isPlain, isWearer(subject), kind(subject) == "person" || !Self.footwear.contains(noun) {
            return .wornBy
        }
        return Self.seats.contains(noun) ? .on : .inside
    }

    static let seats: Set<String> = [
        "bed", "couch", "chair", "armchair", "bench", "stool", "lake", "river", "grass", "wave", "island", "mountain", "rug", "skateboard",
        "surfboard",
    ]

    func isWearer(_ id: Int) -> Bool {
        let kind = kind(id)
        return kind == "person" || kind == "animal"
            || ["doll", "robot", "snowman", "teddy bear", "ghost", "statue", "alien"].contains(thing(id)?.noun ?? "")
            || !(thing(id)?.isKnown ?? true)
    }

    /// The object becomes what the next preposition speaks of: "a ball on a box under a table".
    private mutating func settleGroup(on object: Int) {
        group = [object]
        groupHasAnd = false
        isGroupClosed = true
        owner = nil
        continuing = nil
    }

    /// The subject stays what the next preposition speaks of: "a man holding an umbrella next to a car".
    mutating func resume(_ subject: Int) {
        if !group.contains(subject) { group = [subject] }
        isGroupClosed = true
        owner = subject
    }
}
