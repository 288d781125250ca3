import Foundation

/// Two pictures that were put before a voter. Its id is random, so that it tells nothing of the models.
public struct PairRecord: Sendable, Equatable {
    /// `pair-…`.
    public var id: String
    /// The comparison.
    public var comparison: String
    /// Who looks at it.
    public var rater: Rater
    /// The prompt's place in the spec.
    public var prompt: Int
    /// The picture on the left.
    public var leftCell: Int
    /// The picture on the right.
    public var rightCell: Int
    /// The vote whose pair this one shows again with the sides exchanged.
    public var mirrors: Int64?
    /// The vote that was given; `nil` while the voter looks.
    public var vote: Int64?
    /// When it was first shown.
    public var created: Date

    /// A pair that is shown now.
    public init(
        id: String, comparison: String, rater: Rater, prompt: Int, leftCell: Int, rightCell: Int, mirrors: Int64? = nil, created: Date
    ) {
        self.id = id
        self.comparison = comparison
        self.rater = rater
        self.prompt = prompt
        self.leftCell = leftCell
        self.rightCell = rightCell
        self.mirrors = mirrors
        self.created = created
    }
}

/// A link by which somebody without an account votes. Its secret is kept as a hash.
public struct VoteLink: Sendable, Equatable {
    /// `link-…`.
    public var id: String
    /// The comparison.
    public var comparison: String
    /// What its maker noted.
    public var note: String?
    /// How many votes each voter has.
    public var cap: Int
    /// The person who made it.
    public var makerID: String?
    /// When it was made.
    public var created: Date
    /// Until when it holds.
    public var expires: Date
    /// Voters who came by it, and their votes.
    public var voters = 0
    /// Votes that came by it.
    public var votes = 0
}

/// A link that is to be made.
public struct NewVoteLink: Sendable {
    /// The comparison.
    public var comparison: String
    /// A note for its maker.
    public var note: String?
    /// How many votes each voter has.
    public var cap: Int
    /// The person who makes it.
    public var makerID: String?
    /// How long it holds.
    public var lifetime: Duration

    /// A link for a comparison.
    public init(comparison: String, note: String? = nil, cap: Int = 50, makerID: String? = nil, lifetime: Duration = .seconds(30 * 86_400))
    {
        self.comparison = comparison
        self.note = note
        self.cap = cap
        self.makerID = makerID
        self.lifetime = lifetime
    }
}
