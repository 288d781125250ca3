import Statistics

/// What was found about two contestants.
public struct PairFinding: Sendable, Equatable, Codable {
    /// The first model.
    public var first: String
    /// The second model.
    public var second: String
    /// Who is better in pictures, all criteria weighed.
    public var finding: Finding
    /// Why, in a sentence.
    public var sentence: String
    /// The votes that decide how the pictures look: people's where they settle it, else the admitted judges'.
    public var looks: VoteFinding?
    /// What people said; `nil` where none voted on this pair.
    public var people: VoteFinding?
    /// What the judges said together, whether they count or not; `nil` where none judged this pair.
    public var judges: VoteFinding?
    /// Each criterion that the comparison can measure, those without weight among them.
    public var criteria: [CriterionComparison]
    /// The side that may not win because it follows the prompts clearly worse.
    public var heldBack: Side?
    /// The sum of the weights of the criteria that speak for the first model, without money.
    public var weightForFirst: Double
    /// The sum of the weights of the criteria that speak for the second model, without money.
    public var weightForSecond: Double
    /// The clearly cheaper side, by cost per accepted image where it is known.
    public var cheaper: Side?

    /// One of the two models.
    public enum Side: String, Sendable, Codable, CaseIterable {
        case first, second

        /// The other one.
        public var other: Side { self == .first ? .second : .first }
    }

    /// What can be found about a pair.
    public enum Finding: String, Sendable, Codable, CaseIterable {
        case first, second, tie
        /// Each is better at something, and neither outweighs the other.
        case mixed
        case undecided
    }

    enum CodingKeys: String, CodingKey {
        case first, second, finding, sentence, looks, people, judges, criteria, cheaper
        case heldBack = "held_back"
        case weightForFirst = "weight_for_first"
        case weightForSecond = "weight_for_second"
    }
}

/// What votes on a pair amount to, valid whenever one looks.
public struct VoteFinding: Sendable, Equatable, Codable {
    /// Who voted.
    public var basis: Basis
    /// Whether the verdict may rest on it.
    public var counts: Bool
    /// Who is better by these votes alone; never `mixed`.
    public var finding: PairFinding.Finding
    /// Wins of the first model.
    public var wins: Int
    /// Wins of the second model.
    public var losses: Int
    /// Votes for "equally good".
    public var ties: Int
    /// Votes for "both bad".
    public var bothBad: Int
    /// On how many prompts.
    public var prompts: Int
    /// By how many voters.
    public var voters: Int
    /// The first model's win rate with half a win for each tie and each "both bad".
    public var winRate: Double
    /// An interval of the win rate that holds at all times and for all pairs at once.
    public var interval: Interval
    /// The evidence that they differ: how many times over a bettor against "equal" has multiplied the stake (capped at 10^15).
    public var eValue: Double
    /// What the evidence has to reach.
    public var threshold: Double
    /// More votes that would name a winner with a chance of 80 %; `nil` where it is settled or no such number is in sight.
    public var moreVotes: Int?
    /// The smallest number of votes whose removal would undo the finding; `nil` where there is none to undo.
    public var fragility: Int?

    enum CodingKeys: String, CodingKey {
        case basis, counts, finding, wins, losses, ties, prompts, voters, interval, threshold, fragility
        case bothBad = "both_bad"
        case winRate = "win_rate"
        case eValue = "e_value"
        case moreVotes = "more_votes"
    }
}

/// How two contestants stand by one criterion.
public struct CriterionComparison: Sendable, Equatable, Codable {
    /// The criterion's id.
    public var criterion: String
    /// Its weight, all weights adding up to one.
    public var weight: Double
    /// Who is better; `undecided` where nothing is settled. Never `mixed`.
    public var finding: PairFinding.Finding
    /// The first model's value less the second's, in the criterion's unit; `nil` where either is not measured.
    public var difference: Double?
    /// Where the true difference lies; `nil` where it was not tested prompt by prompt.
    public var interval: Interval?
    /// The evidence that they differ; `nil` where it was compared by the measures' intervals.
    public var eValue: Double?
    /// On how many prompts both were measured; 0 where it was compared by the measures' intervals.
    public var prompts: Int

    enum CodingKeys: String, CodingKey {
        case criterion, weight, finding, difference, interval, prompts
        case eValue = "e_value"
    }
}
