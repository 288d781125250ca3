import Foundation

/// Voters whose opinion is known, to see how often verdicts are right, wrong or late.
public enum VoterSimulation {
    /// What happened over many runs.
    public struct Result: Hashable, Codable, Sendable {
        /// Runs.
        public var runs: Int
        /// Runs in which the first (better) model was named.
        public var right = 0
        /// Runs in which the other was named, or any at all where all are equal.
        public var wrong = 0
        /// Votes, ties included, until a winner was named, for each run that named the right one; ascending.
        public var votes: [Int] = []

        /// The share of runs with a false verdict.
        public var falseVerdicts: Proportion { Proportion(Double(wrong), of: runs) }
        /// The share of runs that found the better model.
        public var power: Proportion { Proportion(Double(right), of: runs) }
        /// The number of votes by which half of all runs have found the better model; nil if fewer ever did.
        public var medianVotes: Int? { reached(0.5) }
        /// The number of votes by which a share of all runs have found the better model; nil if fewer ever did.
        public func reached(_ share: Double) -> Int? {
            let position = Int((share * Double(runs)).rounded(.up))
            return position >= 1 && position <= votes.count ? votes[position - 1] : nil
        }
    }

    /// Two models, a look after every vote, stopping at the first verdict.
    /// - Parameters:
    ///   - rate: the chance that the first wins a decided vote; ½ makes any verdict a false one.
    ///   - tieShare: the chance of a tie.
    ///   - most: votes until one gives up.
    ///   - rule: how a verdict is drawn.
    public static func pair(
        rate: Double, tieShare: Double = 0, most: Int = 400, runs: Int, seed: UInt64, rule: Rule = .evidence(alpha: 0.05)
    ) -> Result {
        var generator = SeededGenerator(seed: seed)
        var result = Result(runs: runs)
        let borders = rule.borders(most)
        for _ in 0..<runs {
            var (first, second) = (0, 0)
            for vote in 1...most {
                if tieShare > 0 && generator.uniform() < tieShare { continue }
                if generator.uniform() < rate { first += 1 } else { second += 1 }
                guard max(first, second) >= borders[first + second] else { continue }
                // With equal models every verdict is a false one.
                if rate != 0.5 && (first > second) == (rate > 0.5) {
                    result.right += 1
                    result.votes.append(vote)
                } else {
                    result.wrong += 1
                }
                break
            }
        }
        result.votes.sort()
        return result
    }

    /// Several equal models, votes on pairs by lot, a look at every pair after every vote; a verdict on any pair is a false one.
    public static func equals(
        models: Int, tieShare: Double = 0, most: Int = 1200, runs: Int, seed: UInt64, corrected: Bool = true, alpha: Double = 0.05
    ) -> Result {
        var generator = SeededGenerator(seed: seed)
        var result = Result(runs: runs)
        let pairs = models * (models - 1) / 2
        let borders = Rule.evidence(alpha: corrected ? alpha / Double(pairs) : alpha).borders(most)
        for _ in 0..<runs {
            var tallies = Array(repeating: (first: 0, second: 0), count: pairs)
            for _ in 1...most {
                let pair = generator.below(pairs)
                if tieShare > 0 && generator.uniform() < tieShare { continue }
                if generator.uniform() < 0.5 { tallies[pair].first += 1 } else { tallies[pair].second += 1 }
                let (first, second) = tallies[pair]
                if max(first, second) >= borders[first + second] {
                    result.wrong += 1
                    break
                }
            }
        }
        return result
    }
}

extension VoterSimulation {
    /// Runs in which the evidence against the true win rate ever reached 1/α: those in which `WinRateSequence` missed it.
    /// - Parameters:
    ///   - rate: the true win rate, ties as half; at least half of `tieShare` from 0 and from 1.
    ///   - tieShare: the chance of a tie.
    static func missed(rate: Double, tieShare: Double, most: Int, runs: Int, seed: UInt64, alpha: Double = 0.05) -> Proportion {
        var generator = SeededGenerator(seed: seed)
        var missed = 0
        for _ in 0..<runs {
            var tally = PairTally()
            for _ in 0..<most {
                let draw = generator.uniform()
                tally.add(draw < tieShare ? .tie : draw < tieShare / 2 + rate ? .left : .right)
                if WinRateEvidence(tally).logEvidence(against: rate) >= -log(alpha) {
                    missed += 1
                    break
                }
            }
        }
        return Proportion(Double(missed), of: runs)
    }
}
