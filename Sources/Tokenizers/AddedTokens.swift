/// Finds added tokens in text: the leftmost, and of several that begin there the longest
/// (huggingface/tokenizers `added_vocabulary.rs`, `find_matches`).
struct AddedTokens: Sendable {
    /// A stretch of text between added tokens, or one of them.
    enum Part: Equatable {
        case text(Range<Int>)
        case token(Int32)
    }

    private struct Pattern: Sendable {
        var scalars: [Unicode.Scalar]
        var token: AddedToken
    }

    /// The patterns by their first scalar, the longest first.
    private let patterns: [Unicode.Scalar: [Pattern]]

    init(_ tokens: [AddedToken]) {
        var patterns: [Unicode.Scalar: [Pattern]] = [:]
        for token in tokens {
            let scalars = Array(token.content.unicodeScalars)
            guard let first = scalars.first else { continue }
            patterns[first, default: []].append(Pattern(scalars: scalars, token: token))
        }
        self.patterns = patterns.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
    }

    /// Cuts `text` at the tokens.
    func split(_ text: [Unicode.Scalar]) -> [Part] {
        guard !patterns.isEmpty else { return text.isEmpty ? [] : [.text(0..<text.count)] }
        var parts: [Part] = []
        var done = 0
        var position = 0
        while position < text.count {
            guard let pattern = match(in: text, at: position) else {
                position += 1
                continue
            }
            var start = position
            var end = position + pattern.scalars.count
            position = end
            if pattern.token.isWholeWord, isWord(text, start - 1) || isWord(text, end) { continue }
            if pattern.token.stripsLeft { while start > done, ScalarClass(text[start - 1]) == .space { start -= 1 } }
            if pattern.token.stripsRight { while end < text.count, ScalarClass(text[end]) == .space { end += 1 } }
            if start > done { parts.append(.text(done..<start)) }
            parts.append(.token(pattern.token.id))
            done = end
            position = end
        }
        if done < text.count { parts.append(.text(done..<text.count)) }
        return parts
    }

    private func match(in text: [Unicode.Scalar], at position: Int) -> Pattern? {
        patterns[text[position]]?.first { pattern in
            position + pattern.scalars.count <= text.count
                && text[position..<position + pattern.scalars.count].elementsEqual(pattern.scalars)
        }
    }

    private func isWord(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        guard text.indices.contains(index) else { return false }
        let scalarClass = ScalarClass(text[index])
        return scalarClass == .letter || scalarClass == .number || text[index] == "_"
    }
}
