import Statistics

/// What one criterion measured, contestant by contestant.
public struct CriterionFinding: Sendable, Equatable, Codable {
    /// The criterion's id.
    public var criterion: String
    /// Its name for people.
    public var title: String
    /// What it measures.
    public var summary: String
    /// What its values are counted in.
    public var unit: MeasureUnit
    /// Which end of the scale is the good one.
    public var direction: MeasureDirection
    /// What it is about.
    public var aspect: Aspect
    /// Its weight, all weights adding up to one; 0 for one that is only shown.
    public var weight: Double
    /// For each contestant in the spec's order what was measured, people first; empty where nothing was.
    public var measures: [[Measure]]
}

/// Where a model stands among all by how its pictures were liked.
public struct Standing: Sendable, Equatable, Codable {
    /// The model.
    public var model: String
    /// Its place, from 1.
    public var rank: Int
    /// The best place that the evidence leaves open.
    public var bestRank: Int
    /// The worst place that the evidence leaves open.
    public var worstRank: Int
    /// Its strength in a Bradley-Terry model, in log odds against the average of all.
    public var strength: Double
    /// Where its strength lies: bootstrap over prompts and voters.
    public var interval: Interval
    /// How often it would win against the average of all.
    public var winRate: Double
    /// Whether votes connect it with all others; without, its strength is a guess toward the middle.
    public var isConnected: Bool

    enum CodingKeys: String, CodingKey {
        case model, rank, strength, interval
        case bestRank = "best_rank"
        case worstRank = "worst_rank"
        case winRate = "win_rate"
        case isConnected = "is_connected"
    }
}

/// Who rated, and whether it counted.
public struct RaterSummary: Sendable, Equatable, Codable {
    /// People who voted.
    public var people: Int
    /// Their votes, mirrored repeats left out.
    public var votes: Int
    /// How well people agreed with themselves when a pair came again with its sides exchanged; `nil` without such pairs.
    public var repeatAgreement: Double?
    /// How many such pairs there were.
    public var repeats: Int
    /// The judges.
    public var judges: [JudgeUse]
    /// Who decided about looks, in a sentence.
    public var sentence: String

    /// What a judge was used for.
    public struct JudgeUse: Sendable, Equatable, Codable {
        /// The judge.
        public var judge: String
        /// Whether its pair votes may count.
        public var looks: Bool
        /// Whether its answers about atoms count.
        public var atoms: Bool
        /// Why, in a sentence.
        public var sentence: String
    }

    enum CodingKeys: String, CodingKey {
        case people, votes, repeats, judges, sentence
        case repeatAgreement = "repeat_agreement"
    }
}
