extension Parser {
    /// One step at a word that the lexicon lacks: a description, a verb or a name of no thing by its place, otherwise a thing
    /// that is drawn as an emblem.
    mutating func unknown(_ chunk: Chunk) {
        let word = folded(chunk)
        let wordRange = chunk.tokens.first ?? 0
        let token = list.tokens[wordRange]
        let isJargon = word.utf8.count < 2 || word.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } && word.utf8.count < 7
        if isJargon || excluding && isNegative || isInStyleName || isName(chunk) {
            at += 1
            return
        }
        if lettersFollow(chunk) || shouts(chunk) { return }
        var run = [chunk]
        while run.count < 3, let next = self.chunk(at + run.count), next.kind == .unknown, !chunk.isPossessive { run.append(next) }
        let after = self.chunk(at + run.count)
        let endsLikeVerb = word.hasSuffix("s") && !word.hasSuffix("ss") || word.hasSuffix("ed")
        if isAfterNoun, run.count == 1, endsLikeVerb, after?.has([.a, .the]) ?? true || after?.sense.link != nil || word.hasSuffix("ed") {
            at += 1
            return
        }
        let leads =
            after.map {
                $0.kind == .known && $0.sense.amount == nil && $0.sense.verb == nil && leadsToNoun(at + run.count)
            } ?? false
        let isPredicate = !predicate.isEmpty && pending.determiner == .none
        if leads && !isAfterNoun || isPredicate || word.hasSuffix("ed") && !leads && isAfterNoun {
            at += run.count
            for part in run where pending.adjectives.count < 8 { pending.adjectives.append(folded(part)) }
            return
        }
        at += run.count
        guard token.kind == .word else { return }
        let first = list.tokens[run[0].tokens.lowerBound].written.lowerBound
        let name = String(list.written(first..<list.tokens[run[run.count - 1].tokens.upperBound - 1].written.upperBound).prefix(40))
        if excluding {
            if !scene.excluded.contains(name), scene.excluded.count < NumberWords.mostThings { scene.excluded.append(name) }
            pending = Pending()
            isAfterNoun = true
            joiner = .none
            return
        }
        if link?.meaning == .likeness {
            for id in link?.subjects ?? [] { change(id) { $0.adjectives.append("like " + name) } }
            link = nil
            return
        }
        if isEdit, pending.determiner == .the, candidates(for: name).isEmpty { missing.append(name) }
        if let known = candidates(for: name).last, pending.determiner != .a, pending.determiner != .another {
            describe(known, pending)
            pending = Pending()
            return complete(known)
        }
        let last = folded(run[run.count - 1])
        let isPlural = last.hasSuffix("s") && !last.hasSuffix("ss") && !last.hasSuffix("us") && !last.hasSuffix("is") && last.utf8.count > 3
        let count = pending.amount?.value ?? (isPlural && pending.determiner != .a ? NumberWords.barePlural : 1)
        create(noun: name, isKnown: false, count: count)
    }

    /// "a cat named Whiskers", "by Rembrandt".
    private mutating func isName(_ chunk: Chunk) -> Bool {
        guard let before = self.chunk(at - 1), before.kind == .known else { return chunk.isCapitalised && wasName && !isAfterNoun }
        let word = folded(before)
        let named = ["named", "called", "nicknamed"].contains(word)
        let by = word == "by" || word.hasSuffix(" by") || word == "of the artist"
        if by, chunk.isCapitalised {
            note("the manner of \"\(written(chunk))\" is not known")
            link = nil
            wasName = true
            return true
        }
        wasName = named && chunk.isCapitalised
        return wasName
    }
}
