import Foundation
import Testing

@testable import Statistics

@Suite struct VotesTests {
    func vote(_ left: String, _ right: String, _ outcome: Outcome, prompt: String = "p", voter: String = "v") -> Vote {
        Vote(left: left, right: right, outcome: outcome, prompt: prompt, voter: voter)
    }

    @Test func outcomesFollowTheModelsNotTheSides() {
        #expect(vote("a", "b", .left).outcome(for: "a", against: "b") == .left)
        #expect(vote("b", "a", .left).outcome(for: "a", against: "b") == .right)
        #expect(vote("b", "a", .bothBad).outcome(for: "a", against: "b") == .bothBad)
        #expect(vote("b", "c", .left).outcome(for: "a", against: "b") == nil)
        for outcome in Outcome.allCases {
            #expect(outcome.mirrored.mirrored == outcome && outcome.score + outcome.mirrored.score == 1)
        }
    }

    @Test func talliesCountTiesAsHalf() {
        let tally = PairTally([.left, .left, .right, .tie, .bothBad])
        #expect(tally == PairTally(first: 2, second: 1, ties: 1, bothBad: 1))
        #expect(tally.score == 0.6 && tally.decidedRate == 2.0 / 3 && tally.bothBadShare == 0.2 && tally.neutral == 2)
        #expect(tally.swapped.swapped == tally && abs(tally.swapped.score - 0.4) < 1e-15)
        #expect(tally + tally.swapped == PairTally(first: 3, second: 3, ties: 2, bothBad: 2))
        #expect(PairTally().score == 0.5 && PairTally().bothBadShare == 0)
    }

    @Test func tablesAreTheSameFromEitherSide() {
        let votes = [
            vote("a", "b", .left), vote("b", "a", .left), vote("c", "b", .tie), vote("d", "c", .right), vote("a", "x", .left),
            vote("a", "a", .left),
        ]
        let table = VoteTable(models: ["a", "b", "c", "d"], votes: votes)
        #expect(table.count == 4)
        #expect(table.tally(0, 1) == PairTally(first: 1, second: 1) && table.tally(2, 3) == PairTally(first: 1))
        for (i, j) in table.pairs { #expect(table.tally(i, j) == table.tally(j, i).swapped) }
        #expect(table.pairs.count == table.tallies.count)
        #expect(table.wins[2][1] == 0.5 && table.wins[1][2] == 0.5 && table.wins[2][3] == 1 && table.wins[3][2] == 0)
        #expect(table == VoteTable(models: ["a", "b", "c", "d"], votes: votes.reversed()))
    }

    @Test func repeatsCountOnce() {
        let votes = [
            vote("a", "b", .left), vote("b", "a", .left), vote("a", "c", .left), vote("a", "b", .right, prompt: "q"),
            vote("a", "b", .tie, voter: "w"),
        ]
        #expect(votes.withoutRepeats() == [votes[0], votes[2], votes[3], votes[4]])
        #expect(votes.outcomes(for: "b", against: "a") == [.right, .left, .left, .tie])
    }

    @Test func outcomesHaveLastingNames() throws {
        let data = try JSONEncoder().encode(Outcome.allCases)
        #expect(String(decoding: data, as: UTF8.self) == #"["left","right","tie","both_bad"]"#)
    }
}
