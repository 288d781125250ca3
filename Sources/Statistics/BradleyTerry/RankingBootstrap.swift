import Foundation

/// The models' order with its uncertainty, from a bootstrap by clusters.
///
/// Each replicate weighs the votes anew and fits Bradley-Terry again. An interval for one number by itself is cut from the replicates' quantiles. Intervals for all
/// pairs at once are θ̂ ± c · se with se the replicates' standard deviation and c the quantile of the greatest |θ* − θ̂|/se over all pairs (the
/// single-step max-t of Westfall and Young, 1993): all hold together at the level, with no more width than the pairs' dependence asks for.
public struct RankingBootstrap: Hashable, Codable, Sendable {
    /// One model.
    public struct Standing: Hashable, Codable, Sendable {
        /// The model.
        public var model: String
        /// Its strength, log-odds against an average model.
        public var strength: Double
        /// An interval for the strength by itself.
        public var interval: Interval
        /// The best rank it may have by the intervals for all pairs at once: one more than the number of models that are surely better.
        public var bestRank: Int
        /// The worst rank it may have.
        public var worstRank: Int
    }

    /// One pair.
    public struct Pair: Hashable, Codable, Sendable {
        /// Index of the first model in the order given.
        public var first: Int
        /// Index of the second model.
        public var second: Int
        /// The chance that the first beats the second.
        public var winProbability: Double
        /// An interval for that chance by itself.
        public var interval: Interval
        /// An interval for that chance; these hold for all pairs at once.
        public var simultaneous: Interval
    }

    /// The models, in the order given.
    public let standings: [Standing]
    /// The pairs i < j.
    public let pairs: [Pair]
    /// What was drawn.
    public let clusters: ClusterBootstrap.Clusters
    /// How often.
    public let replicates: Int
    /// The fit to the votes as they are.
    public let fit: BradleyTerry

    /// Draws the bootstrap.
    /// - Parameters:
    ///   - votes: without repeats; votes on other models are left out.
    ///   - replicates: at least 100; the ends of the intervals are as good as their number allows.
    ///   - seed: of the random weights.
    public init(
        models: [String], votes: [Vote], clusters: ClusterBootstrap.Clusters = .promptsAndVoters, replicates: Int = 1000,
        level: Double = 0.95,
        seed: UInt64 = 1, ridge: Double = BradleyTerry.ridge
    ) {
        let replicates = max(100, replicates)
        let index = Dictionary(uniqueKeysWithValues: models.enumerated().map { ($1, $0) })
        let votes = votes.filter { index[$0.left] != nil && index[$0.right] != nil && $0.left != $0.right }
        let sides = votes.map { (index[$0.left] ?? 0, index[$0.right] ?? 0, $0.outcome.score) }
        let fit = BradleyTerry(VoteTable(models: models, votes: votes), ridge: ridge)
        let bootstrap = ClusterBootstrap(votes, by: clusters)
        var generator = SeededGenerator(seed: seed)
        let none = Array(repeating: Array(repeating: 0.0, count: models.count), count: models.count)
        let draws = (0..<replicates).map { _ in
            var wins = none
            for (weight, side) in zip(bootstrap.weights(&generator), sides) {
                wins[side.0][side.1] += weight * side.2
                wins[side.1][side.0] += weight * (1 - side.2)
            }
            return BradleyTerryLikelihood(wins: wins, ridge: ridge).maximum(from: fit.strengths)
        }
        self.fit = fit
        self.clusters = clusters
        self.replicates = replicates
        pairs = Self.pairs(fit, draws, level)
        standings = Self.standings(fit, draws, pairs, level)
    }

    private static func pairs(_ fit: BradleyTerry, _ draws: [[Double]], _ level: Double) -> [Pair] {
        let indices = fit.models.indices.flatMap { i in fit.models.indices.filter { $0 > i }.map { (i, $0) } }
        let differences = indices.map { pair in draws.map { $0[pair.0] - $0[pair.1] } }
        let errors = differences.map { Summary.standardDeviation($0) }
        let greatest = draws.indices.map { draw in
            indices.indices.reduce(0.0) { most, k in
                let centre = fit.strengths[indices[k].0] - fit.strengths[indices[k].1]
                return errors[k] > 0 ? max(most, abs(differences[k][draw] - centre) / errors[k]) : most
            }
        }
        let factor = Summary.quantile(greatest.sorted(), level)
        return indices.indices.map { k in
            let (i, j) = indices[k]
            let centre = fit.strengths[i] - fit.strengths[j]
            let own = Summary.interval(differences[k].sorted(), level: level)
            let half = factor * errors[k]
            return Pair(
                first: i, second: j, winProbability: Logistic.value(centre),
                interval: Interval(lower: Logistic.value(own.lower), upper: Logistic.value(own.upper), level: level),
                simultaneous: Interval(lower: Logistic.value(centre - half), upper: Logistic.value(centre + half), level: level))
        }
    }

    private static func standings(_ fit: BradleyTerry, _ draws: [[Double]], _ pairs: [Pair], _ level: Double) -> [Standing] {
        fit.models.indices.map { i in
            // Models that no votes connect differ in the prior only, and that is no evidence for a rank.
            let known = pairs.filter { fit.connects($0.first, $0.second) }
            let better = known.count { $0.first == i && $0.simultaneous.upper < 0.5 || $0.second == i && $0.simultaneous.lower > 0.5 }
            let worse = known.count { $0.first == i && $0.simultaneous.lower > 0.5 || $0.second == i && $0.simultaneous.upper < 0.5 }
            return Standing(
                model: fit.models[i], strength: fit.strengths[i], interval: Summary.interval(draws.map { $0[i] }.sorted(), level: level),
                bestRank: 1 + better, worstRank: fit.models.count - worse)
        }
    }
}
