/// What the votes on two models amount to, valid whenever one looks.
public struct PairVerdict: Hashable, Codable, Sendable {
    /// The verdict.
    public enum Finding: String, Codable, CaseIterable, Sendable {
        /// The first model is better.
        case first
        /// The second model is better.
        case second
        /// Neither is better by more than the tie zone allows.
        case tie
        /// The votes do not settle it.
        case undecided
    }

    /// The win rates at which two models count as equally good: 45 to 55 %.
    public static let tieZone = 0.45...0.55

    /// The verdict. A winner, once named, stays one.
    public var finding: Finding
    /// The model that has more wins now; nil if neither.
    public var leader: PairSide?
    /// Whether the win rate surely lies in the tie zone: with a winner this says that the difference, though real, is small.
    public var isWithinTieZone: Bool
    /// The votes.
    public var tally: PairTally
    /// The greatest log E so far and what it has to reach for a winner.
    public var logEvidence: Double
    /// log(m/α).
    public var logThreshold: Double
    /// The first model's win rate, ties as half, that holds at all times and for all pairs at once.
    public var interval: Interval
    /// Wilson's interval for the same rate, for readers who look once; narrower, and not what the verdict rests on.
    public var wilson: Interval
    /// How many more votes would settle it; nil if it is settled.
    public var moreVotes: MoreVotes?
    /// The smallest number of votes whose removal would undo the verdict; nil if there is no verdict.
    public var fragility: Int?

    /// Judges the votes on a pair.
    /// - Parameters:
    ///   - outcomes: in the order in which they were cast, `left` standing for the first model, without repeats.
    ///   - alpha: the chance of any false verdict among all pairs.
    ///   - pairs: how many pairs are compared.
    ///   - tieZone: the win rates that count as equal; at least one of them.
    ///   - horizon: how many votes to look ahead for `moreVotes`.
    public init(
        _ outcomes: [Outcome], alpha: Double = 0.05, pairs: Int = 1, tieZone: ClosedRange<Double> = Self.tieZone, horizon: Int = 1000
    ) {
        let threshold = EProcess.logThreshold(alpha: alpha, pairs: pairs)
        let process = EProcess(outcomes)
        let sequence = WinRateSequence(outcomes, alpha: alpha, pairs: pairs)
        tally = process.tally
        logEvidence = process.logMaximum
        logThreshold = threshold
        interval = sequence.isContradictory ? WinRateSequence.interval(tally, alpha: alpha, pairs: pairs) : sequence.interval
        wilson = Proportion(Double(tally.first) + 0.5 * Double(tally.neutral), of: tally.count).wilson()
        isWithinTieZone = interval.lies(in: tieZone)
        leader = tally.first == tally.second ? nil : tally.first > tally.second ? .first : .second
        if let winner = process.winner(atLog: threshold) {
            finding = winner == .first ? .first : .second
            fragility = Fragility.removals(undoing: winner, in: outcomes, threshold: threshold)
        } else if isWithinTieZone {
            finding = .tie
            fragility = Fragility.removals(from: tally) {
                WinRateSequence.interval($0, alpha: alpha, pairs: pairs).lies(in: tieZone)
            }
        } else {
            finding = .undecided
            moreVotes = MoreVotes(tally, threshold: threshold, horizon: horizon)
        }
    }
}
