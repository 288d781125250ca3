import Registry
import Store

/// Two pictures before a voter. Nothing in it tells which model made which.
public struct BlindPair: Sendable, Equatable {
    /// What the vote names.
    public var id: String
    /// The prompt.
    public var prompt: String
    /// Votes that the voter has cast in this comparison.
    public var cast: Int
    /// Pairs that are left for this voter, this one among them.
    public var left: Int

    /// A side of it.
    public enum Side: String, Sendable, CaseIterable { case left, right }
}

/// What a voter is told after a vote.
public struct Reveal: Sendable, Equatable {
    /// The vote.
    public var vote: VoteRecord
    /// The model whose picture stood on the left.
    public var left: String
    /// The model whose picture stood on the right.
    public var right: String
}
