import Testing

@testable import Statistics

@Suite struct QuestionChoiceTests {
    func votes(_ first: String, _ second: String, wins: Int, losses: Int, prompts: [String]) -> [Vote] {
        (0..<(wins + losses)).map { k in
            Vote(left: first, right: second, outcome: k < wins ? .left : .right, prompt: prompts[k % prompts.count], voter: "v")
        }
    }

    @Test func asksWhatIsOpenBeforeWhatIsClear() throws {
        let prompts = ["p0", "p1", "p2"]
        let past = votes("a", "b", wins: 30, losses: 0, prompts: prompts) + votes("a", "c", wins: 8, losses: 7, prompts: prompts)
        let choice = QuestionChoice(models: ["a", "b", "c"], prompts: prompts, votes: past)
        let ranked = choice.ranked(seed: 1)
        #expect(ranked.count == 9)
        // b and c never met; a and b are clear.
        #expect(ranked[0].question.first == 1 && ranked[0].question.second == 2)
        #expect(Set(ranked.suffix(3).map { [$0.question.first, $0.question.second] }) == [[0, 1]])
        #expect(zip(ranked, ranked.dropFirst()).allSatisfy { $0.worth >= $1.worth })
    }

    @Test func spreadsOverPrompts() {
        let prompts = (0..<6).map { "p\($0)" }
        let next = QuestionChoice(models: ["a", "b"], prompts: prompts, votes: []).next(6, seed: 3)
        #expect(Set(next.map(\.prompt)) == Set(prompts))
        let past = prompts.dropLast().map { Vote(left: "a", right: "b", outcome: .tie, prompt: $0, voter: "v") }
        #expect(QuestionChoice(models: ["a", "b"], prompts: prompts, votes: past).next(1, seed: 3).map(\.prompt) == ["p5"])
    }

    @Test func spreadsOverPairs() {
        let next = QuestionChoice(models: ["a", "b", "c"], prompts: ["p", "q", "r"], votes: []).next(9, seed: 5)
        #expect(Set(next).count == 9)
        #expect(Set(next.prefix(3).map { [$0.first, $0.second] }).count == 3)
        #expect(QuestionChoice(models: ["a", "b", "c"], prompts: ["p"], votes: []).next(9, seed: 5).count == 3)
    }

    @Test func theSeedDecidesBetweenEquals() {
        let choice = QuestionChoice(models: ["a", "b"], prompts: (0..<20).map { "p\($0)" }, votes: [])
        #expect(choice.next(20, seed: 1) == choice.next(20, seed: 1))
        #expect(choice.next(20, seed: 1) != choice.next(20, seed: 2))
    }

    @Test func leavesOutWhatWasAnsweredAndShowsSettledPairsLast() {
        let answered = QuestionChoice.Question(prompt: "p", 1, 0)
        let choice = QuestionChoice(models: ["a", "b", "c"], prompts: ["p", "q"], votes: [], settled: [(1, 0)])
        #expect(choice.ranked(seed: 1).allSatisfy { $0.question.second == 2 })
        let all = QuestionChoice(models: ["a", "b"], prompts: ["p", "q"], votes: [], settled: [(0, 1)])
        #expect(all.ranked(without: [answered], seed: 1).map(\.question.prompt) == ["q"])
    }

    @Test func informationIsGreatestWhereLittleIsKnown() {
        #expect(InformationGain.ofVote(mean: 0, error: 1) > InformationGain.ofVote(mean: 0, error: 0.5))
        #expect(InformationGain.ofVote(mean: 0, error: 1) > InformationGain.ofVote(mean: 2, error: 1))
        #expect(InformationGain.ofVote(mean: 1, error: 0) < 1e-12)
    }
}
