extension Parser {
    func thing(_ id: Int) -> Thing? { scene.things.first { $0.id == id } }

    mutating func change(_ id: Int, _ body: (inout Thing) -> Void) {
        guard let index = scene.things.firstIndex(where: { $0.id == id }) else { return }
        body(&scene.things[index])
    }

    func noun(of id: Int) -> Noun? { nounIndices[id].map { lexicon.nouns[$0] } }

    func kind(_ id: Int) -> String { noun(of: id)?.kind ?? "" }

    /// The things of that noun, the latest last.
    func candidates(for noun: String) -> [Int] {
        scene.things.indices.compactMap { scene.things[$0].noun == noun ? scene.things[$0].id : nil }
    }

    /// The thing that "the apple" means, if there is one.
    func referred(_ noun: String, _ sense: Sense) -> Int? {
        guard pending.determiner != .a, pending.determiner != .another else { return nil }
        guard namedNouns.contains(noun) else { return kindred(noun) }
        if pending.determiner == .none, !isEdit, pending.amount != nil || joiner == .and || link != nil { return nil }
        let known = candidates(for: noun)
        guard !known.isEmpty else { return nil }
        switch pending.determiner {
        case .a, .another: return nil
        case .the, .owner: break
        case .none:
            // "cat, cute cat": bare words name one thing; "apple and apple" do not.
            if adds { return nil }
            if isEdit, pending.isOnly { return known.last }
            if isEdit, pending.amount != nil { return pending.isMore ? nil : known.last }
            guard pending.amount == nil, joiner != .and, link == nil, sense.isSingular, !sense.isPlural || isEdit else {
                return isEdit && pending.amount == nil && joiner != .and && link == nil ? known.last : nil
            }
        }
        if pending.isMore { return nil }
        guard let colour = pending.colours.first else { return known.last }
        if let same = known.last(where: { thing($0)?.colour == colour }) { return same }
        if isEdit { return known.count == 1 ? known.last : known.last { thing($0)?.colour == nil } ?? known.last }
        return known.last { thing($0)?.colour == nil }
    }

    /// What "the boat" means in a picture without a thing of that name: its sailboat. Things that grow or live are not called by the ends of their
    /// names: no pineapple is an apple.
    private func kindred(_ noun: String) -> Int? {
        guard isEdit, pending.determiner == .the || pending.determiner == .owner, let asked = lexicon.index(of: noun) else { return nil }
        let kind = lexicon.nouns[asked].kind
        let isCompounded = ["vehicle", "clothing", "container", "furniture", "sport"].contains(kind)
        let known = scene.things.filter { thing in
            self.kind(thing.id) == kind && thing.noun.hasSuffix(isCompounded ? noun : " " + noun)
        }
        return known.last { $0.colour == pending.colours.first }?.id ?? known.last?.id
    }

    /// What "it" means: the subject of this clause unless that is what speaks, then of the one before.
    func reference(besides speakers: [Int]) -> Int? {
        if let owner, !speakers.contains(owner) { return owner }
        if let head, !speakers.contains(head) { return head }
        if let previousHead, !speakers.contains(previousHead) { return previousHead }
        return mentions.last { !speakers.contains($0) } ?? (isEdit ? scene.things.last?.id : nil)
    }

    /// "it", "she", "them" as a noun phrase.
    mutating func pronoun(_ chunk: Chunk) {
        flush()
        at += 1
        pending = Pending()
        let speakers = link?.subjects ?? []
        var found: Int?
        if chunk.has(.someone) {
            found =
                mentions.last { !speakers.contains($0) && kind($0) == "person" }
                ?? mentions.last { !speakers.contains($0) && kind($0) == "animal" }
        } else if chunk.has(.them) {
            if case .link(.relation(.between)) = link?.meaning, speakers.isEmpty || mentions.count > 1 {
                let others = mentions.filter { !speakers.contains($0) }.suffix(2)
                if others.count == 2, let link, let first = others.first, let second = others.last {
                    self.link = nil
                    for subject in link.subjects { relate(subject, .between, first, and: second) }
                    if link.isFronted { fronted = (.between, first, second) }
                    return
                }
            }
            found = mentions.last { !speakers.contains($0) && (thing($0)?.count ?? 1) > 1 }
            if found == nil, link == nil, head == nil {
                // "They are red": both that were spoken of.
                let both = Array(mentions.suffix(2))
                group = both
                groupHasAnd = both.count > 1
                head = both.last
                last = both.last
                return
            }
        }
        guard let id = found ?? reference(besides: speakers) else {
            if isEdit { missing.append(folded(chunk)) }
            return
        }
        if link != nil {
            complete(id)
        } else {
            joiner = .none
            topic = id
            spokenOf.append(id)
            if let fronted { relate(id, fronted.kind, fronted.object, and: fronted.other) }
            fronted = nil
            head = id
            group = [id]
            groupHasAnd = false
            isGroupClosed = false
            last = id
            isAfterNoun = true
        }
    }

    /// "the animal", which is the dog spoken of before.
    mutating func kindWord(_ chunk: Chunk) -> Bool {
        let word = folded(chunk)
        if pending.determiner != .the, !chunk.sense.isNoun { return sample(word, chunk) }
        guard pending.determiner == .the, !excluding else { return false }
        for (words, kinds) in FunctionWords.kinds where words.phrases.contains(word) {
            if let id = mentions.last(where: { kinds.contains(kind($0)) }) {
                at += 1
                describe(id, pending)
                pending = Pending()
                complete(id)
                return true
            }
        }
        return false
    }

    /// Gives a thing what a phrase says of it.
    mutating func describe(_ id: Int, _ phrase: Pending) {
        guard phrase.hasModifiers || phrase.placement != nil || phrase.formation != nil else { return }
        let kind = kind(id)
        let parts = phrase.partColours.map { (canonicalPart($0.part, of: id), $0.colour) }
        change(id) { thing in
            if let colour = phrase.colours.first {
                if phrase.colours.count == 1, phrase.pattern != nil, thing.colour != nil, thing.colour != colour {
                    thing.accent = colour
                } else {
                    thing.colour = colour
                    thing.accent = phrase.colours.count > 1 ? phrase.colours[1] : nil
                }
            }
            if let size = phrase.size { thing.size = size }
            if let material = phrase.material, phrase.colours.isEmpty || !Self.isJustColour(material, kind) { thing.material = material }
            if let pattern = phrase.pattern { thing.pattern = pattern }
            if let placement = phrase.placement { thing.placement = placement }
            if let formation = phrase.formation { thing.formation = formation }
            for word in phrase.adjectives where thing.adjectives.count < 12 && !thing.adjectives.contains(word) {
                thing.adjectives.append(word)
            }
            for (part, colour) in parts {
                if let part { thing.partColours[part] = colour } else if thing.colour == nil { thing.adjectives.append(colour.name) }
            }
        }
    }

    /// "a golden dog" is yellow, "a golden ring" is gold.
    private static func isJustColour(_ material: Thing.Material, _ kind: String) -> Bool {
        switch material {
        case .gold, .silver, .copper:
            !["object", "tool", "clothing", "symbol", "shape", "container", "sport", "instrument", "device"].contains(kind)
        case .stone: true
        default: false
        }
    }

    /// What waits and found no noun belongs to what was spoken of.
    mutating func flush() {
        defer {
            pending = Pending()
            shade = nil
        }
        guard pending.hasModifiers || pending.placement != nil else { return }
        let phrase = pending
        // "eating bamboo": what is eaten is not what the eater is made of.
        if link?.meaning == .verb(.holds) || link?.meaning == .verb(.acts), phrase.determiner == .none { return }
        if case .exactly(let number) = phrase.amount, let last, let thing = thing(last), thing.count > number, number > 0,
            phrase.hasModifiers
        {
            return split(last, number, phrase)
        }
        if link?.meaning == .link(.inside), phrase.determiner == .none, let subject = link?.subjects.last {
            // "dressed in black", "a shirt in blue".
            link = nil
            return describe(subject, phrase)
        }
        if !predicate.isEmpty {
            for target in predicate {
                switch target {
                case .thing(let id): describe(id, phrase)
                case .part(let id, let part): paint(part: part, of: id, phrase)
                case .backdrop: if let colour = phrase.colours.first { scene.backdropColour = colour }
                }
            }
            return
        }
        if phrase.determiner != .none, phrase.amount == nil, !isEdit, phrase.determiner != .the { return }
        if let owner, phrase.pattern != nil { return describe(owner, phrase) }
        if let last { return describe(last, phrase) }
        if let subject = link?.subjects.last { describe(subject, phrase) }
    }

    /// "three apples, one red and two green".
    private mutating func split(_ id: Int, _ number: Int, _ phrase: Pending) {
        guard let thing = thing(id), let other = create(silently: thing.noun, isKnown: thing.isKnown, count: number) else { return }
        isSplitting = true
        change(id) { $0.count -= number }
        describe(other, phrase)
        if !group.contains(other), !isGroupClosed { group.append(other) }
        topic = other
    }
}
