/// The bytes of every token of a model, as a tree of their prefixes, for finding all tokens that a grammar allows at once.
///
/// One for each loaded tokenizer, shared by all its matchers: what is known about strings in general is kept here.
public final class Vocabulary: Sendable {
    /// The number of tokens.
    public let count: Int
    /// The tokens that end an answer; allowed where the grammar is complete.
    public let endTokens: [Int]
    /// The bytes of each token.
    let tokenBytes: [[UInt8]]
    /// The tree's nodes, each before its descendants; the first is the root, the empty prefix.
    let tree: PrefixTree
    /// What is known about states of machines.
    let masks: MaskCache

    /// The vocabulary of `tokens`, the bytes that each stands for; empty for those that steer the model, which no grammar
    /// allows. `endTokens` are those that end an answer.
    public init(_ tokens: [[UInt8]], endTokens: [Int] = []) {
        count = tokens.count
        tokenBytes = tokens
        self.endTokens = endTokens.filter { tokens.indices.contains($0) }
        tree = PrefixTree(tokens)
        masks = MaskCache()
    }

    /// The words of 64 bits that a mask of the vocabulary has.
    public var maskWords: Int { (count + 63) / 64 }

    /// The bytes of `token`; `nil` where there is no such token or it stands for none.
    public func bytes(of token: Int) -> [UInt8]? {
        guard tokenBytes.indices.contains(token), !tokenBytes[token].isEmpty else { return nil }
        return tokenBytes[token]
    }
}
