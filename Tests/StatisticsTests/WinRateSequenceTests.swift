import Foundation
import Testing

@testable import Statistics

@Suite struct WinRateSequenceTests {
    func draws(_ seed: UInt64, _ count: Int, _ rate: Double, ties: Double) -> [Outcome] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let draw = generator.uniform()
            return draw < ties ? (draw < ties / 3 ? .bothBad : .tie) : generator.uniform() < rate ? .left : .right
        }
    }

    @Test(arguments: [1, 2, 3]) func intervalsOnlyShrinkAndLieInsideEachOther(_ seed: UInt64) {
        var narrow = WinRateSequence(alpha: 0.2)
        var wide = WinRateSequence(alpha: 0.01)
        var last = wide.interval
        for outcome in draws(seed, 150, 0.6, ties: 0.25) {
            narrow.record(outcome)
            wide.record(outcome)
            #expect(wide.interval.lower >= last.lower && wide.interval.upper <= last.upper)
            #expect(wide.interval.lower <= narrow.interval.lower && narrow.interval.upper <= wide.interval.upper)
            let now = WinRateSequence.interval(wide.tally, alpha: 0.01)
            #expect(now.lower <= wide.interval.lower + 1e-12 && now.upper >= wide.interval.upper - 1e-12)
            #expect(now.contains(wide.tally.score))
            last = wide.interval
        }
        #expect(last.width < 0.6)
    }

    @Test func theRunningIntervalIsTheIntersectionOfAll() {
        let outcomes = draws(9, 80, 0.7, ties: 0.2)
        let each = (1...80).map { WinRateSequence.interval(PairTally(outcomes.prefix($0))) }
        let running = WinRateSequence(outcomes).interval
        #expect(abs(running.lower - each.map(\.lower).max()!) < 1e-9)
        #expect(abs(running.upper - each.map(\.upper).min()!) < 1e-9)
    }

    @Test func exchangingTheModelsMirrorsTheInterval() {
        for seed in 1...10 {
            let outcomes = draws(UInt64(seed), 60, 0.6, ties: 0.3)
            let (a, b) = (WinRateSequence(outcomes).interval, WinRateSequence(outcomes.map(\.mirrored)).interval)
            #expect(abs(a.lower - b.complement.lower) < 1e-9 && abs(a.upper - b.complement.upper) < 1e-9)
        }
    }

    @Test func aWinnerIsNamedExactlyWhenOneHalfIsOutside() {
        var named = 0
        for seed in 1...60 {
            var process = EProcess()
            var sequence = WinRateSequence()
            for outcome in draws(UInt64(seed), 60, 0.7, ties: 0.2) {
                process.record(outcome)
                sequence.record(outcome)
                let winner = process.winner(atLog: log(20))
                let outside: PairSide? = sequence.interval.lower > 0.5 ? .first : sequence.interval.upper < 0.5 ? .second : nil
                #expect(winner == outside)
                if winner != nil { named += 1 }
            }
        }
        #expect(named > 500)
    }

    @Test func ratesThatVotesRuleOutAreOutside() {
        #expect(WinRateSequence.interval(PairTally()).lower == 0 && WinRateSequence.interval(PairTally()).upper == 1)
        let walkover = WinRateSequence.interval(PairTally(first: 30))
        #expect(walkover.upper == 1 && walkover.lower > 0.75 && walkover.lower < 1)
        let ties = WinRateSequence.interval(PairTally(ties: 60))
        #expect(ties.lies(in: PairVerdict.tieZone))
        #expect(!WinRateSequence.interval(PairTally(first: 30, second: 30)).lies(in: PairVerdict.tieZone))
    }

    @Test func modelsThatChangeContradictThemselves() {
        let outcomes = Array(repeating: Outcome.left, count: 60) + Array(repeating: .right, count: 300)
        let sequence = WinRateSequence(outcomes)
        #expect(sequence.isContradictory)
        // The verdict then shows the interval of the votes as they are.
        #expect(PairVerdict(outcomes).interval == WinRateSequence.interval(sequence.tally))
    }
}
