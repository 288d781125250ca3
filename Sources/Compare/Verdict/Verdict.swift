import Foundation

/// What a comparison amounts to at one moment. Its JSON is a format: `docs/compare.md` and `verdict.schema.json`.
public struct Verdict: Sendable, Equatable, Codable {
    /// The format's version.
    public var easelVerdict: Int
    /// What came out.
    public var outcome: Outcome
    /// The outcome in one sentence.
    public var sentence: String
    /// Why, in a sentence or two.
    public var reason: String
    /// How sure that is, in a sentence.
    public var sureness: String
    /// The model that won: better in pictures than every other.
    public var winner: String?
    /// With `quality_and_cost`, the model for whom quality decides.
    public var quality: String?
    /// With `quality_and_cost`, the model for whom cost decides.
    public var cost: String?
    /// The models among which there is a tie; empty otherwise.
    public var tied: [String]
    /// The model that is ahead while nothing is settled.
    public var leader: String?
    /// The model that a switch should lead to; `nil` where the evidence names none.
    public var preferred: String?
    /// More votes by which the open pairs would probably be settled (with a chance of 80 %); `nil` where none are open or nobody can tell.
    public var moreVotes: Int?
    /// What the models were to be used for.
    public var useCase: String
    /// The weights of the criteria that were used, adding up to one.
    public var weights: [String: Double]
    /// Every pair of contestants.
    public var pairs: [PairFinding]
    /// All contestants by how well their pictures were liked; empty without votes that count.
    public var standings: [Standing]
    /// What was measured, criterion by criterion.
    public var criteria: [CriterionFinding]
    /// Circles in what was found: each model beats the next and the last beats the first.
    public var circles: [[String]]
    /// Who said what, and whether it counted.
    public var raters: RaterSummary
    /// The calibration cards of the judges.
    public var cards: [CalibrationCard]
    /// What a reader should know beside: skipped prompts, a budget that ended, one voter only.
    public var notes: [String]
    /// The chance of any false verdict that was allowed for, over all pairs and criteria.
    public var alpha: Double
    /// When the evidence was read.
    public var asOf: Date

    /// What can come out.
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        /// One model is better in pictures than every other.
        case winner
        /// The best ones are equally good, or each is better at something that weighs as much.
        case tie
        /// One is better, another clearly cheaper.
        case qualityAndCost = "quality_and_cost"
        /// Nothing is settled yet.
        case notEnoughEvidence = "not_enough_evidence"
    }

    enum CodingKeys: String, CodingKey {
        case outcome, sentence, reason, sureness, winner, quality, cost, tied, leader, preferred, weights, pairs, standings, criteria,
            circles
        case raters, cards, notes, alpha
        case easelVerdict = "easel_verdict"
        case moreVotes = "more_votes"
        case useCase = "use_case"
        case asOf = "as_of"
    }
}
