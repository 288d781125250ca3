import Foundation
import Testing

@testable import Statistics

@Suite struct BradleyTerryTests {
    func arena(_ strengths: [Double], votes: Int, seed: UInt64, prompts: Int = 30, voters: Int = 4) -> [Vote] {
        var generator = SeededGenerator(seed: seed)
        return (0..<votes).map { _ in
            let left = generator.below(strengths.count)
            let right = (left + 1 + generator.below(strengths.count - 1)) % strengths.count
            let wins = generator.uniform() < Logistic.value(strengths[left] - strengths[right])
            let tie = generator.uniform() < 0.1
            return Vote(
                left: "m\(left)", right: "m\(right)", outcome: tie ? .tie : wins ? .left : .right, prompt: "p\(generator.below(prompts))",
                voter: "v\(generator.below(voters))")
        }
    }

    @Test func theOrderOfVotesAndModelsDoesNotMatter() {
        let votes = arena([0.6, 0, -0.6], votes: 200, seed: 1)
        let a = BradleyTerry(VoteTable(models: ["m0", "m1", "m2"], votes: votes))
        let b = BradleyTerry(VoteTable(models: ["m2", "m0", "m1"], votes: votes.reversed()))
        for (i, j) in [(0, 1), (1, 2), (2, 0)] { #expect(abs(a.strengths[i] - b.strengths[j]) < 1e-12) }
        #expect(abs(a.strengths.reduce(0, +)) < 1e-12)
        #expect(a.order == [0, 1, 2] && b.order == [1, 2, 0])
        #expect(abs(a.winProbability(0, over: 2) + a.winProbability(2, over: 0) - 1) < 1e-15)
        #expect(a.interval(0, over: 2).contains(a.winProbability(0, over: 2)))
    }

    @Test func knowsWhatVotesConnect() {
        let fit = BradleyTerry(
            models: ["a", "b", "c", "d", "e"],
            wins: [
                [0, 3, 0, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0.5], [0, 0, 0, 0.5, 0],
            ])
        #expect(fit.components == [[0, 1], [2], [3, 4]])
        #expect(fit.connects(0, 1) && !fit.connects(1, 2) && fit.connects(4, 3))
        // Between groups only the prior speaks: the difference of two strengths that nothing is known of.
        #expect(fit.standardError(2, 0) > fit.standardError(0, 1))
    }

    @Test func eloIsTheUsualScale() {
        #expect(abs(BradleyTerry.elo(log(10)) - 400) < 1e-9)
        #expect(abs(Logistic.value(100 * log(10) / 400) - 0.64) < 0.001)
    }

    @Test func theBootstrapFindsTheOrderAndRepeatsItself() throws {
        let votes = arena([1.2, 0, -1.2], votes: 600, seed: 2)
        let models = ["m0", "m1", "m2"]
        let a = RankingBootstrap(models: models, votes: votes, replicates: 300, seed: 7)
        #expect(a == RankingBootstrap(models: models, votes: votes, replicates: 300, seed: 7))
        #expect(a != RankingBootstrap(models: models, votes: votes, replicates: 300, seed: 8))
        #expect(a.standings.map(\.bestRank) == [1, 2, 3] && a.standings.map(\.worstRank) == [1, 2, 3])
        for pair in a.pairs {
            #expect(pair.interval.contains(pair.winProbability) && pair.simultaneous.contains(pair.winProbability))
            #expect(pair.simultaneous.width > pair.interval.width)
        }
        for standing in a.standings { #expect(standing.interval.contains(standing.strength)) }
    }

    @Test func withoutConnectionThereIsNoRank() {
        let votes = (0..<40).map { Vote(left: "a", right: "b", outcome: .left, prompt: "\($0)", voter: "v") }
        let ranking = RankingBootstrap(models: ["a", "b", "c"], votes: votes, replicates: 100, seed: 1)
        #expect(ranking.standings.map(\.bestRank) == [1, 2, 1] && ranking.standings.map(\.worstRank) == [2, 3, 3])
        let empty = RankingBootstrap(models: ["a", "b"], votes: [], replicates: 100)
        #expect(empty.standings.map(\.bestRank) == [1, 1] && empty.pairs[0].winProbability == 0.5)
    }

    @Test func clustersWidenTheInterval() throws {
        // Forty prompts of ten identical votes each are forty draws, not four hundred.
        var generator = SeededGenerator(seed: 3)
        let votes = (0..<40).flatMap { prompt in
            let outcome: Outcome = generator.uniform() < 0.6 ? .left : .right
            return (0..<10).map { Vote(left: "a", right: "b", outcome: outcome, prompt: "\(prompt)", voter: "\($0)") }
        }
        func width(_ clusters: ClusterBootstrap.Clusters) throws -> Double {
            try #require(WinRateBootstrap(first: "a", second: "b", votes: votes, clusters: clusters)).interval.width
        }
        let ratio = try width(.prompts) / width(.votes)
        #expect(ratio > 2.8 && ratio < 3.6)  // √10
        #expect(try width(.voters) < 1e-9)
        #expect(try width(.promptsAndVoters) > 0.9 * width(.prompts))
        #expect(WinRateBootstrap(first: "a", second: "z", votes: votes) == nil)
    }

    @Test func aSingleVoterLeavesTheBootstrapByPrompts() throws {
        let votes = arena([0.5, 0], votes: 100, seed: 5, voters: 1)
        let both = try #require(WinRateBootstrap(first: "m0", second: "m1", votes: votes, clusters: .promptsAndVoters))
        #expect(both == WinRateBootstrap(first: "m0", second: "m1", votes: votes, clusters: .prompts))
        #expect(abs(both.rate - PairTally(votes.outcomes(for: "m0", against: "m1")).score) < 1e-12)
    }
}
