import API
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import Pictures
import Registry

/// Asks for one completion: the part of Chat Completions that drawing and judging need.
struct ChatClient: Sendable {
    let client: UpstreamClient
    let model: String
    /// What the server was found not to know.
    let habits = ChatHabits()

    /// A client of the model `model` of `client`'s server.
    init(client: UpstreamClient, model: String) {
        self.client = client
        self.model = model
    }

    /// One message.
    struct Message: Sendable {
        var role: String
        var parts: [TextQuestion.Part]

        /// A message of words.
        init(role: String, content: String) {
            self.role = role
            parts = [.text(content)]
        }

        /// A message of words and pictures.
        init(role: String, parts: [TextQuestion.Part]) {
            self.role = role
            self.parts = parts
        }
    }

    /// What is asked for beside the messages.
    struct Options: Sendable {
        /// The shape of the answer with a name for it.
        var schema: (name: String, shape: JSONValue)?
        var seed: UInt64?
        var temperature: Double?
        /// Alternatives to report for each token; 0 for none.
        var alternatives = 0
        var maxTokens: Int
    }

    /// What came back.
    struct Answer: Sendable {
        var text: String
        /// The model as the server names it.
        var snapshot: String?
        var promptTokens: Int
        var cachedTokens: Int
        var completionTokens: Int
        var tokens: [TextAnswer.Token] = []
        /// Whether the answer was cut at the token limit.
        var isCut: Bool
    }

    /// Asks for one completion.
    ///
    /// A server that does not know one of the optional fields refuses it with 400; it is then asked without that field, now and later.
    ///
    /// - Throws: `APIError`; `moderation_blocked` where the model declines.
    func ask(_ messages: [Message], _ options: Options) async throws -> Answer {
        var left = habits.unknown
        var first: APIError?
        while true {
            let body = self.body(messages, options, without: left)
            do {
                let answer = try await send(body)
                habits.note(left)
                return answer
            } catch let error as APIError where error.status == 400 && !error.isRefusal {
                // What is left out is only remembered once that has helped: the fault may be another's.
                guard let fields = ChatHabits.fields(refusedBy: error, among: Set(body.keys)) else { throw first ?? error }
                first = first ?? error
                left.formUnion(fields)
            }
        }
    }

    /// The request's body without fields that the server does not know.
    private func body(_ messages: [Message], _ options: Options, without left: Set<String>) -> [String: JSONValue] {
        var body: [String: JSONValue] = ["model": .string(model), "messages": .array(messages.map(\.json))]
        let limit = JSONValue.integer(Int64(options.maxTokens))
        body[left.contains("max_completion_tokens") ? "max_tokens" : "max_completion_tokens"] = limit
        if let seed = options.seed { body["seed"] = .integer(Int64(bitPattern: seed & 0x7FFF_FFFF)) }
        if let temperature = options.temperature { body["temperature"] = .number(temperature) }
        if options.alternatives > 0 {
            body["logprobs"] = true
            body["top_logprobs"] = .integer(Int64(min(20, options.alternatives)))
        }
        if let (name, shape) = options.schema {
            body["response_format"] = ["type": "json_schema", "json_schema": ["name": .string(name), "strict": true, "schema": shape]]
        }
        return body.filter { !left.contains($0.key) }
    }

    private func send(_ body: [String: JSONValue]) async throws -> Answer {
        let bytes = JSONValue.object(body).encoded()
        let response = try await client.post("/chat/completions", contentType: "application/json") { .bytes(ByteBuffer(bytes: bytes)) }
        let data: Data
        do {
            data = Data(buffer: try await response.body.collect(upTo: 8 << 20))
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw APIError.upstream("The upstream '\(client.name)' broke off in the middle of its answer.")
        }
        guard let completion = try? ChatCompletion(data), let choice = completion.choices.first, let message = choice.message else {
            throw APIError.upstream("The upstream '\(client.name)' sent an answer that is no chat completion.")
        }
        if let refusal = message.refusal, !refusal.isEmpty {
            throw APIError.moderationBlocked(
                "The model declined this: \(refusal.prefix(500))", details: .init(stage: "output", categories: []))
        }
        let usage = completion.usage?.counted ?? .zero
        return Answer(
            text: message.content ?? "", snapshot: completion.model, promptTokens: usage.input, cachedTokens: usage.cachedInput,
            completionTokens: usage.output, tokens: choice.logprobs?.tokens ?? [], isCut: choice.finishReason == "length")
    }
}

extension ChatClient.Message {
    /// The message on the wire; pictures travel as data: URLs.
    fileprivate var json: JSONValue {
        if parts.count == 1, case .text(let text) = parts[0] { return ["role": .string(role), "content": .string(text)] }
        return [
            "role": .string(role),
            "content": .array(
                parts.map { part in
                    switch part {
                    case .text(let text): return ["type": "text", "text": .string(text)]
                    case .picture(let bytes, let format):
                        let url = "data:\(format.mimeType);base64,\(Data(bytes).base64EncodedString())"
                        return ["type": "image_url", "image_url": ["url": .string(url)]]
                    }
                }),
        ]
    }
}
