extension Parser {
    /// One step at a chunk of the lexicon.
    mutating func known(_ chunk: Chunk) {
        let sense = chunk.sense
        if isInStyleName, sense.style == nil, !chunk.has([.and, .with, .without]) {
            at += 1
            return
        }
        if lettersFollow(chunk) || shouts(chunk) { return }
        if form(chunk) { return }
        notice(chunk)
        if punctuating(chunk) { return }
        if sense.isNoun, nounMeaning(chunk) { return }
        let isMedium = chunk.has(.media) && scene.things.isEmpty && link == nil
        if chunk.has(.part), !isMedium, !(sense.canModify && leadsToNoun(at + 1)), part(chunk) { return }
        if chunk.has(.kind), kindWord(chunk) { return }
        if determining(chunk) { return }
        if chunk.has(.background) { return background(chunk) }
        if surroundings(chunk) { return }
        if sense.link != nil, linking(chunk) { return }
        if let verb = sense.verb, isVerbHere(chunk) { return self.verb(verb, chunk) }
        if sense.canModify, !chunk.has(.adverb) || sense.shade != nil { return modifier(chunk) }
        if let verb = sense.verb { return self.verb(verb, chunk) }
        if chunk.has(.substance) { return substance(chunk) }
        if chunk.has([.abstract, .part, .words, .title]) { return abstract() }
        at += 1
    }

    /// The words that shape the sentence.
    private mutating func punctuating(_ chunk: Chunk) -> Bool {
        let sense = chunk.sense
        guard !chunk.sense.isNoun else { return false }
        if chunk.isPossessive, chunk.has([.it, .someone, .there, .the]) {
            if chunk.has(.it) || chunk.has(.someone) { pronoun(chunk) } else { at += 1 }
            copula(chunk)
            return true
        }
        if chunk.has(.without) {
            flush()
            link = nil
            excluding = true
            at += 1
            return true
        }
        if chunk.has(.no), sense.amount?.value ?? 0 == 0 {
            flush()
            link = nil
            excluding = true
            at += 1
            return true
        }
        if chunk.has(.with) {
            with()
            return true
        }
        if chunk.has(.styleOf) {
            flush()
            isInStyleName = true
            styleName()
            return true
        }
        if chunk.has(.of) {
            of()
            return true
        }
        if chunk.has(.and) || chunk.has(.or) {
            conjunction(chunk)
            return true
        }
        if chunk.has(.copula) {
            at += 1
            copula(chunk)
            return true
        }
        if chunk.has(.clause) {
            at += 1
            newClause()
            return true
        }
        if chunk.has(.there) {
            flush()
            if fronted == nil { newClause() }
            at += 1
            return true
        }
        if chunk.has([.it, .someone, .them]), sense.link == nil {
            pronoun(chunk)
            return true
        }
        return false
    }

    /// "a bowl of apples", "a statue of a horse".
    private mutating func of() {
        flush()
        at += 1
        guard isAfterNoun, let last, beginsPhrase(at) else { return }
        if kind(last) == "container" || Self.holders.contains(thing(last)?.noun ?? "") {
            link = PendingLink(meaning: .link(.reversed(.inside)), subjects: [last])
        } else if thing(last)?.noun == "statue", created.last == last {
            // The statue is of stone, and shows what follows.
            statue = last
        }
    }

    private static let holders: Set<String> = [
        "bowl", "cup", "mug", "glass", "wine glass", "vase", "basket", "box", "bucket", "jar", "pot", "frying pan", "plate", "barrel",
        "bottle", "shopping cart", "shopping bag",
        "cart", "treasure chest", "suitcase", "backpack",
    ]

    private mutating func with() {
        flush()
        at += 1
        if !isNegative { excluding = false }
        let subjects = isGroupClosed && owner == nil ? (last.map { [$0] } ?? []) : speakers()
        let before = self.chunk(at - 2)
        let isPlace = before.map { $0.sense.setting != nil && !$0.sense.isNoun } ?? false
        link = PendingLink(meaning: .with, subjects: subjects, isPlace: isPlace)
        owner = subjects.last
        predicate = []
        isAfterNoun = false
        joiner = .none
    }

    private mutating func determining(_ chunk: Chunk) -> Bool {
        if let amount = chunk.sense.amount {
            self.amount(amount, chunk)
            return true
        }
        let determiner: Pending.Determiner
        if chunk.has(.another) {
            determiner = .another
        } else if chunk.has(.a) {
            determiner = .a
        } else if chunk.has(.the) {
            determiner = .the
        } else if chunk.has(.owner) {
            determiner = .owner
        } else if chunk.has(.only) {
            pending.isOnly = true
            at += 1
            return true
        } else if chunk.has([.more, .fewer]) {
            pending.isMore = true
            at += 1
            return true
        } else {
            return false
        }
        // A determiner opens a new phrase: what waits belongs to what was before.
        if pending.hasModifiers { flush() }
        let placement = pending.placement
        let amount = determiner == .a ? nil : pending.amount
        if determiner == .owner { pending.possessor = reference(besides: []) ?? pending.possessor }
        pending.determiner = determiner
        pending.placement = placement
        pending.amount = amount
        isAfterNoun = false
        at += 1
        return true
    }

    private mutating func amount(_ amount: Amount, _ chunk: Chunk) {
        at += 1
        // "a green one" stands for the noun before.
        if amount == .exactly(1), pending.hasModifiers || pending.determiner != .none, !beginsPhrase(at), let model = topic,
            let thing = thing(model)
        {
            let noun = thing.noun
            let isKnown = thing.isKnown
            if pending.determiner == .the, let found = candidates(for: noun).last {
                describe(found, pending)
                pending = Pending()
                return complete(found)
            }
            pending.amount = .exactly(1)
            create(noun: noun, isKnown: isKnown, count: 1)
            return
        }
        if pending.hasModifiers, !predicate.isEmpty || isAfterNoun { flush() }
        isAfterNoun = false
        switch (pending.amount, amount) {
        case (.exactly, .about), (.exactly, .pair): break
        default: pending.amount = amount
        }
        if amount == .exactly(0) {
            excluding = true
            pending.amount = nil
        }
    }

    mutating func copula(_ chunk: Chunk) {
        flush()
        link = nil
        joiner = .none
        let isRelative = chunk.tokens.count > 1 && chunk.has(.copula) && !chunk.isPossessive
        isAfterNoun = false
        if backdropSpokenOf {
            predicate = [.backdrop]
            return
        }
        if !predicate.isEmpty, case .part = predicate[0] { return }
        if isRelative, let last {
            predicate = [.thing(last)]
            group = [last]
        } else if let head {
            if !group.contains(head) { group = [head] }
            predicate = group.map { .thing($0) }
        }
        isGroupClosed = false
    }

    /// Whether the word is a verb here, and not an adjective before its noun.
    func isVerbHere(_ chunk: Chunk) -> Bool {
        if !chunk.sense.canModify { return true }
        if isAfterNoun || !predicate.isEmpty { return !(predicate.isEmpty && pending.determiner != .none) }
        return !leadsToNoun(at + 1)
    }

    mutating func verb(_ verb: Verb, _ chunk: Chunk) {
        if pending.hasModifiers { flush() }
        pending = Pending()
        at += 1
        isAfterNoun = false
        let subjects = speakers()
        switch verb {
        case .rests:
            // "sitting" says nothing by itself; a preposition mostly follows.
            return
        case .isPainted:
            predicate = subjects.last.map { [.thing($0)] } ?? []
            return
        case .has:
            link = PendingLink(meaning: .with, subjects: subjects)
        case .acts, .holds, .wears, .rides, .drives, .contains, .covers, .surrounds, .isMadeOf, .jumps:
            link = PendingLink(meaning: .verb(verb), subjects: subjects, isWeak: verb == .acts)
        }
        predicate = []
        owner = nil
    }

    /// What a verb or a preposition speaks of here.
    func speakers() -> [Int] {
        if groupHasAnd { return group }
        if let last, !isGroupClosed || group.contains(last), joiner != .comma || head == nil {
            return group.contains(last) ? [last] : (group.last.map { [$0] } ?? [last])
        }
        if let head, joiner == .comma { return [head] }
        return group.last.map { [$0] } ?? []
    }

    mutating func modifier(_ chunk: Chunk) {
        at += 1
        isAfterNoun = false
        let sense = chunk.sense
        if let shade = sense.shade, let next = self.chunk(at), next.sense.isColour || next.sense.shade != nil {
            self.shade = self.shade ?? shade
            return
        }
        if var colour = sense.colour {
            if let shade { colour = colour.shaded(shade) }
            shade = nil
            // "blue-eyed", "red-roofed".
            if let next = self.chunk(at), next.isJoined, let part = partOfCompound(next) {
                pending.partColours.append((part, colour))
                at += 1
                return
            }
            if let last = pending.colours.last, chunk.isJoined || isTinge(at - 2), chunks[at - 2].sense.isColour {
                pending.colours[pending.colours.count - 1] = last.mixed(with: colour)
            } else {
                pending.colours.append(colour)
            }
            if let material = sense.material, pending.material == nil { pending.material = material }
            return
        }
        if let size = sense.size { return pending.size = size }
        if let material = sense.material { return pending.material = material }
        if let pattern = sense.pattern { return pending.pattern = pattern }
        let word = folded(chunk)
        if pending.adjectives.count < 8, !pending.adjectives.contains(word) { pending.adjectives.append(word) }
    }

    /// "reddish", which tinges the colour that follows.
    private func isTinge(_ index: Int) -> Bool {
        guard let chunk = chunk(index), chunk.sense.isColour, let token = chunk.tokens.last else { return false }
        return list.folded[list.tokens[token].folded].hasSuffix(Array("ish".utf8))
    }

    private func partOfCompound(_ chunk: Chunk) -> String? {
        guard chunk.tokens.count == 1 else { return nil }
        let word = folded(chunk)
        guard word.hasSuffix("ed"), word.utf8.count > 3 else { return nil }
        for stem in [String(word.dropLast(2)), String(word.dropLast(1)), String(word.dropLast(3))] {
            if let sense = lexicon.sense(stem), sense.roles.contains(.part) { return stem }
        }
        return nil
    }

    /// A noun that is no thing takes its descriptions with it.
    mutating func abstract() {
        at += 1
        pending = Pending()
        shade = nil
        link = nil
        isAfterNoun = false
    }

    private mutating func styleName() {
        at += 1
        var words: [String] = []
        var index = at
        while let chunk = chunk(index), !chunk.isMark, chunk.kind != .quote, words.count < 6, !chunk.has([.and, .with]) {
            if chunk.sense.style != nil { return }
            if !chunk.has([.a, .the]) { words.append(written(chunk)) }
            index += 1
        }
        if !words.isEmpty { note("the style of \"" + words.joined(separator: " ") + "\" is not known") }
    }

    mutating func note(_ text: String) {
        if scene.notes.count < 12, !scene.notes.contains(text) { scene.notes.append(text) }
    }
}
