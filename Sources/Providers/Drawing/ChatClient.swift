import API
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat

/// The little of Chat Completions that drawing needs; the full surface comes with the text endpoints.
struct ChatClient: Sendable {
    let client: UpstreamClient
    let model: String

    /// One message.
    struct Message: Codable, Sendable, Equatable {
        var role: String
        var content: String
    }

    /// What came back.
    struct Answer: Sendable {
        var text: String
        var promptTokens: Int
        var cachedTokens: Int
        var completionTokens: Int
        /// Whether the answer was cut at the token limit.
        var isCut: Bool
    }

    /// Asks for one completion; with `schema`, for JSON of that shape.
    ///
    /// A server that does not know structured outputs refuses the field with 400; it is then asked without.
    func ask(_ messages: [Message], schema: JSONValue? = nil, seed: UInt64?, maxTokens: Int) async throws -> Answer {
        do {
            return try await send(messages, schema: schema, seed: seed, maxTokens: maxTokens)
        } catch let error as APIError where error.status == 400 && schema != nil {
            return try await send(messages, schema: nil, seed: seed, maxTokens: maxTokens)
        }
    }

    private func send(_ messages: [Message], schema: JSONValue?, seed: UInt64?, maxTokens: Int) async throws -> Answer {
        var body: [String: JSONValue] = [
            "model": .string(model),
            "messages": .array(messages.map { ["role": .string($0.role), "content": .string($0.content)] }),
            "max_completion_tokens": .integer(Int64(maxTokens)),
        ]
        if let seed { body["seed"] = .integer(Int64(bitPattern: seed & 0x7FFF_FFFF)) }
        if let schema {
            body["response_format"] = [
                "type": "json_schema", "json_schema": ["name": "scene_plan", "strict": true, "schema": schema],
            ]
        }
        let bytes = JSONValue.object(body).encoded()
        let response = try await client.post("/chat/completions", contentType: "application/json") { .bytes(ByteBuffer(bytes: bytes)) }
        let data: Data
        do {
            data = Data(buffer: try await response.body.collect(upTo: 8 << 20))
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw APIError.upstream("The upstream '\(client.name)' broke off in the middle of its answer.")
        }
        guard let completion = try? Self.decoder.decode(Completion.self, from: data), let choice = completion.choices.first else {
            throw APIError.upstream("The upstream '\(client.name)' sent an answer that is no chat completion.")
        }
        if let refusal = choice.message.refusal, !refusal.isEmpty {
            throw APIError.moderationBlocked(
                "The model declined to draw this: \(refusal.prefix(500))", details: .init(stage: "output", categories: []))
        }
        return Answer(
            text: choice.message.content ?? "", promptTokens: completion.usage?.promptTokens ?? 0,
            cachedTokens: completion.usage?.promptTokensDetails?.cachedTokens ?? 0,
            completionTokens: completion.usage?.completionTokens ?? 0, isCut: choice.finishReason == "length")
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    private struct Completion: Decodable {
        var choices: [Choice]
        var usage: Usage?

        struct Choice: Decodable {
            var message: Reply
            var finishReason: String?
        }
        struct Reply: Decodable {
            var content: String?
            var refusal: String?
        }
        struct Usage: Decodable {
            var promptTokens: Int
            var completionTokens: Int
            var promptTokensDetails: Details?
        }
        struct Details: Decodable { var cachedTokens: Int? }
    }
}
