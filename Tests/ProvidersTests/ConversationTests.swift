import API
import Foundation
import Hummingbird
import NIOCore
import Pictures
import Registry
import Synchronization
import Testing

@testable import Providers

/// Conversations with a chat server: what is sent, what comes back, and what becomes of faults.
@Suite struct ConversationTests {
    func model(_ client: UpstreamClient) -> ChatTextModel {
        var info = ModelInfo(id: "talker", provider: "stub", kind: .text, summary: "")
        info.text = .open
        return ChatTextModel(info: info, upstreamID: "talker-1", sees: true, client: client)
    }

    static func stream(_ chunks: [String], done: Bool = true) -> Response {
        let text = chunks.map { "data: \($0)\n\n" }.joined() + (done ? "data: [DONE]\n\n" : "")
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static let hello = [
        #"{"model":"talker-1-2026","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"#,
        #"{"choices":[{"index":0,"delta":{"content":"hel"},"logprobs":{"content":[{"token":"hel","bytes":[104,101,108],"logprob":-0.5,"top_logprobs":[]}]}}]}"#,
        #"{"choices":[{"index":0,"delta":{"content":"lo"}}]}"#,
        #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
        #"{"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":1,"accepted_prediction_tokens":3,"rejected_prediction_tokens":2}}}"#,
    ]

    /// What came of a conversation, event by event.
    func said(_ model: ChatTextModel, _ task: ChatTask) async throws -> (text: String, log: [String], usage: ChatUsage?, isExact: Bool) {
        var text = ""
        var log: [String] = []
        var usage: ChatUsage?
        var exact = false
        for try await event in model.events(for: task) {
            switch event {
            case .started(let snapshot): log.append("started \(snapshot ?? "-")")
            case .text(let choice, let more, let tokens):
                text += more
                log.append("text \(choice) \(tokens.map(\.logProbability))")
            case .refusal(_, let more): log.append("refusal \(more)")
            case .call(let choice, let number, let id, let name): log.append("call \(choice).\(number) \(id) \(name)")
            case .arguments(let choice, let number, let more): log.append("arguments \(choice).\(number) \(more)")
            case .finished(let choice, let reason): log.append("finished \(choice) \(reason.rawValue)")
            case .usage(let counted, let isExact): (usage, exact) = (counted, isExact)
            }
        }
        return (text, log, usage, exact)
    }

    var task: ChatTask { ChatTask(model: "talker", messages: [ChatMessage(.developer, "Be brief."), ChatMessage(.user, "Say hello.")]) }

    @Test func aStreamBecomesEventsAndItsUsageIsExact() async throws {
        try await StubUpstream.run { _, _ in
            Self.stream(Self.hello)
        } _: { client, stub in
            let (text, log, usage, isExact) = try await said(model(client), task)
            #expect(text == "hello" && isExact)
            #expect(log == ["started talker-1-2026", "text 0 [-0.5]", "text 0 []", "finished 0 stop"])
            #expect(
                usage
                    == ChatUsage(
                        input: 9, cachedInput: 4, output: 7, reasoning: 1, acceptedPrediction: 3, rejectedPrediction: 2))
            let sent = try JSONValue.parse(stub.seen[0].body)
            #expect(
                sent == [
                    "model": "talker-1", "stream": true, "stream_options": ["include_usage": true],
                    "messages": [["role": "developer", "content": "Be brief."], ["role": "user", "content": "Say hello."]],
                ])
        }
    }

    @Test func everythingThatIsAskedForIsSentWithSchemasInTheirOwnOrder() async throws {
        try await StubUpstream.run { _, _ in
            Self.stream(Self.hello)
        } _: { client, stub in
            var task = task
            let schema = try JSONText(Array(#"{"type":"object","properties":{"zebra":{"type":"string"},"ant":{"type":"string"}}}"#.utf8))
            task.tools = [ChatTool(name: "look", description: "Looks.", parameters: schema, strict: true)]
            task.toolChoice = .named("look")
            task.parallelCalls = false
            task.format = .schema(name: "animals", description: nil, schema, strict: true)
            task.sampling.temperature = 0.5
            task.sampling.topP = 0.75
            task.sampling.topK = 40
            task.sampling.minP = 0.25
            task.sampling.frequencyPenalty = 1
            task.sampling.presencePenalty = -1
            task.sampling.bias = [50: -100]
            task.sampling.seed = 7
            task.count = 2
            task.maxTokens = 99
            task.stop = ["END"]
            task.alternatives = 3
            task.prediction = "as it was"
            task.effort = "low"
            task.user = "u"
            task.messages = [
                ChatMessage(.user, [.picture(bytes: [1, 2, 3], format: .png, detail: .low), .text("What?")]),
                ChatMessage(.assistant, [], calls: [ChatCall(id: "call_1", name: "look", arguments: "{}")]),
                ChatMessage(.tool, [.text("a cat")], callID: "call_1"),
            ]
            _ = try await said(model(client), task)
            let text = String(decoding: stub.seen[0].body, as: UTF8.self)
            #expect(text.components(separatedBy: String(describing: schema)).count == 3)
            guard case .object(let sent) = try JSONValue.parse(stub.seen[0].body) else { throw APIError.internalError }
            #expect(
                sent["temperature"] == .number(0.5) && sent["top_p"] == .number(0.75) && sent["top_k"] == 40
                    && sent["min_p"] == .number(0.25))
            #expect(sent["frequency_penalty"] == 1 && sent["presence_penalty"] == -1 && sent["logit_bias"] == ["50": -100])
            #expect(sent["n"] == 2 && sent["seed"] == 7 && sent["max_completion_tokens"] == 99 && sent["stop"] == ["END"])
            #expect(sent["logprobs"] == true && sent["top_logprobs"] == 3 && sent["reasoning_effort"] == "low" && sent["user"] == "u")
            #expect(sent["prediction"] == ["type": "content", "content": "as it was"] && sent["parallel_tool_calls"] == false)
            #expect(sent["tool_choice"] == ["type": "function", "function": ["name": "look"]])
            let messages: JSONValue = [
                [
                    "role": "user",
                    "content": [
                        ["type": "image_url", "image_url": ["url": "data:image/png;base64,AQID", "detail": "low"]],
                        ["type": "text", "text": "What?"],
                    ],
                ],
                [
                    "role": "assistant", "content": nil,
                    "tool_calls": [["id": "call_1", "type": "function", "function": ["name": "look", "arguments": "{}"]]],
                ],
                ["role": "tool", "content": "a cat", "tool_call_id": "call_1"],
            ]
            #expect(sent["messages"] == messages)
        }
    }

    @Test func callsAreToldApartHoweverTheyAreNumbered() async throws {
        let answers = [
            // As OpenAI sends them.
            [
                #"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":""}}]}}]}"#,
                #"{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{}"}}]}}]}"#,
                #"{"choices":[{"delta":{"tool_calls":[{"index":1,"id":"b","function":{"name":"g","arguments":"[]"}}]},"finish_reason":"tool_calls"}]}"#,
            ],
            // Whole calls that all have the same number, and calls without any.
            [
                #"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}}]}"#,
                #"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"b","function":{"name":"g","arguments":"[]"}}]},"finish_reason":"tool_calls"}]}"#,
            ],
            [
                #"{"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"g","arguments":"[]"}}]},"finish_reason":"tool_calls"}]}"#
            ],
        ]
        try await StubUpstream.run { number, _ in
            Self.stream(answers[number])
        } _: { client, _ in
            for _ in answers {
                let log = try await said(model(client), task).log
                #expect(
                    log == ["started -", "call 0.0 a f", "arguments 0.0 {}", "call 0.1 b g", "arguments 0.1 []", "finished 0 tool_calls"])
            }
        }
    }

    @Test func aServerThatDoesNotStreamIsReadAllTheSame() async throws {
        try await StubUpstream.run { _, _ in
            StubUpstream.json(
                #"{"model":"m","choices":[{"index":0,"message":{"content":"hi"},"finish_reason":"length"},{"index":1,"message":{"refusal":"No."},"finish_reason":"stop"}]}"#
            )
        } _: { client, _ in
            var task = task
            task.count = 2
            let (text, log, usage, isExact) = try await said(model(client), task)
            #expect(text == "hi" && !isExact && (usage?.output ?? 0) > 0 && (usage?.input ?? 0) > 0)
            #expect(log == ["started m", "text 0 []", "finished 0 length", "refusal No.", "finished 1 stop"])
        }
    }

    @Test func whatAServerDoesNotKnowIsLeftOutOnlyWhereNothingIsLost() async throws {
        try await StubUpstream.run { _, seen in
            let text = String(decoding: seen.body, as: UTF8.self)
            for word in ["max_completion_tokens", "stream_options", "developer", "response_format"] where text.contains("\"\(word)\"") {
                return StubUpstream.json(#"{"error":{"message":"Unknown: \#(word)","param":null}}"#, status: .badRequest)
            }
            return Self.stream(Self.hello)
        } _: { client, stub in
            let model = model(client)
            var task = task
            task.maxTokens = 5
            #expect(try await said(model, task).text == "hello")
            #expect(stub.seen.count == 4)
            let last = try JSONValue.parse(stub.seen[3].body)
            #expect(
                last == [
                    "model": "talker-1", "stream": true, "max_tokens": 5,
                    "messages": [["role": "system", "content": "Be brief."], ["role": "user", "content": "Say hello."]],
                ])
            #expect(try await said(model, task).text == "hello")
            #expect(stub.seen.count == 5)
            task.format = .object
            let error = await #expect(throws: APIError.self) { try await said(model, task) }
            #expect(error?.status == 400 && error?.message == "Unknown: response_format" && stub.seen.count == 6)
        }
    }

    @Test func faultsOfTheUpstreamAreToldAsSuch() async throws {
        try await StubUpstream.run { number, _ in
            switch number {
            case 0: Self.stream([Self.hello[0], Self.hello[1], #"{"error":{"message":"out of memory"}}"#])
            case 1: Self.stream(Array(Self.hello.prefix(3)), done: false)
            case 2: Self.stream(["<html>"])
            default: StubUpstream.json(#"{"error":{"message":"Incorrect API key"}}"#, status: .unauthorized)
            }
        } _: { client, _ in
            let model = model(client)
            for part in ["out of memory", "broke off", "no chat completion", "refused this server's key"] {
                let error = await #expect(throws: APIError.self) { try await said(model, task) }
                #expect(error?.status == 502 && error?.message.contains(part) == true)
            }
        }
    }

    private struct Gone: Error {}

    /// A stream that breaks off after `text`.
    static func breaking(after text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: text))
                throw Gone()
            })
    }

    @Test func onlyWhatWasNotBegunIsTriedAgain() async throws {
        try await StubUpstream.run { number, _ in
            number == 0
                ? Self.breaking(after: ": wait\n\n")
                : number == 1 ? Self.stream(Self.hello) : Self.breaking(after: "data: \(Self.hello[1])\n\n")
        } _: { client, stub in
            let model = model(client)
            let first = try await said(model, task)
            #expect(first.text == "hello")
            #expect(stub.seen.count == 2)
            let error = await #expect(throws: APIError.self) { try await said(model, task) }
            #expect(error?.status == 502 && stub.seen.count == 3)
        }
    }

    @Test func whoeverStopsListeningEndsTheWorkUpstream() async throws {
        let (gone, left) = AsyncStream.makeStream(of: Void.self)
        try await StubUpstream.run { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/event-stream"],
                body: ResponseBody { writer in
                    defer { left.yield() }
                    while true {
                        try await writer.write(ByteBuffer(string: "data: \(Self.hello[1])\n\n"))
                        try await Task.sleep(for: .milliseconds(10))
                    }
                })
        } _: { client, _ in
            for try await event in model(client).events(for: task) {
                if case .text = event { break }
            }
            var iterator = gone.makeAsyncIterator()
            await iterator.next()
        }
    }

    @Test func picturesOfToolsFollowTheirAnswersAsAUsersMessage() {
        let picture = ChatMessage.Part.picture(bytes: [1], format: .png, detail: .auto)
        let spread = ConversationBody.spread([
            ChatMessage(.user, "look"), ChatMessage(.tool, [.text("here"), picture], callID: "one"),
            ChatMessage(.tool, [picture, picture], callID: "two"),
            ChatMessage(.tool, "words"), ChatMessage(.assistant, "seen"), ChatMessage(.user, [picture]),
        ])
        #expect(spread.map(\.role) == [.user, .tool, .tool, .tool, .user, .assistant, .user])
        #expect(spread.filter { $0.role == .tool }.flatMap(\.parts).allSatisfy { if case .text = $0 { true } else { false } })
        #expect(spread[1].text == "here\n(See the picture of one below.)" && spread[1].callID == "one" && spread[3].text == "words")
        #expect(spread[4].parts.count == 5 && spread[4].text == "The picture of one:The pictures of two:")
    }
}
