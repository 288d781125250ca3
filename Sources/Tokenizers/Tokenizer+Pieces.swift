extension Tokenizer {
    /// The bytes that a token adds to a text; those of special tokens too. Empty for a number that is not used.
    public func bytes(of token: Int32) -> [UInt8] {
        if let added = addedByID[token] { return Array(added.content.utf8) }
        return tokenBytes.indices.contains(Int(token)) ? tokenBytes[Int(token)] : []
    }

    /// Whether a token is markup that is no part of what is said.
    public func isSpecial(_ token: Int32) -> Bool { addedByID[token]?.isSpecial ?? false }
}
