import Foundation
import Testing

@testable import Statistics

/// Small runs of what docs/statistics.md shows at 10,000.
@Suite struct SimulationTests {
    @Test func equalModelsAreSeldomToldApart() {
        // 5 % of 1,000 is the bound; the true rate is near 3 %.
        let plain = VoterSimulation.pair(rate: 0.5, runs: 1000, seed: 1)
        let tied = VoterSimulation.pair(rate: 0.5, tieShare: 0.2, runs: 1000, seed: 1)
        let three = VoterSimulation.equals(models: 3, runs: 1000, seed: 1)
        for result in [plain, tied, three] { #expect(result.wrong <= 50 && result.wrong >= 5 && result.right == 0) }
        #expect(VoterSimulation.equals(models: 3, runs: 1000, seed: 1, corrected: false).wrong > 2 * three.wrong)
        let naive = VoterSimulation.pair(rate: 0.5, most: 60, runs: 1000, seed: 1, rule: .posterior(level: 0.95))
        #expect(naive.wrong > 300)
    }

    @Test func theShortcutIsTheProcess() {
        // The simulation compares counts with borders; the process has to say the same after every vote.
        let borders = VoterSimulation.Rule.evidence(alpha: 0.05).borders(80)
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<100 {
            var process = EProcess()
            for _ in 0..<80 {
                process.record(generator.uniform() < 0.6 ? .left : .right)
                let most = max(process.tally.first, process.tally.second)
                #expect((most >= borders[process.tally.decided]) == (process.logValue >= log(20)))
            }
        }
    }

    @Test func betterModelsAreFoundSoonerTheBetterTheyAre() throws {
        let (seven, eight) = (VoterSimulation.pair(rate: 0.7, runs: 500, seed: 2), VoterSimulation.pair(rate: 0.8, runs: 500, seed: 2))
        #expect(seven.right > 490 && eight.right > 495)
        #expect(try #require(eight.medianVotes) < #require(seven.medianVotes))
        // The other way round it is the other model that is better.
        #expect(VoterSimulation.pair(rate: 0.2, runs: 200, seed: 2).right > 195)
    }

    @Test func theForecastOfMoreVotesIsWhatHappens() throws {
        // From no votes the forecast takes ½; from 70 of 100 it takes about .7, but starts with those votes: compare with fresh voters at that rate.
        let chances = MoreVotes.crossings(PairTally(), rate: 0.7, threshold: log(20), steps: 400)
        var sum = 0.0
        let median = try #require(
            chances.firstIndex {
                sum += $0; return sum >= 0.5
            })
        let simulated = try #require(VoterSimulation.pair(rate: 0.7, runs: 4000, seed: 6).medianVotes)
        #expect(abs(median - simulated) <= 3)
    }

    @Test func theIntervalHoldsAtAllTimes() {
        for (rate, ties) in [(0.5, 0.3), (0.7, 0.0)] {
            let missed = VoterSimulation.missed(rate: rate, tieShare: ties, most: 60, runs: 400, seed: 3)
            #expect(missed.successes <= 20)
        }
    }

    @Test func theTablesRepeatThemselves() {
        let tables = SimulationTable.markdown(runs: 20, seed: 5)
        #expect(tables == SimulationTable.markdown(runs: 20, seed: 5))
        #expect(tables.contains("(20 runs a row)"))
        #expect(VoterSimulation.pair(rate: 0.6, runs: 50, seed: 5) == VoterSimulation.pair(rate: 0.6, runs: 50, seed: 5))
        #expect(VoterSimulation.pair(rate: 0.6, runs: 50, seed: 5) != VoterSimulation.pair(rate: 0.6, runs: 50, seed: 6))
    }

    @Test func meansHaveIntervalsByCluster() {
        let values = (0..<100).map { Double($0 / 10) }
        let clusters = (0..<100).map { "\($0 / 10)" }
        let (own, clustered) = (Summary.meanInterval(values), Summary.meanInterval(values, clusters: clusters))
        #expect(own.contains(4.5) && clustered.contains(4.5) && clustered.width > 2.5 * own.width)
        #expect(Summary.meanInterval([3, 3, 3]).width < 1e-12)
        #expect(Summary([]) == nil)
    }
}
