import Foundation

/// A population of prompts and voters that differ, to see whether the bootstrap's intervals hold.
struct ClusterSimulation {
    /// What differs, for a table.
    let name: String
    let prompts: Int
    let voters: Int
    /// Standard deviations of the prompts' and of the voters' part of the log-odds.
    let promptSpread: Double
    let voterSpread: Double

    static let populations = [
        ClusterSimulation(name: "nothing", prompts: 100, voters: 1, promptSpread: 0, voterSpread: 0),
        ClusterSimulation(name: "nothing", prompts: 60, voters: 8, promptSpread: 0, voterSpread: 0),
        ClusterSimulation(name: "prompts", prompts: 60, voters: 8, promptSpread: 1.5, voterSpread: 0),
        ClusterSimulation(name: "prompts and voters", prompts: 60, voters: 8, promptSpread: 1.5, voterSpread: 0.7),
        ClusterSimulation(name: "prompts and voters", prompts: 60, voters: 25, promptSpread: 1.5, voterSpread: 0.7),
    ]

    /// How often the intervals hold the population's win rate, and their mean width.
    func coverage(_ clusters: ClusterBootstrap.Clusters, runs: Int, seed: UInt64) -> (covered: Proportion, meanWidth: Double) {
        var generator = SeededGenerator(seed: seed)
        let mean = 0.4
        // The average over a normal log-odds, by the middle of 2,000 equal shares of it.
        let spread = (promptSpread * promptSpread + voterSpread * voterSpread).squareRoot()
        let truth = (0..<2000).reduce(0.0) { $0 + Logistic.value(mean + spread * Normal.quantile((Double($1) + 0.5) / 2000)) } / 2000
        var (covered, width) = (0.0, 0.0)
        for run in 0..<runs {
            let promptParts = (0..<prompts).map { _ in promptSpread * normal(&generator) }
            let voterParts = (0..<voters).map { _ in voterSpread * normal(&generator) }
            var votes: [Vote] = []
            for (prompt, promptPart) in promptParts.enumerated() {
                for (voter, voterPart) in voterParts.enumerated() {
                    let wins = generator.uniform() < Logistic.value(mean + promptPart + voterPart)
                    votes.append(Vote(left: "a", right: "b", outcome: wins ? .left : .right, prompt: "\(prompt)", voter: "\(voter)"))
                }
            }
            let estimate = WinRateBootstrap(
                first: "a", second: "b", votes: votes, clusters: clusters, replicates: 400, seed: seed &+ UInt64(run))
            guard let interval = estimate?.interval else { continue }
            covered += interval.contains(truth) ? 1 : 0
            width += interval.width
        }
        return (Proportion(covered, of: runs), width / Double(runs))
    }

    private func normal(_ generator: inout SeededGenerator) -> Double { Normal.quantile(generator.uniform() + 0x1p-54) }
}
