/// The longest piece of a prompt that the lexicon knows, a word that it does not, or a mark.
struct Chunk {
    enum Kind: UInt8 {
        case known, unknown, number, comma, stop, quote
    }

    var kind: Kind
    var sense = Sense()
    /// The tokens it is made of.
    var tokens: Range<Int>
    var value = 0
    var isPossessive = false
    var isJoined = false
    var isCapitalised = false

    var isMark: Bool { kind == .comma || kind == .stop }

    func has(_ roles: Roles) -> Bool { !sense.roles.isDisjoint(with: roles) }
}

/// Cuts tokens into chunks, the longest known phrase first.
struct Chunker {
    let lexicon: Lexicon
    let list: TokenList

    func chunks() -> [Chunk] {
        var chunks: [Chunk] = []
        chunks.reserveCapacity(list.tokens.count)
        var index = 0
        while index < list.tokens.count {
            let token = list.tokens[index]
            switch token.kind {
            case .comma, .stop, .quote:
                let kind: Chunk.Kind = token.kind == .comma ? .comma : (token.kind == .stop ? .stop : .quote)
                chunks.append(Chunk(kind: kind, tokens: index..<index + 1))
                index += 1
            case .word, .number:
                let chunk = longest(from: index)
                chunks.append(chunk)
                index = chunk.tokens.upperBound
            }
        }
        return chunks
    }

    private static let genitive = Array("'s".utf8)

    private func longest(from start: Int) -> Chunk {
        var hash = Lexicon.seed
        var best: (sense: Int32, end: Int)?
        var index = start
        var open = true
        while open, index < list.tokens.count, index - start < 8 {
            let token = list.tokens[index]
            guard token.kind == .word || token.kind == .number else { break }
            if index > start { hash = Lexicon.step(hash, UInt8(ascii: " ")) }
            hash = Lexicon.hash(list.folded[token.folded], from: hash)
            let entry = lexicon.entry(hash)
            if let entry, entry.sense >= 0 { best = (entry.sense, index + 1) }
            if token.isPossessive {
                // "artist's palette" is a name, "the car's wheel" is not "car wheel".
                hash = Lexicon.hash(Self.genitive, from: hash)
            } else {
                guard let entry else { break }
                open = entry.isPrefix
            }
            index += 1
        }
        if let found = best, found.end > start + 1, !lexicon.senses[Int(found.sense)].isNoun, let noun = overlappingNoun(start, found.end) {
            // "a white wine glass" is not white wine.
            best = nil
            let shorter = longestBefore(noun, from: start)
            if let shorter { best = shorter }
        }
        if let split = closed(from: start), split.end > best?.end ?? start { best = split }
        let token = list.tokens[start]
        var chunk = Chunk(kind: token.kind == .number ? .number : .unknown, tokens: start..<start + 1)
        if let best {
            chunk.kind = .known
            chunk.sense = lexicon.senses[Int(best.sense)]
            chunk.tokens = start..<best.end
        } else if let stripped = stripped(token) {
            chunk.kind = .known
            chunk.sense = stripped
        }
        let last = list.tokens[chunk.tokens.upperBound - 1]
        chunk.value = token.value
        chunk.isPossessive = last.isPossessive
        chunk.isJoined = token.isJoined
        chunk.isCapitalised = token.isCapitalised
        return chunk
    }

    /// Where a longer noun begins inside a phrase and ends beyond it.
    private func overlappingNoun(_ start: Int, _ end: Int) -> Int? {
        for first in start + 1..<end {
            var hash = Lexicon.seed
            var index = first
            while index < list.tokens.count, index - first < 4, list.tokens[index].kind == .word {
                if index > first { hash = Lexicon.step(hash, UInt8(ascii: " ")) }
                hash = Lexicon.hash(list.folded[list.tokens[index].folded], from: hash)
                guard let entry = lexicon.entry(hash) else { break }
                index += 1
                if index > end, entry.sense >= 0, lexicon.senses[Int(entry.sense)].isNoun { return first }
                if !entry.isPrefix { break }
            }
        }
        return nil
    }

    private func longestBefore(_ limit: Int, from start: Int) -> (sense: Int32, end: Int)? {
        var hash = Lexicon.seed
        var best: (sense: Int32, end: Int)?
        for index in start..<limit {
            if index > start { hash = Lexicon.step(hash, UInt8(ascii: " ")) }
            hash = Lexicon.hash(list.folded[list.tokens[index].folded], from: hash)
            guard let entry = lexicon.entry(hash) else { break }
            if entry.sense >= 0 { best = (entry.sense, index + 1) }
        }
        return best
    }

    /// A noun that the lexicon writes closed and the prompt open: "tea pot", "sun-flower".
    private func closed(from start: Int) -> (sense: Int32, end: Int)? {
        guard start + 1 < list.tokens.count else { return nil }
        let first = list.tokens[start], second = list.tokens[start + 1]
        guard first.kind == .word, second.kind == .word, !first.isPossessive, first.folded.count > 1, second.folded.count > 1 else {
            return nil
        }
        guard first.folded.count + second.folded.count > 5 else { return nil }
        let hash = Lexicon.hash(list.folded[second.folded], from: Lexicon.hash(list.folded[first.folded]))
        guard let entry = lexicon.entry(hash), entry.sense >= 0, lexicon.senses[Int(entry.sense)].isNoun else { return nil }
        return (entry.sense, start + 2)
    }

    /// What an ending says of a word that the lexicon lacks.
    private func stripped(_ token: Token) -> Sense? {
        let word = list.folded[token.folded]
        guard token.kind == .word, word.count > 4, !Endings.isNoun(word) else { return nil }
        var sense = Sense()
        if Endings.adverbs.contains(where: { word.hasSuffix($0) }) {
            sense.roles = .adverb
            return sense
        }
        if word.count > 5, Endings.adjectives.contains(where: { word.hasSuffix($0) }) {
            sense.roles = .adjective
            return sense
        }
        if word.count > 5, word.hasSuffix(Endings.doing) {
            sense.roles = .adjective
            sense.verb = .rests
            return sense
        }
        return nil
    }
}

/// Endings that tell what a word is.
enum Endings {
    static let adverbs: [[UInt8]] = [Array("ly".utf8), Array("wards".utf8), Array("wise".utf8)]
    static let adjectives: [[UInt8]] = [
        "ful", "ous", "ish", "ive", "less", "like", "esque", "able", "ible", "ical", "ated", "ized", "ised", "eyed", "haired", "shaped",
        "sized", "coloured", "colored", "ested",
    ].map { Array($0.utf8) }
    /// Nouns that end like something else.
    private static let nouns: Set<UInt64> = Set(
        """
        radish relish vegetable cable stable olive hive beehive archive locomotive family lily jelly holly belly gully monopoly dragonfly assembly duckling gosling dumpling \
        sibling sapling earring spring string king viking wing swing thing pudding railing ceiling clothing wedding icing awning stocking legging building filling bunting \
        evening morning lightning sterling darling herring starling offspring timepiece
        """.split(separator: " ").map { Lexicon.hash($0.utf8) })

    /// Whether the word is a noun in spite of its ending; an "s" behind it does not matter.
    static func isNoun(_ word: ArraySlice<UInt8>) -> Bool {
        word.hasSuffix(Array("fish".utf8)) || nouns.contains(Lexicon.hash(word)) || nouns.contains(Lexicon.hash(word.dropLast()))
    }

    static let doing: [UInt8] = Array("ing".utf8)
}

extension ArraySlice<UInt8> {
    /// Whether it ends so.
    func hasSuffix(_ ending: [UInt8]) -> Bool { count >= ending.count && suffix(ending.count).elementsEqual(ending) }
}
