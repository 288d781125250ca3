import Foundation
import Registry
import Statistics
import Store

@testable import Compare

/// Builds evidence by hand: contestants, prompts with atoms, pictures, answers and votes.
struct Fixture {
    var evidence: Evidence
    private var nextVote: Int64 = 1

    static let day = Date(timeIntervalSince1970: 1_795_780_800)

    /// Pictures for everybody, all done, at equal cost and speed.
    init(
        _ models: [String] = ["alpha", "beta"], prompts: Int = 40, atoms: Int = 0, seeds: Int = 1, judges: [String] = [],
        weights: [String: Double] = Preset.standard
    ) {
        let contestants = models.map { Contestant(model: $0, id: $0, provider: "test", family: $0, kind: .image) }
        let list = (0..<prompts).map { number in
            ComparePrompt(
                id: "p\(number)", category: .count, prompt: "prompt \(number)",
                atoms: (0..<atoms).map { Atom(id: "a\($0)", kind: .count, question: "Is thing \($0) there?", answer: $0 % 4 != 3) })
        }
        var spec = ComparisonSpec(useCase: "tests", weights: weights, contestants: contestants, promptSet: "by hand", prompts: list)
        spec.seeds = seeds
        spec.judges = judges
        var cells: [CellRecord] = []
        for contestant in contestants.indices {
            for prompt in list.indices {
                for seed in 0..<seeds {
                    var cell = CellRecord(comparison: "cmp-1", number: cells.count, contestant: contestant, prompt: prompt, seed: seed)
                    cell.status = .done
                    cell.imageID = "img-\(cells.count)"
                    cell.cost = Money(nanodollars: 40_000_000)
                    cell.latencyMilliseconds = 1000 + (prompt * 37) % 200
                    cells.append(cell)
                }
            }
        }
        evidence = Evidence(spec: spec, cells: cells, asOf: Self.day)
    }

    /// The number of a cell.
    func cell(_ contestant: Int, _ prompt: Int, _ seed: Int = 0) -> Int {
        evidence.cells.first { $0.contestant == contestant && $0.prompt == prompt && $0.seed == seed }?.number ?? -1
    }

    /// Changes every cell of a contestant.
    mutating func change(_ contestant: Int, _ body: (inout CellRecord) -> Void) {
        for index in evidence.cells.indices where evidence.cells[index].contestant == contestant { body(&evidence.cells[index]) }
    }

    /// Adds a vote on two contestants; `outcome.left` stands for `first`, wherever its picture stood.
    @discardableResult
    mutating func vote(
        _ first: Int, _ second: Int, prompt: Int, _ outcome: Statistics.Outcome, by rater: Rater = .person("ada"), seed: Int = 0,
        turned: Bool? = nil,
        mirrors: Int64? = nil
    ) -> Int64 {
        let turned = turned ?? (nextVote % 2 == 0)
        let said = turned ? outcome.mirrored : outcome
        let choice: VoteRecord.Choice =
            switch said {
            case .left: .left
            case .right: .right
            case .tie: .tie
            case .bothBad: .bothBad
            }
        let cells = (cell(first, prompt, seed), cell(second, prompt, seed))
        evidence.votes.append(
            VoteRecord(
                id: nextVote, comparison: "cmp-1", prompt: prompt, leftCell: turned ? cells.1 : cells.0,
                rightCell: turned ? cells.0 : cells.1,
                choice: choice, rater: rater, mirrors: mirrors, created: Self.day.addingTimeInterval(Double(nextVote))))
        nextVote += 1
        return nextVote - 1
    }

    /// Adds a run of votes by one person, a prompt each, from prompt `start` on.
    mutating func votes(
        _ first: Int, _ second: Int, _ outcomes: [Statistics.Outcome], by rater: Rater = .person("ada"), from start: Int = 0
    ) {
        for (offset, outcome) in outcomes.enumerated() { vote(first, second, prompt: start + offset, outcome, by: rater) }
    }

    /// A judge sees a pair in both orders; `choose` says what it takes when `first` stands left, and when it stands right.
    mutating func judge(
        _ name: String, _ first: Int, _ second: Int, prompt: Int, _ straight: VoteRecord.Choice, _ turned: VoteRecord.Choice
    ) {
        for (isTurned, choice) in [(false, straight), (true, turned)] {
            let cells = (cell(first, prompt), cell(second, prompt))
            evidence.votes.append(
                VoteRecord(
                    id: nextVote, comparison: "cmp-1", prompt: prompt, leftCell: isTurned ? cells.1 : cells.0,
                    rightCell: isTurned ? cells.0 : cells.1,
                    choice: choice, rater: .judge(name), created: Self.day.addingTimeInterval(Double(nextVote))))
            nextVote += 1
        }
    }

    /// A judge that prefers one side whatever the order.
    mutating func judge(_ name: String, prefers outcome: Statistics.Outcome, _ first: Int, _ second: Int, prompt: Int) {
        switch outcome {
        case .left: judge(name, first, second, prompt: prompt, .left, .right)
        case .right: judge(name, first, second, prompt: prompt, .right, .left)
        case .tie: judge(name, first, second, prompt: prompt, .tie, .tie)
        case .bothBad: judge(name, first, second, prompt: prompt, .bothBad, .bothBad)
        }
    }

    /// Answers about all atoms of a picture; `wrong` atoms are not as they should be.
    mutating func answers(
        _ contestant: Int, prompt: Int, wrong: Set<Int> = [], by rater: Rater = .judge("eye"), sure: Double = 1, seed: Int = 0
    ) {
        for (index, atom) in evidence.spec.prompts[prompt].atoms.enumerated() {
            let isYes = atom.answer != wrong.contains(index)
            evidence.answers.append(
                AtomAnswerRecord(
                    comparison: "cmp-1", cell: cell(contestant, prompt, seed), atom: atom.id, rater: rater, yes: isYes ? sure : 1 - sure,
                    isMeasured: sure != 1, created: Self.day.addingTimeInterval(Double(evidence.answers.count))))
        }
    }

    var verdict: Verdict { Verdict(evidence, lookAhead: 200) }
    var weighed: WeighedEvidence { WeighedEvidence(evidence) }

    /// `count` outcomes, `wins` of them for the first, spread evenly.
    static func outcomes(_ count: Int, wins: Int) -> [Statistics.Outcome] {
        (0..<count).map { ($0 + 1) * wins / count > $0 * wins / count ? .left : .right }
    }
}
