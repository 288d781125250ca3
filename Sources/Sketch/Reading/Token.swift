/// A word, a number, a mark or a quotation of a prompt.
struct Token {
    enum Kind: UInt8 {
        case word, number, comma, stop, quote
    }

    var kind: Kind
    /// The folded bytes (lower case, no accents) in `TokenList.folded`; for a quotation empty.
    var folded: Range<Int> = 0..<0
    /// The scalars as they were written, in `TokenList.scalars`; for a quotation what is between the marks.
    var written: Range<Int>
    /// A number's value.
    var value = 0
    /// Joined to the token before it by a hyphen: "tea-pot".
    var isJoined = false
    var isPossessive = false
    var isCapitalised = false
    var isUpperCase = false
}

/// A prompt in tokens.
struct TokenList {
    var tokens: [Token] = []
    var folded: [UInt8] = []
    var scalars: [Unicode.Scalar] = []

    /// The text of `range`, as it was written.
    func written(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
        return String(text)
    }

    /// The folded text of a word.
    func text(_ token: Token) -> String {
        String(decoding: folded[token.folded], as: UTF8.self)
    }
}
