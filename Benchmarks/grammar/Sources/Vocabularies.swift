import Grammar

/// Vocabularies like those of byte-level tokenizers: every byte, then words, pieces of words, digits and pieces of JSON, as
/// many as asked for.
enum Vocabularies {
    private static let syllables = [
        "a", "e", "i", "o", "u", "th", "er", "in", "on", "an", "re", "st", "en", "at", "or", "ing", "ion", "al", "le", "qu", "ck", "mp",
        "ly",
        "ß", "é", "ü", "ж", "да", "の", "漢", "字", "한", "ع", "🙂", "é",
    ]
    private static let pieces = [
        "{\"", "\":\"", "\",\"", "\"}", "\"},{\"", "\": \"", "\", \"", "\":", "\": ", "\":[", "[\"", "\"]", "\"],\"", "},", "}}", "]}",
        "]}]",
        "[{", "{}", "[]", "\":{\"", "\":null", "null", "true", "false", "null,\"", "true,\"", "false}", ":", ",", " ", "  ", "\n", "\n  ",
        "\\n",
        "\\\"", "\\\\", "\\u", "\\u00", "\\ud83d", "\\ude00", "00", "000", "0.", ".5", "-1", "-", "1e", "E+", "1.0", "T00", ":00", "Z",
        "+00",
        "-01-", "2024-", "@", ".com", "://", "\u{1}", "P1D", "PT", "::", "ffff", "127.0.0.1", "uuid", "\",", "\"\"", "\"\":", "]]", "}]",
    ]

    /// A vocabulary of `size` tokens; the last ends an answer.
    static func make(size: Int, seed: UInt64) -> (Vocabulary, [[UInt8]]) {
        var generator = Generator(seed: seed)
        var tokens = (UInt8(0)...255).map { [$0] }
        var seen = Set(tokens)
        func add(_ token: [UInt8]) {
            if tokens.count < size - 1, !token.isEmpty, seen.insert(token).inserted { tokens.append(token) }
        }
        for piece in pieces { add(Array(piece.utf8)) }
        for number in 0..<1000 { if size > 4000 || number < 100 { add(Array("\(number)".utf8)) } }
        while tokens.count < size - 1 {
            var word = ""
            for _ in 0..<Int.random(in: 1...5, using: &generator) { word += syllables.randomElement(using: &generator) ?? "" }
            if Bool.random(using: &generator) { word = word.prefix(1).uppercased() + word.dropFirst() }
            switch UInt8.random(in: 0..<20, using: &generator) {
            case 0...9: word = " " + word
            case 10: word += "\""
            case 11: word = "\"" + word
            case 12: word = "_" + word
            case 13: word += pieces.randomElement(using: &generator) ?? ""
            case 14: word = (pieces.randomElement(using: &generator) ?? "") + word
            default: break
            }
            var bytes = Array(word.utf8)
            // Tokens that end or begin within a character.
            if UInt8.random(in: 0..<16, using: &generator) == 0, bytes.count > 2 { bytes.removeLast() }
            if UInt8.random(in: 0..<16, using: &generator) == 0, bytes.count > 2 { bytes.removeFirst() }
            add(bytes)
        }
        tokens.append([])
        return (Vocabulary(tokens, endTokens: [tokens.count - 1]), tokens)
    }
}
