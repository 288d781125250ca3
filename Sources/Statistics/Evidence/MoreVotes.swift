import Foundation

/// How many more votes would settle a pair, if voters go on as they have so far.
///
/// The first model is taken to win a decided vote with the shrunk rate (w + 1)/(n + 2), and votes to be decided as often as so far. From today's
/// wins and losses the chances of all later ones are carried forward vote by vote, and those at which E reaches the threshold are taken out: the exact
/// distribution of the time until a winner is named, up to a horizon. No random numbers.
public struct MoreVotes: Hashable, Codable, Sendable {
    /// The number of further votes, ties included, by which a winner is named with a chance of one half; nil if that is more than `horizon`.
    public var median: Int?
    /// The number by which a winner is named with a chance of 80 %; nil if that is more than `horizon`.
    public var likely: Int?
    /// The mean number of further votes, those still open at the horizon counted with the horizon: too small where `chance` is well under 1.
    public var mean: Double
    /// The chance that a winner is named within the horizon.
    public var chance: Double
    /// How far was looked ahead, in votes, ties included.
    public var horizon: Int
    /// The rate at which the first model was taken to win a decided vote.
    public var rate: Double

    /// Looks ahead from a tally.
    /// - Parameters:
    ///   - threshold: what log E has to reach, see `EProcess.logThreshold`.
    ///   - horizon: how many votes to look ahead; the work grows with its square.
    public init(_ tally: PairTally, threshold: Double = EProcess.logThreshold(), horizon: Int = 1000) {
        rate = Double(tally.first + 1) / Double(tally.decided + 2)
        self.horizon = horizon
        let decidedShare = Double(tally.decided + 1) / Double(tally.count + 1)
        let steps = Int((Double(horizon) * decidedShare).rounded(.down))
        let crossings = Self.crossings(tally, rate: rate, threshold: threshold, steps: steps)
        var reached = 0.0
        var sum = 0.0
        for (step, chance) in crossings.enumerated() {
            sum += (1 - reached) * (step == 0 ? 0 : 1)
            reached += chance
            let votes = Int((Double(step) / decidedShare).rounded(.up))
            if reached >= 0.5 && median == nil { median = votes }
            if reached >= 0.8 && likely == nil { likely = votes }
        }
        chance = min(1, reached)
        mean = sum / decidedShare
    }

    /// The chances that the threshold is first reached after 0, 1, …, `steps` further decided votes.
    static func crossings(_ tally: PairTally, rate: Double, threshold: Double, steps: Int) -> [Double] {
        if EProcess.logEvidence(first: tally.first, second: tally.second) >= threshold { return [1] }
        var logFactorial = [0.0]
        for k in 1...(tally.decided + steps + 1) { logFactorial.append(logFactorial[k - 1] + log(Double(k))) }
        var open = [1.0]
        var crossings = [0.0]
        for step in stride(from: 1, through: steps, by: 1) {
            var next = [Double](repeating: 0, count: step + 1)
            for (wins, chance) in open.enumerated() where chance > 0 {
                next[wins] += chance * (1 - rate)
                next[wins + 1] += chance * rate
            }
            let decided = tally.decided + step
            let base = Double(decided) * log(2.0) - logFactorial[decided + 1]
            var crossed = 0.0
            for wins in next.indices where next[wins] > 0 {
                if base + logFactorial[tally.first + wins] + logFactorial[tally.second + step - wins] >= threshold {
                    crossed += next[wins]
                    next[wins] = 0
                }
            }
            crossings.append(crossed)
            open = next
        }
        return crossings
    }
}
