extension Parser {
    /// "a bowl of fruit": some of the kind, unless the prompt goes on to say which.
    mutating func sample(_ word: String, _ chunk: Chunk) -> Bool {
        let nouns = FunctionWords.samples.first { $0.0.phrases.contains(word) }?.1
        if excluding {
            at += 1
            for noun in nouns ?? [word] where scene.excluded.count < NumberWords.mostThings && !scene.excluded.contains(noun) {
                scene.excluded.append(noun)
            }
            pending = Pending()
            isAfterNoun = true
            return true
        }
        // "a toy store", "fruit salad".
        if let next = self.chunk(at + 1), next.sense.isNoun {
            at += 1
            if pending.adjectives.count < 8 { pending.adjectives.append(word) }
            return true
        }
        guard let nouns else { return genericThing(chunk) }
        at += 1
        if self.chunk(at)?.kind == .comma, self.chunk(at + 1)?.sense.isNoun ?? false {
            // "fruits: apples, bananas": they are named.
            if let link { continuing = link }
            link = nil
            at += 1
            joiner = .and
            pending = Pending()
            return true
        }
        var phrase = pending
        phrase.amount = nil
        for name in nouns where lexicon.index(of: name) != nil {
            pending = phrase
            create(noun: name, isKnown: true, count: 1)
            joiner = .and
        }
        joiner = .none
        return true
    }

    /// "an animal": no noun that there is a symbol for.
    private mutating func genericThing(_ chunk: Chunk) -> Bool {
        guard !pending.isEmpty || link != nil || scene.things.isEmpty else { return false }
        at += 1
        create(noun: written(chunk), isKnown: false, count: pending.amount?.value ?? 1)
        return true
    }
}
