import Foundation
import Testing

@testable import Statistics

@Suite struct EProcessTests {
    /// All sequences of decided votes of a length.
    func sequences(_ length: Int) -> [[Outcome]] {
        (0..<(1 << length)).map { bits in (0..<length).map { bits >> $0 & 1 == 1 ? .left : .right } }
    }

    @Test func isAMartingaleUnderEquality() {
        for length in 0...9 {
            for past in sequences(length) {
                let now = EProcess(past)
                var win = now
                win.record(.left)
                var loss = now
                loss.record(.right)
                #expect(abs(0.5 * (exp(win.logValue) + exp(loss.logValue)) / exp(now.logValue) - 1) < 1e-12)
            }
        }
    }

    @Test(arguments: [0.0, 0.2, 0.5, 0.8]) func theEvidenceAgainstAnyRateIsAMartingaleWithTies(_ tieShare: Double) {
        for rate in [0.3, 0.45, 0.5, 0.62] {
            // The mean score is `rate`: win + tieShare / 2 = rate, as far as the ties leave room.
            let win = rate - tieShare / 2
            let loss = 1 - win - tieShare
            guard win >= 0, loss >= 0 else { continue }
            for first in 0...4 {
                for second in 0...4 {
                    for ties in 0...4 {
                        func evidence(_ outcome: Outcome?) -> Double {
                            var tally = PairTally(first: first, second: second, ties: ties)
                            if let outcome { tally.add(outcome) }
                            return exp(WinRateEvidence(tally).logEvidence(against: rate))
                        }
                        let mean = win * evidence(.left) + loss * evidence(.right) + tieShare * evidence(.tie)
                        #expect(abs(mean / evidence(nil) - 1) < 1e-11)
                    }
                }
            }
        }
    }

    @Test func theOneSidedEvidenceNeverGrowsOnAverageWhenTheOtherIsBetter() {
        for rate in [0.5, 0.4, 0.1] {
            for first in 0...8 {
                for second in 0...8 {
                    func evidence(_ first: Int, _ second: Int) -> Double {
                        exp(EProcess.logEvidence(thatFirstBeats: PairTally(first: first, second: second)))
                    }
                    let mean = rate * evidence(first + 1, second) + (1 - rate) * evidence(first, second + 1)
                    #expect(mean <= evidence(first, second) * (1 + 1e-12))
                }
            }
        }
        #expect(abs(EProcess.logEvidence(thatFirstBeats: PairTally())) < 1e-12)
    }

    @Test func aNamedWinnerHasOneSidedEvidenceOfAlmostTwice() {
        for first in 0...60 {
            for second in 0..<max(1, first) where EProcess.logEvidence(first: first, second: second) >= log(20) {
                #expect(EProcess.logEvidence(thatFirstBeats: PairTally(first: first, second: second)) >= log(39))
            }
        }
    }

    @Test func theStepsAgreeWithTheFormulaInAnyOrder() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<50 {
            let outcomes = (0..<40).map { _ in Outcome.allCases[generator.below(4)] }
            let process = EProcess(outcomes)
            #expect(abs(process.logValue - EProcess(process.tally).logValue) < 1e-11)
            #expect(abs(process.logValue - EProcess(outcomes.reversed()).logValue) < 1e-11)
            #expect(abs(process.logValue - WinRateEvidence(process.tally).logEvidence(against: 0.5)) < 1e-10)
            let mirrored = EProcess(outcomes.map(\.mirrored))
            #expect(mirrored.firstMaximum == process.secondMaximum && mirrored.secondMaximum == process.firstMaximum)
        }
    }

    @Test func aWinnerStaysAndTiesDoNotMoveTheEvidence() {
        var process = EProcess(Array(repeating: .left, count: 7))
        #expect(process.winner(atLog: log(20)) == nil)
        process.record(.left)
        #expect(process.winner(atLog: log(20)) == .first)
        let value = process.logValue
        process.record(.tie)
        process.record(.bothBad)
        #expect(process.logValue == value && process.tally.count == 10)
        for _ in 0..<8 { process.record(.right) }
        #expect(process.logValue < 0 && process.winner(atLog: log(20)) == .first)
        #expect(abs(process.anytimePValue - 9.0 / 256) < 1e-12)
    }

    @Test func severalPairsAskForMore() {
        #expect(EProcess.logThreshold() == log(20))
        #expect(EProcess.logThreshold(alpha: 0.05, pairs: 3) == log(60))
        let outcomes: [Outcome] = Array(repeating: .left, count: 8)
        #expect(PairVerdict(outcomes).finding == .first)
        #expect(PairVerdict(outcomes, pairs: 3).finding == .undecided)
    }
}
