import Foundation

/// The evidence against any given win rate m, ties counted as half a win:
///
///     E(m) = ∫₀¹ (q/m)^w ((1−q)/(1−m))^l (½ q/m + ½ (1−q)/(1−m))^t dq        w wins, l losses, t ties
///
/// Each factor is linear in the vote's score 0, ½ or 1 and has mean 1 when the mean score is m, so E(m) is a martingale whatever the share of
/// ties (the betting construction of Waudby-Smith and Ramdas, JRSS B 86, 2024, with a Beta(1,1) mixture of bets). At m = ½ the ties' factor is 1 and
/// E(½) is the E of `EProcess`; without ties it is the Beta-binomial mixture. log E(m) is convex in m and E is at most 1 at the observed score,
/// so the m that are not refuted form an interval around it.
struct WinRateEvidence {
    /// log C(t,k) − t log 2 + log B(w + k + 1, l + t − k + 1), for k of the ties broken in favour of the first.
    private let terms: [Double]
    private let wins: Double
    private let losses: Double
    private let ties: Int
    /// The observed score; ½ without votes.
    let score: Double

    init(_ tally: PairTally) {
        wins = Double(tally.first)
        losses = Double(tally.second)
        ties = tally.neutral
        score = tally.score
        let total = Double(ties)
        var terms: [Double] = []
        terms.reserveCapacity(ties + 1)
        var term = Beta.logBeta(wins + 1, losses + total + 1) - total * log(2.0)
        terms.append(term)
        for k in 0..<ties {
            let k = Double(k)
            let choices: Double = (total - k) / (k + 1)
            let balance: Double = (wins + k + 1) / (losses + total - k)
            term += log(choices * balance)
            terms.append(term)
        }
        self.terms = terms
    }

    /// log E(m); infinite at 0 or 1 if a vote rules that out.
    func logEvidence(against m: Double) -> Double {
        let total = wins + losses + Double(ties)
        if total == 0 { return 0 }
        if m <= 0 { return wins == 0 && ties == 0 ? terms[0] : .infinity }
        if m >= 1 { return losses == 0 && ties == 0 ? terms[0] : .infinity }
        let base = -wins * log(m) - (losses + Double(ties)) * log1p(-m)
        let step = log1p(-m) - log(m)
        var greatest = -Double.infinity
        for (k, term) in terms.enumerated() { greatest = max(greatest, term + Double(k) * step) }
        var sum = 0.0
        for (k, term) in terms.enumerated() { sum += exp(term + Double(k) * step - greatest) }
        return base + greatest + log(sum)
    }
}
