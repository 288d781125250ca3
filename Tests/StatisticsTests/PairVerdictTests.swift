import Foundation
import Testing

@testable import Statistics

@Suite struct PairVerdictTests {
    func votes(_ first: Int, _ second: Int, _ ties: Int = 0) -> [Outcome] {
        Array(repeating: .right, count: second) + Array(repeating: .tie, count: ties) + Array(repeating: .left, count: first)
    }

    @Test func namesWinnersTiesAndWhatIsOpen() {
        let won = PairVerdict(votes(30, 5))
        #expect(won.finding == .first && won.moreVotes == nil && won.leader == .first && !won.isWithinTieZone)
        #expect(PairVerdict(votes(30, 5).map(\.mirrored)).finding == .second)
        let tie = PairVerdict(votes(0, 0, 60))
        #expect(tie.finding == .tie && tie.leader == nil && tie.fragility == 11)
        let open = PairVerdict(votes(7, 4))
        #expect(open.finding == .undecided && open.leader == .first && open.fragility == nil && open.moreVotes != nil)
        #expect(PairVerdict([]).finding == .undecided)
    }

    @Test func aWinnerByLittleStaysAWinner() {
        // Eight in a row name a winner; afterwards nearly all are ties, so that the rate comes to lie in the zone.
        let verdict = PairVerdict(Array(repeating: .left, count: 8) + Array(repeating: .tie, count: 400))
        #expect(verdict.finding == .first && verdict.isWithinTieZone)
    }

    @Test func theTieZoneFollowsTheCaller() {
        let even = (0..<120).map { $0 % 2 == 0 ? Outcome.left : .right }
        #expect(PairVerdict(even).finding == .undecided)
        #expect(PairVerdict(even, tieZone: 0.3...0.7).finding == .tie)
    }

    @Test func verdictsSurviveJSON() throws {
        let verdict = PairVerdict(votes(7, 4, 3))
        let data = try JSONEncoder().encode(verdict)
        #expect(try JSONDecoder().decode(PairVerdict.self, from: data) == verdict)
    }
}

@Suite struct FragilityTests {
    /// The smallest removal by trying all subsets.
    func bruteForce(_ outcomes: [Outcome], _ threshold: Double) -> Int {
        (0..<(1 << outcomes.count)).filter { removed in
            let rest = outcomes.indices.filter { removed >> $0 & 1 == 0 }.map { outcomes[$0] }
            return EProcess(rest).firstMaximum ?? -1 < threshold
        }.map(\.nonzeroBitCount).min()!
    }

    @Test func isTheSmallestOfAllRemovals() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<25 {
            let outcomes: [Outcome] = (0..<11).map { _ in generator.uniform() < 0.8 ? .left : generator.uniform() < 0.3 ? .tie : .right }
            for threshold in [log(2.0), log(5), log(20)] {
                #expect(Fragility.removals(undoing: .first, in: outcomes, threshold: threshold) == bruteForce(outcomes, threshold))
            }
        }
    }

    @Test func aVerdictByAHairHangsOnOneVote() {
        #expect(Fragility.removals(undoing: .first, in: Array(repeating: .left, count: 8)) == 1)
        #expect(Fragility.removals(undoing: .second, in: Array(repeating: .left, count: 8)) == 0)
        #expect(Fragility.removals(undoing: .first, in: []) == 0)
    }

    @Test func findsMixedRemovals() {
        // Undone once at most one decided vote and at most two ties are left: 4 + 4 votes, all kinds have to go.
        let tally = PairTally(first: 3, second: 2, ties: 3, bothBad: 3)
        #expect(Fragility.removals(from: tally) { $0.decided > 1 || $0.neutral > 2 } == 8)
        #expect(Fragility.removals(from: tally, limit: 3) { $0.decided > 1 || $0.neutral > 2 } == nil)
        #expect(Fragility.removals(from: tally) { $0.count > 11 } == 0)
    }
}

@Suite struct MoreVotesTests {
    @Test func theChancesAreThoseOfAllSequences() {
        let tally = PairTally(first: 3, second: 1, ties: 0)
        let rate = 4.0 / 6
        var expected = [Double](repeating: 0, count: 11)
        for bits in 0..<(1 << 10) {
            var process = EProcess(tally)
            for step in 0..<10 {
                let outcome: Outcome = bits >> step & 1 == 1 ? .left : .right
                process.record(outcome)
                if process.logValue >= log(20) {
                    let wins = (bits & ((1 << (step + 1)) - 1)).nonzeroBitCount
                    // Each prefix stands for all its continuations: count it once.
                    if bits >> (step + 1) == 0 { expected[step + 1] += pow(rate, Double(wins)) * pow(1 - rate, Double(step + 1 - wins)) }
                    break
                }
            }
        }
        let chances = MoreVotes.crossings(tally, rate: rate, threshold: log(20), steps: 10)
        #expect(chances.count == 11 && zip(chances, expected).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(expected.reduce(0, +) > 0.03)
    }

    @Test func saysSoWhenItIsHopelessOrDone() {
        let even = MoreVotes(PairTally(first: 50, second: 50))
        #expect(even.median == nil && even.chance < 0.1 && even.mean > 900)
        let done = MoreVotes(PairTally(first: 20))
        #expect(done.median == 0 && done.likely == 0 && done.mean == 0 && done.chance == 1)
    }

    @Test func tiesMakeItLonger() throws {
        let plain = MoreVotes(PairTally(first: 9, second: 4))
        let tied = MoreVotes(PairTally(first: 9, second: 4, ties: 14), horizon: 2000)
        let (a, b) = (try #require(plain.median), try #require(tied.median))
        #expect(abs(Double(b) - 2 * Double(a)) <= 1 && plain.mean < tied.mean)
        #expect(try #require(plain.likely) > a)
    }

    @Test func isSymmetricInTheModels() {
        let tally = PairTally(first: 9, second: 4, ties: 2, bothBad: 1)
        let (a, b) = (MoreVotes(tally), MoreVotes(tally.swapped))
        #expect(a.median == b.median && a.likely == b.likely && abs(a.mean - b.mean) < 1e-9)
    }
}
