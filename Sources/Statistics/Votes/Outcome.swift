/// What a voter said about two pictures that stood side by side.
///
/// How each is counted: a win is one win. A tie is half a win to either side in every rate and in Bradley-Terry, and says nothing in the
/// test of "A beats B" (it is left out there, but reported). *Both bad* is counted as a tie everywhere, and besides against the quality of both
/// (`PairTally.bothBadShare`).
public enum Outcome: String, Codable, CaseIterable, Sendable {
    /// The left picture, or the first of an oriented pair, is better.
    case left
    /// The right picture, or the second of an oriented pair, is better.
    case right
    /// Both are equally good.
    case tie
    /// Both are unusable.
    case bothBad = "both_bad"

    /// The same opinion with the sides exchanged.
    public var mirrored: Outcome {
        switch self {
        case .left: .right
        case .right: .left
        case .tie, .bothBad: self
        }
    }

    /// Whether one side was preferred.
    public var isDecided: Bool { self == .left || self == .right }

    /// What the left side gets of the one point of a vote: 1, 0, or ½ for a tie and for both bad.
    public var score: Double {
        switch self {
        case .left: 1
        case .right: 0
        case .tie, .bothBad: 0.5
        }
    }
}
