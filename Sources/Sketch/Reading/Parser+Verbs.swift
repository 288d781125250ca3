extension Parser {
    mutating func attach(_ verb: Verb, _ link: PendingLink, _ object: Int) {
        guard let subject = link.subjects.last(where: { $0 != object }) else { return settle(on: object) }
        let objectKind = kind(object)
        let isFixed = ["building", "nature", "furniture", "vehicle"].contains(objectKind)
        switch verb {
        case .acts, .rests, .has, .isPainted:
            relate(subject, .nextTo, object)
            settle(on: object)
        case .rides:
            for subject in link.subjects where subject != object { relate(subject, .on, object) }
            settle(on: object)
        case .drives:
            relate(subject, Self.seats.contains(thing(object)?.noun ?? "") ? .on : .inside, object)
            settle(on: object)
        case .jumps:
            relate(subject, .above, object)
            settle(on: object)
        case .holds:
            if isWearer(subject) {
                relate(object, isFixed ? .nextTo : .heldBy, subject)
            } else {
                relate(object, kind(subject) == "container" ? .inside : .on, subject)
            }
            continuing = link
            resume(subject)
        case .wears:
            fit(object, to: subject)
            relate(
                object, objectKind == "clothing" || objectKind == "device" || !isFixed && objectKind != "animal" ? .wornBy : .nextTo,
                subject)
            continuing = link
            resume(subject)
        case .contains:
            relate(object, .inside, subject)
            continuing = link
            resume(subject)
        case .covers:
            relate(object, .on, subject)
            continuing = link
            resume(subject)
        case .surrounds:
            relate(subject, .around, object)
            settle(on: object)
        case .isMadeOf:
            // "a house made of candy": no second thing.
            let noun = thing(object)?.noun ?? ""
            if created.last == object {
                scene.things.removeAll { $0.id == object }
                scene.unknownWords.removeAll { $0 == noun }
                created.removeLast()
                mentions.removeAll { $0 == object }
            }
            change(subject) { $0.adjectives.append("made of " + noun) }
            topic = subject
            resume(subject)
        }
    }

    /// "wearing boots": as many as there are wearers, or feet.
    mutating func fit(_ garment: Int, to wearer: Int) {
        guard countIsBare, created.last == garment, let noun = thing(garment)?.noun else { return }
        let wearers = thing(wearer)?.count ?? 1
        let each = Self.footwear.contains(noun) ? 2 : 1
        change(garment) { $0.count = min(NumberWords.most, wearers * each) }
    }

    private mutating func settle(on object: Int) {
        group = [object]
        groupHasAnd = false
        isGroupClosed = true
        owner = nil
        continuing = nil
    }

    /// "with": worn, held, inside, on or beside, by what the two are.
    mutating func attachWith(_ link: PendingLink, _ object: Int) {
        var subjects = link.subjects.filter { $0 != object }
        let objectKind = kind(object)
        let noun = thing(object)?.noun ?? ""
        // A hat belongs to the man rather than to his horse.
        if objectKind == "clothing", let head, head != object, kind(head) == "person" { subjects = [head] }
        if link.isPlace, let subject = subjects.last,
            !isWearer(subject) || objectKind != "clothing" && (kind(subject) != "person" || isLarge(objectKind))
        {
            subjects = []
        }
        guard let subject = subjects.last else {
            group = [object]
            isGroupClosed = false
            head = head ?? object
            owner = nil
            continuing = nil
            return
        }
        if objectKind == "clothing", isWearer(subject) { fit(object, to: subject) }
        let (kind, isReversed) = company(of: subject, kind(subject), noun, objectKind)
        let relation = isReversed ? Relation(subject, kind, object) : Relation(object, kind, subject)
        relate(relation.subject, relation.kind, relation.object)
        weak = (relation, subject)
        continuing = link
        resume(subject)
    }

    private func company(of subject: Int, _ subjectKind: String, _ noun: String, _ objectKind: String) -> (Relation.Kind, Bool) {
        let isLarge = isLarge(objectKind)
        if isWearer(subject) {
            if objectKind == "clothing" { return (Self.carried.contains(noun) ? .heldBy : .wornBy, false) }
            if isLarge || kind(subject) == "animal" { return (.nextTo, true) }
            return (.heldBy, false)
        }
        if ["island", "mountain", "rock"].contains(thing(subject)?.noun ?? "") { return (.on, false) }
        switch subjectKind {
        case "container": return (isLarge ? .nextTo : .inside, isLarge)
        case "furniture": return isLarge && objectKind != "animal" ? (.nextTo, true) : (.on, false)
        case "food": return objectKind == "food" || objectKind == "plant" || noun == "candle" ? (.on, false) : (.nextTo, true)
        case "vehicle":
            if objectKind == "person" || objectKind == "animal" { return (.inside, false) }
            return isLarge ? (.nextTo, true) : (.on, false)
        case "clothing":
            return ["shape", "symbol", "animal", "plant", "nature", "food"].contains(objectKind) ? (.inside, false) : (.nextTo, true)
        default:
            if ["bowl", "plate", "cup", "mug", "vase", "glass", "pot", "frying pan", "jar", "basket", "box", "bucket"].contains(
                thing(subject)?.noun ?? "")
            {
                return (thing(subject)?.noun == "plate" ? .on : .inside, false)
            }
            return (.nextTo, true)
        }
    }

    private func isLarge(_ kind: String) -> Bool { ["animal", "person", "vehicle", "furniture", "building", "nature"].contains(kind) }

    private static let carried: Set<String> = ["umbrella", "handbag", "suitcase"]

    /// Whether "and" goes on with what was held, worn or contained.
    func continues(_ link: PendingLink, _ object: Int) -> Bool {
        let objectKind = kind(object)
        let isLarge = isLarge(objectKind)
        switch link.meaning {
        case .verb(.wears): return joiner == .and && objectKind == "clothing"
        case .verb(.holds): return joiner == .and && !isLarge
        case .verb(.contains), .verb(.covers), .link(.reversed):
            return (joiner == .and || last.map { kind($0) == objectKind } ?? false)
                && !["person", "vehicle", "building", "furniture"].contains(objectKind) || objectKind == "nature"
        case .with:
            guard let subject = link.subjects.last else { return false }
            if joiner == .comma { return !isLarge && ["furniture", "container"].contains(kind(subject)) }
            if isWearer(subject) { return !isLarge }
            return !isLarge || kind(subject) == "building"
        default: return false
        }
    }
}
