import Foundation

/// Where the votes contradict any order of the models, and how much Bradley-Terry leaves unexplained.
public struct Intransitivity: Hashable, Codable, Sendable {
    /// A circle in which each model beats the next and the last beats the first.
    public struct Cycle: Hashable, Codable, Sendable {
        /// Indices of the models, the least first.
        public var models: [Int]
        /// The tally of each step, from the model to the next.
        public var steps: [PairTally]
        /// log of the one-sided evidence of the weakest step. A circle claims all its steps, so one test each at α is a test of the circle at α
        /// (Berger's intersection-union principle, 1982).
        public var logEvidence: Double
        /// The least chance, over the steps, that the model beats the next: P(q > ½) for q ~ Beta(w + 1, l + 1).
        public var support: Double
        /// Whether each step by itself has reached 1/α on the votes as they are.
        public func isEstablished(alpha: Double = 0.05) -> Bool { logEvidence >= -log(alpha) }
    }

    /// The circles that the votes support, the best supported first.
    public let cycles: [Cycle]
    /// 2 Σ over pairs of the log-likelihood at the pair's own win rate less that of Bradley-Terry.
    public let deviance: Double
    /// Pairs with votes less the strengths that were fitted to them; 0 if nothing could contradict.
    public let degreesOfFreedom: Int
    /// The share of the differences between pairs (their deviance from ½ each) that Bradley-Terry does not reproduce; nil if all pairs stand at ½. Noise alone
    /// makes some of it: see `pValue`.
    public let unexplained: Double?
    /// The chance of so much deviance if Bradley-Terry is right (chi-squared; votes independent, ties make it careful).
    public let pValue: Double

    /// Looks for circles in a table and compares it with a fit of the same votes.
    /// - Parameters:
    ///   - support: how sure each step of a circle has to be, see `Cycle.support`.
    ///   - longest: the most models in a circle.
    public init(_ table: VoteTable, fit: BradleyTerry, support: Double = 0.9, longest: Int = 4) {
        let pairs = zip(table.pairs, table.tallies).filter { $0.1.count > 0 }
        var deviance = 0.0
        var total = 0.0
        for (pair, tally) in pairs {
            let p = fit.winProbability(pair.first, over: pair.second)
            let best = Self.logLikelihood(tally, tally.score)
            deviance += 2 * (best - Self.logLikelihood(tally, p))
            total += 2 * (best - Self.logLikelihood(tally, 0.5))
        }
        self.deviance = max(0, deviance)
        unexplained = total > 0 ? min(1, max(0, deviance) / total) : nil
        degreesOfFreedom = max(0, pairs.count - (table.models.count - fit.components.count))
        pValue = Gamma.chiSquaredTail(max(0, deviance), degrees: degreesOfFreedom)
        cycles = Self.cycles(table, support, longest)
    }

    private static func logLikelihood(_ tally: PairTally, _ p: Double) -> Double {
        let wins = tally.score * Double(tally.count)
        let losses = Double(tally.count) - wins
        return (wins > 0 ? wins * log(p) : 0) + (losses > 0 ? losses * log1p(-p) : 0)
    }

    private static func cycles(_ table: VoteTable, _ support: Double, _ longest: Int) -> [Cycle] {
        let count = table.models.count
        let sure = (0..<count).map { i in
            (0..<count).map { j in
                if i == j { return 0.0 }
                let tally = table.tally(i, j)
                return tally.decided == 0 ? 0.5 : Beta.cumulative(0.5, Double(tally.second + 1), Double(tally.first + 1))
            }
        }
        var found: [Cycle] = []
        func extend(_ path: [Int]) {
            for next in path[0]..<count where sure[path[path.count - 1]][next] >= support {
                if next == path[0] {
                    let steps = path.indices.map { table.tally(path[$0], path[($0 + 1) % path.count]) }
                    let evidence = steps.map { EProcess.logEvidence(thatFirstBeats: $0) }.min() ?? 0
                    let least = path.indices.map { sure[path[$0]][path[($0 + 1) % path.count]] }.min() ?? 0
                    found.append(Cycle(models: path, steps: steps, logEvidence: evidence, support: least))
                } else if path.count < longest && !path.contains(next) {
                    extend(path + [next])
                }
            }
        }
        for start in 0..<count { extend([start]) }
        return found.sorted { a, b in
            (-a.logEvidence, a.models.count, a.models.map(String.init).joined(separator: ","))
                < (-b.logEvidence, b.models.count, b.models.map(String.init).joined(separator: ","))
        }
    }
}
