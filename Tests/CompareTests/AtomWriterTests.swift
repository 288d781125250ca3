import API
import Registry
import Synchronization
import Testing

@testable import Compare

@Suite struct AtomWriterTests {
    @Test func readsWhatAModelWrites() throws {
        let text = """
            Here you are: ```json
            {"questions": [
              {"kind": "count", "question": "Are there exactly two dogs?", "answer": "yes"},
              {"kind": "mood", "question": "Is it night?", "answer": "no"},
              {"kind": "count", "question": "Are there exactly two dogs?", "answer": "yes"}]}
            ```
            """
        let atoms = try #require(AtomWriter.read(text))
        #expect(
            atoms == [
                Atom(id: "a1", kind: .count, question: "Are there exactly two dogs?", answer: true),
                Atom(id: "a2", kind: .detail, question: "Is it night?", answer: false),
            ])
    }

    @Test(arguments: [
        "", "no", "}{", "{\"questions\": []}", "{\"questions\": [{\"kind\": \"count\", \"question\": \"Two dogs?\", \"answer\": \"yes\"}]}",
    ])
    func refusesWhatIsNone(_ text: String) { #expect(AtomWriter.read(text) == nil) }

    @Test func everyAnswerIsToldToBePaidFor() async throws {
        let paid = Count()
        let writer = AtomWriter(ScriptedModel(["no"])) { _ in paid.state.withLock { $0 += 1 } }
        let prompts = [ComparePrompt(id: "p", category: .own, prompt: "a dog")]
        #expect(writer.expectedCost(prompts) == .zero)
        await #expect(throws: APIError.self) { try await writer.atoms(for: prompts[0]) }
        #expect(paid.state.withLock { $0 } == 2)
    }

    @Test func triesTwiceAndMarksTheDraft() async throws {
        let answers = [
            "I cannot do that.",
            #"{"questions": [{"kind": "object", "question": "Is there a dog?", "answer": "yes"}, {"kind": "count", "question": "Are there two dogs?", "answer": "no"}]}"#,
        ]
        let (prompt, usage) = try await AtomWriter(ScriptedModel(answers)).atoms(
            for: ComparePrompt(id: "p", category: .own, prompt: "a dog"))
        #expect(prompt.atoms.map(\.answer) == [true, false])
        #expect(prompt.draftedBy == "scripted")
        #expect(usage.count == 2)
        await #expect(throws: APIError.self) {
            try await AtomWriter(ScriptedModel(["no", "never"])).atoms(for: ComparePrompt(id: "p", category: .own, prompt: "a dog"))
        }
    }

    private final class Count: Sendable {
        let state = Mutex(0)
    }
}
