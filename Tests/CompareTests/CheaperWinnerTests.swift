import Foundation
import Registry
import Store
import Testing

@testable import Compare

@Suite struct CheaperWinnerTests {
    @Test func aWinnerThatIsAlsoCheaperIsNotSplitFromItself() {
        let prompts = (0..<30).map { ComparePrompt(id: "p\($0)", category: .own, prompt: "picture \($0)") }
        var spec = ComparisonSpec(
            useCase: "tests", weights: ["visual_quality": 0.6, "cost_per_image": 0.4],
            contestants: ["free", "dear"].map { Contestant(model: $0, id: $0, provider: $0, family: $0, kind: .image) }, promptSet: "own",
            prompts: prompts)
        spec.seeds = 1
        var cells: [CellRecord] = []
        for contestant in 0..<2 {
            for prompt in prompts.indices {
                var cell = CellRecord(comparison: "cmp", number: cells.count, contestant: contestant, prompt: prompt, seed: 0)
                cell.status = .done
                cell.latencyMilliseconds = 100
                cell.cost = contestant == 0 ? .zero : Money(nanodollars: 40_000_000)
                cells.append(cell)
            }
        }
        let votes = prompts.indices.map { prompt in
            VoteRecord(
                id: Int64(prompt + 1), comparison: "cmp", prompt: prompt, leftCell: prompt, rightCell: 30 + prompt, choice: .left,
                rater: .person("p\(prompt % 3)"), created: Date())
        }
        let verdict = Verdict(Evidence(spec: spec, cells: cells, votes: votes, asOf: Date()))
        #expect(verdict.outcome == .winner)
        #expect(verdict.winner == "free")
    }
}
