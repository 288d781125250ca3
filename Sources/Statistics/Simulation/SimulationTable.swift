import Foundation

/// The simulations of docs/statistics.md as tables in Markdown, the same bytes for the same runs and seed.
public enum SimulationTable {
    /// Runs all of them.
    /// - Parameters:
    ///   - runs: of each row of the first two tables; the bootstrap's rows take a twentieth.
    ///   - seed: of the voters.
    public static func markdown(runs: Int = 10_000, seed: UInt64 = 1) -> String {
        [falseVerdicts(runs, seed), power(runs, seed), coverage(runs, seed), tieVotes(), bootstrap(max(20, runs / 20), seed)].joined(
            separator: "\n")
    }

    private static func falseVerdicts(_ runs: Int, _ seed: UInt64) -> String {
        let naive = VoterSimulation.Rule.posterior(level: 0.95)
        let rows: [(String, Int, VoterSimulation.Result)] = [
            ("two models", 400, VoterSimulation.pair(rate: 0.5, runs: runs, seed: seed)),
            ("two models, 20 % ties", 400, VoterSimulation.pair(rate: 0.5, tieShare: 0.2, runs: runs, seed: seed)),
            ("three models, corrected for 3 pairs", 1200, VoterSimulation.equals(models: 3, runs: runs, seed: seed)),
            (
                "three models, corrected, 20 % ties", 1200,
                VoterSimulation.equals(models: 3, tieShare: 0.2, runs: runs, seed: seed)
            ),
            ("five models, corrected for 10 pairs", 4000, VoterSimulation.equals(models: 5, most: 4000, runs: runs, seed: seed)),
            ("three models, *not* corrected", 1200, VoterSimulation.equals(models: 3, runs: runs, seed: seed, corrected: false)),
            ("two models, \"posterior ≥ .95\" instead", 60, VoterSimulation.pair(rate: 0.5, most: 60, runs: runs, seed: seed, rule: naive)),
            ("two models, \"posterior ≥ .95\" instead", 400, VoterSimulation.pair(rate: 0.5, runs: runs, seed: seed, rule: naive)),
        ]
        var lines = [
            "**False verdicts between equal models**, a look after every vote, bound 5 % (\(runs) runs a row):", "",
            "| models | votes | false verdicts | 95 % interval |", "|---|---:|---:|---:|",
        ]
        for (name, votes, result) in rows {
            lines.append("| \(name) | \(votes) | \(percent(result.falseVerdicts.rate ?? 0)) | \(span(result.falseVerdicts.exact())) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func power(_ runs: Int, _ seed: UInt64) -> String {
        var lines = [
            "**Finding the better model**, a look after every vote, two models, up to 400 votes (\(runs) runs a row):", "",
            "| decided votes for the better | ties | found | wrong one named | median votes | 80 % found after | 95 % found after |",
            "|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for (rate, ties) in [(0.55, 0.0), (0.6, 0), (0.7, 0), (0.8, 0), (0.9, 0), (0.7, 0.2)] {
            let result = VoterSimulation.pair(rate: rate, tieShare: ties, runs: runs, seed: seed)
            let reached = [0.5, 0.8, 0.95].map { result.reached($0).map(String.init) ?? "over 400" }
            lines.append(
                "| \(percent(rate, 0)) | \(percent(ties, 0)) | \(percent(result.power.rate ?? 0)) | \(percent(result.falseVerdicts.rate ?? 0, 2)) | "
                    + reached.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func coverage(_ runs: Int, _ seed: UInt64) -> String {
        var lines = [
            "**The interval that holds at all times**: runs of 200 votes in which it ever missed the true win rate, bound 5 % (\(runs) runs a row):",
            "",
            "| true win rate, ties as half | ties | missed at any time | 95 % interval |", "|---:|---:|---:|---:|",
        ]
        for (rate, ties) in [(0.5, 0.0), (0.7, 0), (0.5, 0.3), (0.6, 0.3)] {
            let missed = VoterSimulation.missed(rate: rate, tieShare: ties, most: 200, runs: runs, seed: seed)
            lines.append("| \(percent(rate, 0)) | \(percent(ties, 0)) | \(percent(missed.rate ?? 0)) | \(span(missed.exact())) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func tieVotes() -> String {
        var lines = [
            "**Calling a tie**: votes until the interval lies inside 45 to 55 % when the decided votes split evenly (computed, no chance in it):",
            "",
            "| ties among the votes | one pair | three pairs |", "|---:|---:|---:|",
        ]
        for share in [0.0, 0.2, 0.5, 0.8, 0.9, 1.0] {
            let needed = [1, 3].map { pairs in votesForTie(tieShare: share, pairs: pairs).formatted }
            lines.append("| \(percent(share, 0)) | \(needed.joined(separator: " | ")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func votesForTie(tieShare: Double, pairs: Int) -> Int {
        func settles(_ votes: Int) -> Bool {
            let ties = Int((tieShare * Double(votes)).rounded())
            let half = (votes - ties) / 2
            let tally = PairTally(first: half, second: half, ties: votes - 2 * half)
            return WinRateSequence.interval(tally, pairs: pairs).lies(in: PairVerdict.tieZone)
        }
        var (low, high) = (0, 4096)
        while high - low > 1 {
            let middle = (low + high) / 2
            if settles(middle) { high = middle } else { low = middle }
        }
        return high
    }

    private static func bootstrap(_ runs: Int, _ seed: UInt64) -> String {
        var lines = [
            "**Bootstrap intervals at 95 %** for the win rate over all prompts and voters: how often they hold, and how wide they are (\(runs) runs a row):",
            "",
            "| what differs | prompts × voters | by votes | by prompts | by prompts and voters |", "|---|---:|---:|---:|---:|",
        ]
        for population in ClusterSimulation.populations {
            let cells = [ClusterBootstrap.Clusters.votes, .prompts, .promptsAndVoters].map { clusters in
                let result = population.coverage(clusters, runs: runs, seed: seed)
                return "\(percent(result.covered.rate ?? 0)), ± \(percent(result.meanWidth / 2))"
            }
            lines.append("| \(population.name) | \(population.prompts) × \(population.voters) | \(cells.joined(separator: " | ")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func percent(_ share: Double, _ places: Int = 1) -> String { String(format: "%.\(places)f %%", 100 * share) }

    private static func span(_ interval: Interval) -> String {
        String(format: "%.1f to %.1f %%", 100 * interval.lower, 100 * interval.upper)
    }
}

extension Int {
    /// With commas between thousands.
    fileprivate var formatted: String {
        self < 1000 ? String(self) : "\(self / 1000)," + String(format: "%03d", self % 1000)
    }
}
