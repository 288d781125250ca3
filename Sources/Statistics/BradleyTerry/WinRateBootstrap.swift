/// A win rate with a bootstrap interval by clusters.
public struct WinRateBootstrap: Hashable, Codable, Sendable {
    /// The first model's win rate, ties and both bad as half a win.
    public var rate: Double
    /// The middle part of the replicates. With m pairs each interval is made at 1 − α/m, and all hold together (Bonferroni).
    public var interval: Interval
    /// The votes that were counted.
    public var count: Int

    /// Draws the bootstrap for two models; nil without votes on them.
    public init?(
        first: String, second: String, votes: [Vote], clusters: ClusterBootstrap.Clusters = .promptsAndVoters, level: Double = 0.95,
        pairs: Int = 1,
        replicates: Int = 2000, seed: UInt64 = 1
    ) {
        let counted = votes.filter { $0.outcome(for: first, against: second) != nil }
        let scores = counted.outcomes(for: first, against: second).map(\.score)
        guard !scores.isEmpty else { return nil }
        let bootstrap = ClusterBootstrap(counted, by: clusters)
        var generator = SeededGenerator(seed: seed)
        let rates = (0..<max(100, replicates)).map { _ in
            let weights = bootstrap.weights(&generator)
            return zip(weights, scores).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
        }
        count = scores.count
        rate = Summary.mean(scores)
        interval = Summary.interval(rates.sorted(), level: 1 - (1 - level) / Double(max(1, pairs)))
    }
}
