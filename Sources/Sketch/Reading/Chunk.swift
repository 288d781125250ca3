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
            guard let entry = lexicon.entry(hash) else { break }
            if entry.sense >= 0 { best = (entry.sense, index + 1) }
            // Words after an owner belong to what is owned, unless the whole is one name ("artist's palette").
            open = entry.isPrefix
            index += 1
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
        guard token.kind == .word, word.count > 4, !Endings.nouns.contains(where: { word.hasSuffix($0) }) else { return nil }
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
    static let nouns: [[UInt8]] = [
        "fish", "radish", "relish", "vegetable", "cable", "stable", "olive", "hive", "archive", "locomotive", "family", "lily", "jelly",
        "holly", "belly", "gully", "monopoly", "dragonfly", "assembly",
        "ling", "ring", "king", "string", "thing", "wing", "swing", "pudding", "railing", "ceiling", "clothing", "carving", "wedding",
        "icing", "awning", "stocking", "legging", "building", "filling", "dressing", "landing",
    ].map { Array($0.utf8) }
    static let doing: [UInt8] = Array("ing".utf8)
}

extension ArraySlice<UInt8> {
    /// Whether it ends so.
    func hasSuffix(_ ending: [UInt8]) -> Bool { count >= ending.count && suffix(ending.count).elementsEqual(ending) }
}
