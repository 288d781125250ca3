import API
import Registry
import Store
import Testing

@testable import Compare

@Suite struct JudgeReadingTests {
    func inquiry(_ questions: Int) -> JudgeInquiry {
        let prompt = ComparePrompt(
            id: "p", category: .own, prompt: "x",
            atoms: (0..<max(1, questions)).map { Atom(id: "a\($0)", kind: .object, question: "Is it \($0)?") })
        var spec = ComparisonSpec(useCase: "", weights: [:], contestants: [], promptSet: "", prompts: [prompt])
        spec.judges = ["j"]
        return questions == 0
            ? JudgeInquiry(.pair(prompt: 0, first: 0, second: 1), of: spec, files: ["a", "b"])
            : JudgeInquiry(.atoms(cell: 0, prompt: 0, from: 0, count: questions), of: spec, files: ["a"])
    }

    func read(_ text: String, _ questions: Int, tokens: [TextAnswer.Token] = []) -> JudgeReading {
        JudgeReading(
            TextAnswer(text: text, usage: ImageUsage(textIn: 1, imageIn: 0, imageOut: 0), tokens: tokens), to: inquiry(questions))
    }

    @Test func answersAreReadAndNeverGuessed() {
        #expect(read(#"{"q1": "yes", "q2": "no"}"#, 2).yes == [1, 0])
        #expect(read("Sure:\n```json\n{\"q1\": \"Yes.\", \"q2\": false}\n```", 2).yes == [1, 0])
        #expect(read(#"{"q1": "perhaps", "q2": "no"}"#, 2).yes == [nil, 0])
        #expect(read("yes, no", 2).isEmpty)
        #expect(read(#"{"q1": "yes"}"#, 2).yes == [1, nil])
        #expect(read(#"{"better": "Second"}"#, 0).prefersFirst == false)
        #expect(read(#"{"better": "both"}"#, 0).isEmpty)
        #expect(read("", 3).isEmpty)
    }

    @Test func probabilitiesAreThoseOfTheAnswersToken() {
        func token(_ text: String, _ yes: Double? = nil) -> TextAnswer.Token {
            TextAnswer.Token(text: text, alternatives: yes.map { [" Yes": $0, "no": 0.95 - $0, "maybe": 0.05] } ?? [:])
        }
        let tokens = [token("{\"q1"), token("\": \""), token("yes", 0.76), token("\", \"q2\": \""), token("no", 0.19), token("\"}")]
        let reading = read(tokens.map(\.text).joined(), 2, tokens: tokens)
        #expect(reading.isMeasured && abs((reading.yes[0] ?? 0) - 0.8) < 1e-9 && abs((reading.yes[1] ?? 0) - 0.2) < 1e-9)
        // Without the alternatives the word counts.
        let bare = tokens.map { TextAnswer.Token(text: $0.text, alternatives: [:]) }
        #expect(read(tokens.map(\.text).joined(), 2, tokens: bare).yes == [1, 0])
    }

    @Test func aQuestionsNameHoldsAllThatMatters() throws {
        let judge = ResolvedTextModel(model: ScriptedModel([]), id: "scripted", requested: "scripted", snapshot: "scripted-1")
        let other = ResolvedTextModel(model: ScriptedModel([]), id: "scripted", requested: "scripted", snapshot: "scripted-2")
        let names = [inquiry(1).id(judge), inquiry(2).id(judge), inquiry(0).id(judge), inquiry(1).id(other)]
        #expect(Set(names).count == 4 && inquiry(1).id(judge) == names[0])
        #expect(JudgeInquiry(json: inquiry(2).json) == inquiry(2))
        let reading = read(#"{"q1": "yes", "q2": "no"}"#, 2)
        #expect(JudgeReading(json: reading.json) == reading)
        #expect(reading.agreement(with: read(#"{"q1": "yes", "q2": "yes"}"#, 2)) == (2, 1))
    }

    @Test func allAtomsOfAPictureAreOneQuestionAndPairsComeInBothOrders() {
        var prompts = [
            ComparePrompt(
                id: "p", category: .own, prompt: "x", atoms: (0..<15).map { Atom(id: "a\($0)", kind: .object, question: "\($0)?") })
        ]
        prompts.append(ComparePrompt(id: "q", category: .own, prompt: "y"))
        var spec = ComparisonSpec(
            useCase: "", weights: [:],
            contestants: (0..<3).map { Contestant(model: "m\($0)", id: "m", provider: "", family: "", kind: .image) },
            promptSet: "", prompts: prompts)
        spec.seeds = 2
        var cells: [CellRecord] = []
        for contestant in 0..<3 {
            for prompt in 0..<2 {
                for seed in 0..<2 {
                    var cell = CellRecord(comparison: "c", number: cells.count, contestant: contestant, prompt: prompt, seed: seed)
                    cell.status = contestant == 2 && prompt == 1 ? .refused : .done
                    cells.append(cell)
                }
            }
        }
        let questions = JudgeQuestion.all(of: spec, cells: cells)
        let atoms = questions.filter { $0.cells.count == 1 }
        #expect(atoms.count == 2 * 6, "15 atoms are two questions")
        #expect(questions.count - atoms.count == 6 + 2, "three pairs of the first prompt and one of the second, twice each")
        #expect(Set(questions.map(\.name)).count == questions.count)
    }
}
