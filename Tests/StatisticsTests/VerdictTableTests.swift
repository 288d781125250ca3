import Testing

@testable import Statistics

@Suite struct VerdictTableTests {
    /// Votes on distinct prompts; the better model is named first.
    func votes(_ better: String, _ worse: String, wins: Int, losses: Int) -> [Vote] {
        (0..<(wins + losses)).map { k in
            let outcome: Outcome = k < losses ? .right : .left
            let vote = Vote(left: better, right: worse, outcome: outcome, prompt: "p\(k)", voter: "v")
            return k % 2 == 0 ? vote : Vote(left: worse, right: better, outcome: outcome.mirrored, prompt: "p\(k)", voter: "v")
        }
    }

    @Test func theWinnerBeatsAllOthers() {
        let all = votes("b", "a", wins: 30, losses: 4) + votes("b", "c", wins: 28, losses: 3) + votes("a", "c", wins: 6, losses: 6)
        let table = VerdictTable(models: ["a", "b", "c"], votes: all)
        #expect(table.winner == 1)
        #expect(
            table.finding(0, 1) == .second && table.finding(1, 0) == .first && table.finding(1, 2) == .first
                && table.finding(2, 0) == .undecided)
        #expect(table.settled.map { [$0.0, $0.1] } == [[0, 1], [1, 2]])
        #expect(VerdictTable(models: ["c", "a", "b"], votes: all).winner == 2)
    }

    @Test func withoutEnoughAgainstOneThereIsNoWinner() {
        let all = votes("b", "a", wins: 30, losses: 4) + votes("b", "c", wins: 5, losses: 3)
        #expect(VerdictTable(models: ["a", "b", "c"], votes: all).winner == nil)
        #expect(VerdictTable(models: ["a"], votes: []).winner == nil)
    }

    @Test func repeatsAreNoFurtherEvidence() {
        let once = (0..<40).map { _ in Vote(left: "a", right: "b", outcome: .left, prompt: "p", voter: "v") }
        let table = VerdictTable(models: ["a", "b"], votes: once)
        #expect(table.winner == nil && table.verdicts[0].tally == PairTally(first: 1))
    }

    @Test func theShortcutForTheZoneIsTheInterval() {
        var generator = SeededGenerator(seed: 14)
        var inside = 0
        for _ in 0..<200 {
            let tally = PairTally(first: generator.below(12), second: generator.below(12), ties: generator.below(200))
            for zone in [0.45...0.55, 0.3...0.7, 0.0...0.6] {
                let expected = WinRateSequence.interval(tally).lies(in: zone)
                #expect(WinRateSequence.lies(tally, in: zone) == expected, "\(tally) \(zone)")
                inside += expected ? 1 : 0
            }
        }
        #expect(inside > 50)
    }
}
