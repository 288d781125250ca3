import Registry
import Statistics
import Store
import Testing

@testable import Compare

/// Comparisons of models whose truth is known.
@Suite struct SimulationTests {
    /// A comparison in which the first model wins a vote with a chance, and gets an atom right with another.
    private func outcome(_ generator: inout SeededGenerator, wins: Double, right: (Double, Double), looks: [Int], prompts: Int) -> [Verdict]
    {
        var fixture = Fixture(prompts: prompts, atoms: 2)
        for prompt in 0..<prompts {
            for (contestant, chance) in [(0, right.0), (1, right.1)] {
                let wrong = Set((0..<2).filter { _ in generator.uniform() >= chance })
                fixture.answers(contestant, prompt: prompt, wrong: wrong, by: .person("ada"))
            }
        }
        var verdicts: [Verdict] = []
        for vote in 1...prompts {
            let said: Statistics.Outcome = generator.uniform() < 0.1 ? .tie : generator.uniform() < wins ? .left : .right
            fixture.vote(0, 1, prompt: vote - 1, said)
            if looks.contains(vote) { verdicts.append(Verdict(fixture.evidence, lookAhead: 1)) }
        }
        return verdicts
    }

    @Test func equalModelsHaveNoWinner() {
        var generator = SeededGenerator(seed: 4)
        var wrong = 0
        for _ in 0..<1_000 {
            let verdicts = outcome(&generator, wins: 0.5, right: (0.8, 0.8), looks: [10, 20], prompts: 20)
            if verdicts.contains(where: { $0.outcome == .winner || $0.outcome == .qualityAndCost }) { wrong += 1 }
        }
        #expect(wrong <= 50, "\(wrong) of 1000 comparisons of equal models named a winner")
    }

    @Test func aClearlyBetterModelIsFound() {
        var generator = SeededGenerator(seed: 5)
        var found = 0
        for _ in 0..<40 {
            let verdicts = outcome(&generator, wins: 0.8, right: (0.8, 0.8), looks: [60], prompts: 60)
            if verdicts.first?.winner == "alpha" { found += 1 }
        }
        #expect(found >= 34, "only \(found) of 40 were found")
    }

    @Test func obedienceIsFoundWithoutVotes() {
        var generator = SeededGenerator(seed: 6)
        var found = 0
        for _ in 0..<20 {
            let verdict = outcome(&generator, wins: 0.5, right: (0.95, 0.6), looks: [120], prompts: 120).first
            if verdict?.pairs.first?.heldBack == .second { found += 1 }
        }
        #expect(found >= 18, "only \(found) of 20 were found")
    }
}
