import API
import Foundation
import Registry
import Testing
import TinyModels

@testable import Providers

@Suite("Installed language models converse") struct LocalTextModelTests {
    let place: TinyLibrary
    let model: any ChatModel

    init() throws {
        place = try TinyLibrary()
        model = try #require(LocalModels.installed(in: place.folder).text.first)
    }

    private func task(_ messages: [ChatMessage], _ change: (inout ChatTask) -> Void = { _ in }) -> ChatTask {
        var task = ChatTask(model: "tiny", messages: messages)
        task.maxTokens = 12
        task.sampling.seed = 3
        change(&task)
        return task
    }

    private func events(_ task: ChatTask) async throws -> [ChatEvent] {
        var all: [ChatEvent] = []
        for try await event in model.events(for: task) { all.append(event) }
        return all
    }

    @Test("it is listed with what it can do, and costs nothing")
    func info() {
        #expect(model.info.id == "tiny" && model.info.kind == .text && model.info.provider == "local")
        #expect(model.info.text?.context == 2048 && model.info.text?.tools == true && !model.sees)
        #expect(model.worstCase(of: task([ChatMessage(.user, "Hi")])) == .zero)
    }

    @Test("answers with their tokens, several at once, and the usage last")
    func answers() async throws {
        let found = try await events(
            task([ChatMessage(.developer, "Be brief."), ChatMessage(.user, "Hi")]) {
                $0.count = 2; $0.alternatives = 2
            })
        guard case .started(nil) = found.first, case .usage(let usage, true) = found.last else {
            Issue.record("\(found)")
            return
        }
        #expect(usage.output == 24 && usage.input > 10 && usage.cachedInput == 0)
        var tokens = [0, 0]
        var ended: [Int] = []
        for event in found {
            switch event {
            case .text(let choice, _, let more): tokens[choice] += more.count
            case .finished(let choice, let reason):
                ended.append(choice)
                #expect(reason == .length)
            default: continue
            }
        }
        #expect(tokens == [12, 12] && ended.sorted() == [0, 1])
    }

    @Test("a tool that is named is called, and the answer ends with calls")
    func calls() async throws {
        let schema = try JSONText(
            Array(#"{"type":"object","properties":{"n":{"type":"integer"}},"required":["n"],"additionalProperties":false}"#.utf8))
        let found = try await events(
            task([ChatMessage(.user, "Count")]) {
                $0.tools = [ChatTool(name: "count", description: "Counts", parameters: schema, strict: true)]
                $0.toolChoice = .named("count")
                $0.maxTokens = 40
            })
        var arguments = ""
        var names: [String] = []
        for event in found {
            switch event {
            case .call(0, 0, let id, let name):
                names.append(name)
                #expect(id.hasPrefix("call_"))
            case .arguments(0, 0, let text): arguments += text
            case .finished(0, let reason): #expect(reason == .toolCalls)
            default: continue
            }
        }
        #expect(names == ["count"])
        #expect(try JSONSerialization.jsonObject(with: Data(arguments.utf8)) as? [String: Int] != nil, "\(arguments)")
    }

    @Test("a question has one answer, held to its schema")
    func questions() async throws {
        var question = TextQuestion(system: "Judge.", parts: [.text("A or B?")], maxTokens: 40)
        question.schema = [
            "type": "object", "properties": ["choice": ["type": "string", "enum": ["A", "B"]]], "required": ["choice"],
            "additionalProperties": false,
        ]
        question.temperature = 0
        question.alternatives = 2
        let answer = try await model.answer(question)
        #expect([#"{"choice":"A"}"#, #"{"choice":"B"}"#].contains(answer.text) && !answer.isCut && !answer.tokens.isEmpty)
        #expect(answer.usage.outputTokens > 0)
    }

    @Test("what it cannot do is refused with the parameter's name")
    func refusals() async throws {
        let long = await #expect(throws: APIError.self) {
            try await events(task([ChatMessage(.user, String(repeating: "word ", count: 6000))]))
        }
        #expect(long?.code == "context_length_exceeded" && long?.status == 400 && long?.param == "messages")
        let picture = ChatMessage(.user, [.text("What is it?"), .picture(bytes: [1], format: .png, detail: .auto)])
        let blind = await #expect(throws: APIError.self) { try await events(task([ChatMessage(.user, "a"), picture])) }
        #expect(blind?.param == "messages[1].content" && blind?.status == 400)
        let nobody = await #expect(throws: APIError.self) {
            try await events(task([ChatMessage(.user, "a")]) { $0.toolChoice = .named("x") })
        }
        #expect(nobody?.param == "tool_choice")
    }
}
