/// How often each outcome was seen for a first and a second model.
public struct PairTally: Hashable, Codable, Sendable {
    /// Wins of the first model.
    public var first: Int
    /// Wins of the second model.
    public var second: Int
    /// Votes for "equally good".
    public var ties: Int
    /// Votes for "both bad".
    public var bothBad: Int

    /// Makes a tally; no count may be negative.
    public init(first: Int = 0, second: Int = 0, ties: Int = 0, bothBad: Int = 0) {
        precondition(first >= 0 && second >= 0 && ties >= 0 && bothBad >= 0, "a count is negative")
        self.first = first
        self.second = second
        self.ties = ties
        self.bothBad = bothBad
    }

    /// Counts outcomes, `left` standing for the first model.
    public init(_ outcomes: some Sequence<Outcome>) {
        self.init()
        for outcome in outcomes { add(outcome) }
    }

    /// Counts one more outcome.
    public mutating func add(_ outcome: Outcome) {
        switch outcome {
        case .left: first += 1
        case .right: second += 1
        case .tie: ties += 1
        case .bothBad: bothBad += 1
        }
    }

    /// All votes.
    public var count: Int { first + second + ties + bothBad }
    /// Votes that preferred one side.
    public var decided: Int { first + second }
    /// Votes that preferred none: ties and both bad.
    public var neutral: Int { ties + bothBad }
    /// The first model's win rate with half a win for each tie and both bad; ½ without votes.
    public var score: Double { count == 0 ? 0.5 : (Double(first) + 0.5 * Double(neutral)) / Double(count) }
    /// The first model's share of the decided votes; ½ without any.
    public var decidedRate: Double { decided == 0 ? 0.5 : Double(first) / Double(decided) }
    /// The share of votes that found both unusable; 0 without votes.
    public var bothBadShare: Double { count == 0 ? 0 : Double(bothBad) / Double(count) }

    /// The same votes seen from the second model.
    public var swapped: PairTally { PairTally(first: second, second: first, ties: ties, bothBad: bothBad) }

    /// Both tallies together.
    public static func + (a: PairTally, b: PairTally) -> PairTally {
        PairTally(first: a.first + b.first, second: a.second + b.second, ties: a.ties + b.ties, bothBad: a.bothBad + b.bothBad)
    }
}
