import Foundation
import Generation
import Models
import Tensors
import Testing
import TinyModels

@testable import Engine

@Suite("An engine of texts, with a tiny model of random weights") struct TextEngineTests {
    let place: TinyLibrary
    let engine: TextEngine
    let memory = EngineMemory(total: 1 << 30)

    init() throws {
        place = try TinyLibrary()
        engine = TextEngine(ModelLibrary(place.folder), on: Compute(threads: 2), memory: memory)
    }

    private func request(_ text: String, tokens: Int = 20, _ change: (inout TextRequest) -> Void = { _ in }) -> TextRequest {
        var request = TextRequest(turns: [ChatTurn(.user, text)])
        request.sampling.seed = 11
        request.maxTokens = tokens
        change(&request)
        return request
    }

    private func events(_ request: TextRequest) async throws -> [TextEvent] {
        var all: [TextEvent] = []
        for try await event in engine.events(request, by: "tiny") { all.append(event) }
        return all
    }

    private func text(_ events: [TextEvent], answer: Int = 0) -> String {
        events.map { if case .text(answer, let text, _) = $0 { text } else { "" } }.joined()
    }

    private func arguments(_ events: [TextEvent]) -> String {
        events.map { if case .arguments(0, let text) = $0 { text } else { "" } }.joined()
    }

    @Test("answers come as they come alone, many at once")
    func together() async throws {
        let requests = (0..<6).map { number in request("Question \(number), with a few words more") { $0.sampling.seed = UInt64(number) } }
        var alone: [String] = []
        for request in requests { alone.append(text(try await events(request))) }
        let found = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for (number, request) in requests.enumerated() { group.addTask { (number, text(try await events(request))) } }
            return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        for (number, expected) in alone.enumerated() { #expect(found[number] == expected && !expected.isEmpty) }
        #expect(Set(alone).count == 6)
        #expect(await engine.report().first?.working ?? 0 > 0)
    }

    @Test("usage is exact, and a talk that goes on is not read again")
    func usage() async throws {
        let long = request(String(repeating: "many words and more of them ", count: 40))
        let first = try await events(long)
        let again = try await events(long)
        guard case .prompt(let tokens, 0) = first.first, case .prompt(let same, let cached) = again.first else {
            Issue.record("no prompt")
            return
        }
        #expect(tokens == same && cached == (tokens - 1) / 64 * 64 && cached > 0)
        #expect(tokens == (try await engine.count(long, by: "tiny")))
        guard case .finished(0, .length, let used) = first.last else {
            Issue.record("no end")
            return
        }
        #expect(used.completion == 20 && used.prompt == tokens)
        #expect(text(first) == text(again))
    }

    @Test("probabilities come with the text that they are of")
    func probabilities() async throws {
        let found = try await events(request("Hm") { $0.sampling.alternatives = 3 })
        let tokens = found.flatMap { event -> [TextEvent.Token] in if case .text(_, _, let tokens) = event { tokens } else { [] } }
        #expect(tokens.count == 20 && tokens.allSatisfy { $0.alternatives.count == 3 && $0.logprob <= 0 })
        #expect(String(decoding: tokens.flatMap(\.bytes), as: UTF8.self) == text(found))
    }

    @Test("an answer keeps to a schema and to JSON, also where tokens run out")
    func forms() async throws {
        let schema = """
            {"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"},"kind":{"enum":["cat","dog"]}},
            "required":["name","age","kind"],"additionalProperties":false}
            """
        for seed in 0..<4 {
            let found = text(
                try await events(
                    request("Describe it", tokens: 60) {
                        $0.form = .schema(name: "animal", Array(schema.utf8), isStrict: true)
                        $0.sampling.seed = UInt64(seed)
                    }))
            let value = try #require(try JSONSerialization.jsonObject(with: Data(found.utf8)) as? [String: Any], "\(found)")
            #expect(Set(value.keys) == ["name", "age", "kind"] && ["cat", "dog"].contains(value["kind"] as? String))
            let object = text(
                try await events(
                    request("Describe it", tokens: 40) {
                        $0.form = .object; $0.sampling.seed = UInt64(seed)
                    }))
            #expect(try JSONSerialization.jsonObject(with: Data(object.utf8)) is [String: Any], "\(object)")
        }
    }

    private static let tools = [
        ToolDescription(
            name: "get_weather", description: "The weather",
            parameters:
                #"{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city","days"],"additionalProperties":false}"#,
            isStrict: true),
        ToolDescription(
            name: "get_time", description: "The time",
            parameters: #"{"type":"object","properties":{"zone":{"enum":["UTC","CET"]}},"required":["zone"],"additionalProperties":false}"#,
            isStrict: true),
    ]

    @Test("a tool that must be called is, with arguments of its schema")
    func forcedCalls() async throws {
        for seed in 0..<3 {
            let named = try await events(
                request("Weather?", tokens: 60) {
                    $0.tools = Self.tools
                    $0.calling = .tool("get_weather")
                    $0.sampling.seed = UInt64(seed)
                })
            #expect(named.contains(.call(answer: 0, name: "get_weather")))
            let found = arguments(named)
            let value = try #require(try JSONSerialization.jsonObject(with: Data(found.utf8)) as? [String: Any], "\(found)")
            #expect(value["city"] is String && value["days"] is NSNumber && text(named).isEmpty)
            let any = try await events(
                request("Time?", tokens: 60) {
                    $0.tools = Self.tools
                    $0.calling = .any
                    $0.sampling.seed = UInt64(seed)
                })
            let names = any.compactMap { if case .call(_, let name) = $0 { name } else { nil } }
            #expect(names.count == 1 && Self.tools.map(\.name).contains(names[0]))
            #expect(try JSONSerialization.jsonObject(with: Data(arguments(any).utf8)) is [String: Any])
        }
    }

    @Test("who goes away ends the work, and the others go on")
    func cancelling() async throws {
        let reader = Task { () -> Int in
            var count = 0
            for try await _ in engine.events(request("One", tokens: 1900), by: "tiny") {
                count += 1
                if count == 3 { break }
            }
            return count
        }
        #expect(try await reader.value == 3)
        #expect(!text(try await events(request("Two"))).isEmpty)
        // Nothing is left that runs: memory can be given up.
        for _ in 0..<200 {
            await engine.unload()
            if await engine.report().isEmpty { break }
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(await engine.report().isEmpty)
    }

    @Test("what cannot be done is said before anything is done")
    func refusals() async throws {
        let error = await #expect(throws: CacheError.self) { try await events(request(String(repeating: "word ", count: 5000))) }
        #expect(error.flatMap { TextEngine.limit(of: $0) } != nil)
        await #expect(throws: LibraryError.self) {
            for try await _ in engine.events(request("Hi"), by: "nobody") {}
        }
        let picture = ChatPicture(width: 1, height: 1, pixels: [1, 2, 3])
        await #expect(throws: EngineError.blind("tiny")) {
            try await events(request("Hi") { $0.turns.append(ChatTurn(.user, content: [.picture(picture)])) })
        }
        let small = TextEngine(ModelLibrary(place.folder), on: Compute(threads: 1), memory: EngineMemory(total: 1 << 20))
        await #expect(throws: EngineError.self) { for try await _ in small.events(request("Hi"), by: "tiny") {} }
        await #expect(throws: (any Error).self) {
            try await events(request("Hi") { $0.form = .schema(name: "x", Array("{\"type\":\"nothing\"}".utf8), isStrict: true) })
        }
    }

    @Test("the engines share their memory: what one holds the other does not get, unless it is idle")
    func sharing() async throws {
        let memory = EngineMemory(total: 100)
        memory.note("pictures", bytes: 70)
        #expect(await memory.allowed(for: "text", wanting: 20) == 30)
        #expect(await memory.allowed(for: "text", wanting: 50) == 30)
        memory.register("pictures") { memory.note("pictures", bytes: 10) }
        #expect(await memory.allowed(for: "text", wanting: 20) == 30)
        #expect(await memory.allowed(for: "text", wanting: 50) == 90)
    }
}
