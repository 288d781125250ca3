extension Parser {
    /// One step at a chunk that can be a noun; false if it is something else here.
    mutating func nounMeaning(_ chunk: Chunk) -> Bool {
        let sense = chunk.sense
        if isVerbNotNoun(chunk) {
            if let verb = sense.verb { self.verb(verb, chunk) } else { at += 1 }
            return true
        }
        if chunk.has(.media), showsSomething(at + 1) || isHeading(at + 1) { return false }
        if sense.setting != nil, link != nil, pending.determiner != .a,
            ["nature", "building"].contains(lexicon.nouns[Int(sense.noun)].kind)
        {
            return false
        }
        if chunk.has(.part) || pending.possessor != nil || isWith, part(chunk) { return true }
        if sense.canModify, !chunk.isPossessive {
            let isPredicate = !predicate.isEmpty && pending.determiner == .none && sense.isColour && !sense.isPlural
            let isColoured = link?.meaning == .link(.inside) && pending.isEmpty && sense.isColour
            let isShare = isSplitting && pending.amount != nil && sense.isColour
            if isPredicate || isColoured || isShare || leadsToNoun(at + 1) && !isListed(at + 1) { return false }
        }
        if link?.meaning == .verb(.isMadeOf), let material = sense.material {
            for id in link?.subjects ?? [] { change(id) { $0.material = material } }
            link = nil
            pending = Pending()
            at += 1
            return true
        }
        // "chocolate cake": the first noun describes the second.
        if !chunk.isPossessive, !isPictograph(chunk), sense.isSingular, let next = self.chunk(at + 1), next.kind == .known,
            next.sense.isNoun,
            !next.has(.verbish) || !sees(next)
        {
            if pending.adjectives.count < 8 { pending.adjectives.append(folded(chunk)) }
            isAfterNoun = false
            at += 1
            return true
        }
        if isPosterStyle(chunk) {
            scene.style = .poster
            at += 1
            return true
        }
        noun(chunk)
        return true
    }

    /// "…, poster": a last part that names no thing, but the manner of the picture.
    private func isPosterStyle(_ chunk: Chunk) -> Bool {
        guard lexicon.nouns[Int(chunk.sense.noun)].name == "poster", chunk.sense.isSingular, !chunk.isPossessive, !excluding,
            joiner == .comma, pending.isEmpty, link == nil, !scene.things.isEmpty || scene.setting != nil
        else { return false }
        return self.chunk(at + 1)?.isMark ?? true
    }

    /// "can" after "a man", "waves" after "a boy".
    private func isVerbNotNoun(_ chunk: Chunk) -> Bool {
        guard isAfterNoun, pending.isEmpty, let last, let thing = thing(last) else { return false }
        if chunk.sense.verb != nil, chunk.has(.adjective) || chunk.has(.media) { return true }
        guard chunk.has(.verbish) else { return false }
        let word = folded(chunk)
        if word == "can" || word == "well" || word == "saw" { return true }
        return thing.count > 1 ? !chunk.sense.isPlural : chunk.sense.isPlural
    }

    private func isPictograph(_ chunk: Chunk) -> Bool {
        guard chunk.tokens.count == 1, let first = list.tokens[chunk.tokens.lowerBound].written.first else { return false }
        return Fold.isPictograph(list.scalars[first])
    }

    /// Whether a noun that could be a verb is one after a singular noun.
    private func sees(_ next: Chunk) -> Bool {
        let word = folded(next)
        return next.sense.isPlural && !next.sense.isSingular || word == "can" || word == "well" || word == "saw"
    }

    /// "an orange, a pear": a list goes on, so that the word before the comma stands for itself.
    private func isListed(_ index: Int) -> Bool { chunk(index)?.kind == .comma && !pending.hasModifiers && last != nil && false }

    /// "Banner: …": says what the picture is, not what is in it.
    private func isHeading(_ index: Int) -> Bool {
        guard scene.things.isEmpty, link == nil, let mark = chunk(index), mark.isMark, let token = mark.tokens.first else { return false }
        return list.written(list.tokens[token].written) == ":"
    }

    private func showsSomething(_ index: Int) -> Bool {
        guard let next = chunk(index), next.kind == .known else { return false }
        if next.has(.of) { return true }
        let word = folded(next)
        return ["showing", "depicting", "depicts", "for", "featuring", "that shows", "style"].contains(word)
    }

    private mutating func noun(_ chunk: Chunk) {
        var sense = chunk.sense
        at += 1
        // "two glasses" are for drinking, "glasses" for the nose.
        if sense.otherNoun >= 0, sense.isSingular, sense.isPlural {
            let isForDrinking = (pending.amount.map { $0 != .pair && $0.value > 1 } ?? false) || self.chunk(at)?.has(.of) ?? false
            let first = lexicon.nouns[Int(sense.noun)]
            let isFirstPlural = Inflection.plurals(of: Lexicon.folded(first.name)).contains(folded(chunk))
            if isForDrinking != isFirstPlural { swap(&sense.noun, &sense.otherNoun) }
            sense.isSingular = !isForDrinking
            sense.isPlural = isForDrinking
        }
        var noun = lexicon.nouns[Int(sense.noun)]
        if noun.name == "mouse", joiner != .none, let last, Self.computers.contains(thing(last)?.noun ?? ""),
            let other = lexicon.index(of: "computer mouse")
        {
            // "a keyboard and a mouse".
            noun = lexicon.nouns[other]
        }
        if excluding { return exclude(noun.name) }
        if link?.meaning == .likeness { return liken(noun.name) }
        if chunk.isPossessive {
            let id = referred(noun.name, sense) ?? create(silently: noun.name, isKnown: true, count: count(sense, noun.name))
            pending = Pending()
            pending.possessor = id
            pending.determiner = .owner
            if head == nil { head = id }
            return
        }
        if let found = referred(noun.name, sense) {
            describe(found, pending)
            if isEdit, let amount = pending.amount, amount.value > 0, !pending.isMore, pending.determiner == .none || pending.isOnly {
                change(found) { $0.count = min(amount.value, NumberWords.most) }
            }
            pending = Pending()
            return complete(found)
        }
        if isEdit, pending.determiner == .the { missing.append(noun.name) }
        countIsBare = pending.amount == nil && sense.isPlural
        create(noun: noun.name, isKnown: true, count: count(sense, noun.name))
        countIsBare = false
    }

    /// How many a noun phrase means.
    private func count(_ sense: Sense, _ name: String) -> Int {
        let isPair = sense.roles.contains(.pairwise)
        switch pending.amount {
        case .exactly(let number): return number
        case .pair: return isPair ? 1 : 2
        case .about(let number):
            if !sense.isPlural, sense.isSingular { return pending.determiner == .a || Self.massKinds.contains(name) ? 1 : number }
            return isPair && !sense.isPlural ? 1 : number
        case nil: break
        }
        if pending.isMore { return 1 }
        if pending.determiner == .a || pending.determiner == .another { return 1 }
        if sense.isPlural, !sense.isSingular { return Self.footwear.contains(name) ? 2 : NumberWords.barePlural }
        if sense.isPlural, pending.determiner == .none, !isPair, lexicon.nouns[Int(sense.noun)].kind == "animal" {
            return NumberWords.barePlural
        }
        return 1
    }

    private static let massKinds: Set<String> = [
        "bread", "cheese", "milk", "soup", "salad", "sushi", "soap", "grass", "corn", "broccoli", "noodles", "fries", "chocolate", "rope",
    ]

    private static let computers: Set<String> = ["computer keyboard", "computer monitor", "laptop"]

    static let footwear: Set<String> = ["shoe", "boot", "sneaker", "sandal", "sock", "glove", "high heel"]

    /// Makes a thing of the phrase under way and goes on with it.
    @discardableResult
    mutating func create(noun: String, isKnown: Bool, count: Int) -> Int? {
        if let first = elliptic, isKnown {
            elliptic = nil
            let second = pending
            pending = first
            create(noun: noun, isKnown: isKnown, count: first.amount?.value ?? 1)
            pending = second
            joiner = .and
        }
        let phrase = pending
        let shared = shareable(phrase)
        if isEdit, phrase.isMore || phrase.determiner == .another || phrase.isOnly, let found = candidates(for: noun).last {
            change(found) { thing in
                thing.count = min(NumberWords.most, phrase.isOnly ? max(1, count) : thing.count + max(1, count))
            }
            pending = Pending()
            complete(found)
            return found
        }
        if let statue {
            self.statue = nil
            change(statue) { thing in
                thing.noun = noun
                thing.isKnown = isKnown
                thing.material = thing.material ?? .stone
                thing.adjectives.append("statue")
            }
            nounIndices[statue] = lexicon.index(of: noun)
            if !isKnown, !scene.unknownWords.contains(noun) { scene.unknownWords.append(noun) }
            describe(statue, phrase)
            pending = Pending()
            isAfterNoun = true
            return statue
        }
        guard let id = create(silently: noun, isKnown: isKnown, count: count) else {
            pending = Pending()
            isAfterNoun = false
            return nil
        }
        var modifiers = phrase
        if let shared { modifiers = shared }
        sharedModifiers = phrase.hasModifiers ? phrase : shared
        let splits = splitColours(modifiers, count: count, noun: noun)
        describe(id, modifiers)
        pending = Pending()
        complete(id)
        for (colour, number) in splits {
            guard let other = create(silently: noun, isKnown: isKnown, count: number) else { break }
            change(id) { $0.accent = nil }
            describe(other, modifiers)
            change(other) { thing in
                thing.colour = colour
                thing.accent = nil
            }
            change(id) { $0.count = max(1, $0.count - number) }
            joiner = .and
            let kept = (link, isGroupClosed)
            complete(other)
            (link, isGroupClosed) = kept
        }
        return id
    }

    /// "two red apples and pears": what describes the first describes a bare second too.
    private func shareable(_ phrase: Pending) -> Pending? {
        guard joiner == .and, phrase.isEmpty, var shared = sharedModifiers, shared.hasModifiers else { return nil }
        shared.partColours = []
        shared.possessor = nil
        shared.placement = nil
        shared.adjectives = []
        return shared
    }

    /// "red and green apples" are some red and some green ones; a "red and white umbrella" is both.
    private func splitColours(_ phrase: Pending, count: Int, noun: String) -> [(Colour, Int)] {
        guard phrase.colours.count > 1, phrase.colours.count <= count, phrase.pattern == nil else { return [] }
        if let sense = lexicon.sense(noun), sense.isNoun, lexicon.nouns[Int(sense.noun)].kind == "animal" { return [] }
        let share = count / phrase.colours.count
        return phrase.colours.dropFirst().map { ($0, share) }
    }

    /// A new thing without a place in the sentence.
    mutating func create(silently noun: String, isKnown: Bool, count: Int) -> Int? {
        guard scene.things.count < NumberWords.mostThings else {
            if !isFull { note("only the first \(NumberWords.mostThings) kinds of things are drawn") }
            isFull = true
            return nil
        }
        let id = (scene.things.lazy.map(\.id).max() ?? 0) + 1
        if isKnown { nounIndices[id] = lexicon.index(of: noun) }
        var thing = Thing(id: id, noun: noun)
        if count > NumberWords.most { note("\(count) \(noun) are drawn as \(NumberWords.most)") }
        thing.count = max(1, min(count, NumberWords.most))
        thing.isKnown = isKnown
        scene.things.append(thing)
        namedNouns.insert(noun)
        if !isKnown, !scene.unknownWords.contains(noun) { scene.unknownWords.append(noun) }
        created.append(id)
        return id
    }

    private mutating func exclude(_ noun: String) {
        if !scene.excluded.contains(noun), scene.excluded.count < NumberWords.mostThings { scene.excluded.append(noun) }
        pending = Pending()
        isAfterNoun = true
        joiner = .none
    }

    /// "dressed as a pirate": a description, not a second thing.
    private mutating func liken(_ noun: String) {
        for id in link?.subjects ?? [] {
            change(id) { thing in if thing.adjectives.count < 12 { thing.adjectives.append("like " + noun) } }
        }
        link = nil
        pending = Pending()
        isAfterNoun = true
    }

    /// The noun phrase is complete: `id` takes its place in the clause.
    mutating func complete(_ id: Int) {
        topic = id
        if let text = shout {
            shout = nil
            scene.letterings.append(Lettering(text, on: id))
        }
        mentions.append(id)
        if mentions.count > 64 { mentions.removeFirst(32) }
        defer {
            last = id
            isAfterNoun = true
        }
        if let orphan = orphanPart {
            orphanPart = nil
            paint(part: orphan.name, of: id, orphan.modifiers)
            predicate = [.part(id, orphan.name)]
            if head == nil { head = id }
            group = [id]
            joiner = .none
            return
        }
        if let link {
            self.link = nil
            if openLettering != nil, isLetteringLink(link) {
                carry(by: id)
            } else {
                attach(link, id)
            }
            joiner = .none
            return
        }
        if joiner != .none, let continuing, continues(continuing, id) {
            attach(continuing, id)
            joiner = .none
            return
        }
        continuing = nil
        spokenOf.append(id)
        if let fronted {
            relate(id, fronted.kind, fronted.object, and: fronted.other)
            if !continuesConjuncts() { self.fronted = nil }
        }
        if joiner == .and || joiner == .comma && !groupHasAnd, !group.isEmpty, !isGroupClosed {
            if !group.contains(id) { group.append(id) }
            if joiner == .and { groupHasAnd = true }
            head = head ?? id
        } else {
            group = [id]
            groupHasAnd = false
            isGroupClosed = false
            if head == nil || joiner != .none { head = id }
        }
        joiner = .none
        predicate = []
        owner = nil
    }

    private func continuesConjuncts() -> Bool { chunk(at)?.has(.and) ?? false }
}
