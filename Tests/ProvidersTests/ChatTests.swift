import API
import Foundation
import Hummingbird
import NIOCore
import Pictures
import Registry
import Testing

@testable import Providers

/// Text models behind a chat server: what is sent, what is read, and what is left out where a server does not know it.
@Suite struct ChatTests {
    func model(_ client: UpstreamClient) -> ChatTextModel {
        var info = ModelInfo(id: "seer", provider: "stub", kind: .text, summary: "")
        info.prices = Prices(textIn: .dollars(1), cachedTextIn: .dollars(0), textOut: .dollars(4))
        return ChatTextModel(info: info, upstreamID: "seer-1", sees: true, client: client)
    }

    var question: TextQuestion {
        var question = TextQuestion(parts: [.picture(bytes: [1, 2, 3], format: .jpeg), .text("What is it?")], maxTokens: 50)
        question.system = "Look."
        question.schema = ["type": "object"]
        question.temperature = 0
        question.seed = 7
        question.alternatives = 5
        return question
    }

    func body(_ seen: StubUpstream.Seen) throws -> [String: JSONValue] {
        guard case .object(let fields) = try JSONValue.parse(seen.body) else { throw APIError.internalError }
        return fields
    }

    static let answer = #"""
        {"id":"c","model":"seer-1-2026","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"yes"},
         "logprobs":{"content":[{"token":"yes","logprob":-0.1,"top_logprobs":[{"token":"yes","logprob":-0.105360516},{"token":"no","logprob":-2.302585093}]}]}}],
         "usage":{"prompt_tokens":100,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":40}}}
        """#

    @Test func picturesTravelAndProbabilitiesComeBack() async throws {
        try await StubUpstream.run { _, _ in
            StubUpstream.json(Self.answer)
        } _: { client, stub in
            let model = model(client)
            let answer = try await model.answer(question)
            #expect(answer.text == "yes" && answer.snapshot == "seer-1-2026" && !answer.isCut)
            #expect(answer.usage == ImageUsage(textIn: 100, imageIn: 0, cachedIn: 40, textOut: 2, imageOut: 0))
            let token = try #require(answer.tokens.first)
            #expect(
                token.text == "yes" && abs((token.alternatives["yes"] ?? 0) - 0.9) < 1e-6
                    && abs((token.alternatives["no"] ?? 0) - 0.1) < 1e-6)
            let sent = try body(stub.seen[0])
            #expect(sent["temperature"] == .number(0) || sent["temperature"] == .integer(0))
            #expect(sent["seed"] == 7 && sent["logprobs"] == true && sent["top_logprobs"] == 5 && sent["max_completion_tokens"] == 50)
            let messages: JSONValue = [
                ["role": "system", "content": "Look."],
                [
                    "role": "user",
                    "content": [
                        ["type": "image_url", "image_url": ["url": "data:image/jpeg;base64,AQID"]], ["type": "text", "text": "What is it?"],
                    ],
                ],
            ]
            #expect(sent["messages"] == messages)
            let cost = model.info.prices.cost(of: answer.usage, images: 0)
            #expect(cost > .zero && cost <= model.worstCase(of: question))
        }
    }

    @Test func whatAServerDoesNotKnowIsLeftOutFromThenOn() async throws {
        let known: Set<String> = ["model", "messages", "max_tokens"]
        try await StubUpstream.run { _, seen in
            guard case .object(let fields) = try JSONValue.parse(seen.body) else { return StubUpstream.json("{}", status: .badRequest) }
            guard let unknown = fields.keys.sorted().first(where: { !known.contains($0) }) else { return StubUpstream.json(Self.answer) }
            return StubUpstream.json(
                #"{"error":{"message":"Unsupported parameter: '\#(unknown)'","type":"x","param":null,"code":null}}"#, status: .badRequest)
        } _: { client, stub in
            let model = model(client)
            #expect(try await model.answer(question).text == "yes")
            let tries = stub.seen.count
            let last = Set(try body(stub.seen[tries - 1]).keys)
            #expect(tries == 6 && last == known)
            #expect(try await model.answer(question).text == "yes")
            #expect(stub.seen.count == tries + 1)
        }
    }

    @Test func aRefusalThatNamesNothingCostsNoFieldForGood() async throws {
        try await StubUpstream.run { number, _ in
            number < 6
                ? StubUpstream.json(
                    #"{"error":{"message":"The picture cannot be read.","type":"x","param":null,"code":"bad_picture"}}"#,
                    status: .badRequest)
                : StubUpstream.json(Self.answer)
        } _: { client, stub in
            let model = model(client)
            let error = await #expect(throws: APIError.self) { try await model.answer(question) }
            #expect(error?.code == "bad_picture")
            let tries = stub.seen.count
            #expect((2...6).contains(tries))
            for _ in tries..<6 {
                _ = try? await client.post("/chat/completions", contentType: "application/json") { .bytes(.init(string: "{}")) }
            }
            let before = stub.seen.count
            _ = try await model.answer(question)
            #expect(try body(stub.seen[before])["logprobs"] == true)
        }
    }

    @Test func aModelThatDeclinesIsNoFault() async throws {
        try await StubUpstream.run { _, _ in
            StubUpstream.json(#"{"choices":[{"message":{"content":null,"refusal":"No."}}]}"#)
        } _: { client, stub in
            let model = model(client)
            let error = await #expect(throws: APIError.self) { try await model.answer(question) }
            #expect(error?.code == "moderation_blocked" && stub.seen.count == 1)
        }
    }
}
