import Tokenizers

/// What each token adds to a text; special ones add nothing.
public struct TokenTexts: Sendable {
    /// The bytes of each token.
    public let bytes: [[UInt8]]

    /// The texts of a tokenizer's tokens.
    public init(_ tokenizer: Tokenizer) {
        bytes = (0..<Int32(tokenizer.count)).map { tokenizer.isSpecial($0) ? [] : tokenizer.bytes(of: $0) }
    }

    /// Texts that are known already.
    public init(bytes: [[UInt8]]) { self.bytes = bytes }

    /// The bytes of a token; none for a number that is not used.
    public subscript(token: Int32) -> [UInt8] { bytes.indices.contains(Int(token)) ? bytes[Int(token)] : [] }
}
