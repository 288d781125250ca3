import API
import Foundation
import Testing

@testable import Compare

@Suite struct ImporterTests {
    private func fixture(_ name: String) throws -> String {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
        return try String(contentsOf: url, encoding: .utf8)
    }

    private func refusal(_ text: String, name: String? = nil, format: String? = nil) throws -> APIError {
        try #require(throws: APIError.self) { try PromptImporters.read(text, name: name, format: format) }
    }

    @Test func genEvalBecomesAtoms() throws {
        let prompts = try PromptImporters.read(try fixture("geneval.jsonl")).prompts
        #expect(prompts.map(\.category) == [.single, .scene, .count, .color, .position, .binding])
        #expect(prompts.allSatisfy { $0.source == "geneval" })
        #expect(prompts[0].atoms == [Atom(id: "a1", kind: .object, question: "Is there an umbrella in the picture?")])
        #expect(
            prompts[2].atoms.map(\.question) == ["Are there exactly two wine glasses?", "Are there three or more wine glasses?"])
        #expect(prompts[2].atoms.map(\.answer) == [true, false])
        let position = prompts[4].atoms.suffix(2)
        #expect(position.map(\.question) == ["Is the owl above the fox?", "Is the owl below the fox?"])
        #expect(position.map(\.answer) == [true, false])
        // The swapped colour is the mistake that binding is about.
        #expect(prompts[5].atoms.last == Atom(id: "a5", kind: .color, question: "Is the box blue?", answer: false))
    }

    @Test func partiPromptsHaveCategoriesAndNoAtoms() throws {
        let prompts = try PromptImporters.read(try fixture("parti.tsv")).prompts
        #expect(prompts.map(\.prompt) == ["seven lanterns on a rope", "a map of an island, woodcut"])
        #expect(prompts.map(\.category) == [.count, .style])
        #expect(prompts.allSatisfy { $0.atoms.isEmpty })
    }

    @Test func csvColumnsBecomeAtoms() throws {
        let prompts = try PromptImporters.read(try fixture("prompts.csv"), name: "prompts.csv").prompts
        #expect(prompts.map(\.id) == ["mug", "row-2"])
        #expect(prompts[0].prompt == "a red mug, product photo")
        #expect(prompts[0].atoms.map(\.answer) == [true, false])
        #expect(prompts[1].prompt == "a sign that says \"TEA\"")
        #expect(prompts[1].atoms.first?.question == "Does the sign read \"TEA\"?")
    }

    @Test func plainTextIsOnePromptALine() throws {
        let set = try PromptImporters.read("\u{FEFF}a cat\r\n\n# not this\n  two dogs  \n", name: "mine.txt")
        #expect(set.prompts.map(\.prompt) == ["a cat", "two dogs"])
        #expect(set.prompts.map(\.id) == ["line-1", "line-4"])
        #expect(set.name == "mine.txt")
    }

    @Test(
        arguments: [
            ("{\"prompt\": \"a\"}\n{\"prompt\": }\n", nil, 2, 12),
            ("{\"easel_prompts\": 1,\n \"prompts\": [\n  {\"id\": \"a}\n", nil, 3, 10),
            ("{\"easel_prompts\": 1} {", nil, 1, 22),
            ("{\"prompt\": \"a\"}\n\n{\"tag\": \"x\"}\n", nil, 3, 1),
            ("{\"prompt\": \"a\", \"include\": [{\"class\": \"x\", \"position\": [\"above\", 4]}]}", nil, 1, 1),
            ("id,prompt\n1,a cat\n1,a dog\n", "csv", 3, 1),
            ("id,prompt\n1,\"a cat\n", "csv", 2, 3),
            ("id,prompt\n1,a cat, sitting\n", "csv", 2, 9),
            ("id,prompt\n1,\"a\" cat\n", "csv", 2, 7),
            ("id,prompt,category\n1,a cat,animals\n", "csv", 2, 9),
            ("id,text\n1,a cat\n", "csv", 1, 1),
            ("Prompt\tCategory\na cat\tx\n\tx\n", nil, 3, 1),
            ("\n\n# nothing\n", nil, 1, 1),
        ] as [(String, String?, Int, Int)])
    func faultsAreToldByLineAndColumn(_ text: String, _ format: String?, _ line: Int, _ column: Int) throws {
        let error = try refusal(text, format: format)
        #expect(error.status == 400)
        #expect(error.details["line"] == .integer(Int64(line)), "\(error.message)")
        #expect(error.details["column"] == .integer(Int64(column)), "\(error.message)")
        #expect(error.message.hasPrefix("Line \(line), column \(column): "))
    }

    @Test func limitsHold() throws {
        let many = (0...10_000).map { "prompt \($0)" }.joined(separator: "\n")
        #expect(try refusal(many).message.contains("10000"))
        #expect(try refusal(String(repeating: "a", count: 32_001)).message.contains("32000"))
        #expect(try refusal("a cat", format: "xml").message.contains("geneval"))
    }
}
