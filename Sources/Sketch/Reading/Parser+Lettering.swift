extension Parser {
    /// One step at a word that announces lettering ("says", "the words"), if words do follow; else false.
    mutating func lettersFollow(_ chunk: Chunk) -> Bool {
        guard chunk.has([.says, .words, .title]), !excluding else { return false }
        var index = at + 1
        while let next = self.chunk(index), index - at < 4, next.kind == .comma || next.has([.says, .words, .copula, .title]) { index += 1 }
        if self.chunk(index)?.kind == .quote {
            announce(chunk)
            at = index
            return true
        }
        guard let range = unquoted(from: index, chunk) else { return false }
        announce(chunk)
        let tokens = chunks[range.lowerBound].tokens.lowerBound..<chunks[range.upperBound - 1].tokens.upperBound
        let written = list.tokens[tokens.lowerBound].written.lowerBound..<list.tokens[tokens.upperBound - 1].written.upperBound
        letter(list.written(written))
        at = range.upperBound
        return true
    }

    private mutating func announce(_ chunk: Chunk) {
        flush()
        pending = Pending()
        link = nil
        isAnnounced = true
        if chunk.has(.title), !chunk.has([.says, .words]) { carrierHint = nil } else { carrierHint = last ?? head }
        var before = self.chunk(at - 1)
        if before?.has(.the) ?? false { before = self.chunk(at - 2) }
        // "a card with a cake and the text": the words are the card's.
        if before?.has(.and) ?? false { carrierHint = owner }
        if last == nil, head == nil { carrierHint = nil }
    }

    /// Words without marks: capitals after "the text" or "says"; after "says" also what follows up to the end of the phrase.
    private func unquoted(from start: Int, _ trigger: Chunk) -> Range<Int>? {
        var end = start
        var capitals = 0
        while let next = chunk(end), end - start < 8, !next.isMark, next.kind != .quote {
            let tokens = next.tokens.map { list.tokens[$0] }
            let isCapital = tokens.allSatisfy { $0.isCapitalised || $0.kind == .number || $0.isUpperCase } && !tokens.isEmpty
            guard isCapital else { break }
            capitals += 1
            end += 1
        }
        if capitals > 0, end > start, chunk(start)?.kind != .number || trigger.has(.says) || folded(trigger) == "the number" {
            return start..<end
        }
        let word = folded(trigger)
        let isTold =
            trigger.has(.says) && !["reading", "marked", "say", "stating", "printed with", "reads", "states"].contains(word)
            || word == "the word" || word == "word"
        guard isTold else { return nil }
        end = start
        while let next = chunk(end), end - start < (trigger.has(.says) ? 5 : 1), !next.isMark, next.kind != .quote {
            if next.sense.link != nil || next.has([.and, .with, .a, .clause]) { break }
            end += 1
        }
        return end > start ? start..<end : nil
    }

    /// "a big red SALE sign": capitals before what carries words.
    mutating func shouts(_ chunk: Chunk) -> Bool {
        guard let token = chunk.tokens.first, list.tokens[token].isUpperCase, !chunk.sense.isNoun, !excluding,
            let next = self.chunk(at + 1), next.sense.isNoun
        else { return false }
        guard let after = next.tokens.first, !list.tokens[after].isUpperCase, list.tokens[token].folded.count > 2 else { return false }
        guard ["sign", "banner", "billboard", "poster", "flag"].contains(lexicon.nouns[Int(next.sense.noun)].name) else { return false }
        at += 1
        shout = written(chunk)
        return true
    }

    /// One step at a quotation.
    mutating func quotation(_ chunk: Chunk) {
        at += 1
        guard let token = chunk.tokens.first else { return }
        let text = list.written(list.tokens[token].written)
        let wasAnnounced = isAnnounced
        isAnnounced = false
        flush()
        if excluding { return }
        if !wasAnnounced, carrierHint == nil, let before = self.chunk(at - 2), !before.isMark, !before.has(.title) { carrierHint = last }
        letter(text)
    }

    private mutating func letter(_ text: String) {
        guard scene.letterings.count < 24 else { return }
        let trimmed = text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).joined(separator: " ")
        guard !trimmed.isEmpty else { return }
        let carrier = carrierHint.flatMap { canCarry($0) ? $0 : carriedBy($0) }
        if isEdit {
            let old = scene.letterings.firstIndex { $0.carrier == carrier }
            if let old { scene.letterings.remove(at: old) }
        }
        scene.letterings.append(Lettering(trimmed, on: carrier))
        openLettering = scene.letterings.count - 1
        carrierHint = nil
        pending = Pending()
        link = nil
        isAfterNoun = false
        joiner = .none
        if let carrier, !group.contains(carrier) { group = [carrier] }
    }

    private func canCarry(_ id: Int) -> Bool { !["animal", "person", "plant", "nature"].contains(kind(id)) }

    /// "a bear holding a sign that says": what someone holds carries the words.
    private func carriedBy(_ id: Int) -> Int? {
        scene.relations.last { $0.object == id && $0.kind == .heldBy }?.subject
    }

    /// "'SALE' on a sign": the place of words is their carrier.
    func isLetteringLink(_ link: PendingLink) -> Bool {
        guard case .link(let preposition) = link.meaning, let index = openLettering, scene.letterings.indices.contains(index) else {
            return false
        }
        switch preposition {
        case .relation(.on), .inside, .side: return scene.letterings[index].carrier == nil || isEdit
        default: return false
        }
    }

    mutating func carry(by id: Int) {
        guard let index = openLettering, scene.letterings.indices.contains(index) else { return }
        if canCarry(id) {
            if isEdit { scene.letterings.removeAll { $0.carrier == id } }
            if let index = scene.letterings.firstIndex(where: { $0.carrier == nil }) ?? scene.letterings.indices.last {
                scene.letterings[index].carrier = id
            }
        }
        openLettering = nil
        group = [id]
        isGroupClosed = false
        head = head ?? id
    }
}
