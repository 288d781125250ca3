import API
import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization

@testable import Compare

/// A server on loopback: a model with planted faults, and a judge that answers from the truth with set errors.
final class TrueUpstream: Sendable {
    /// How the judge errs.
    struct Manner: Sendable {
        /// The share of its yes-or-no answers that are wrong.
        var errors = 0.0
        /// The share of its pairs in which it takes the first, whatever it sees.
        var bias = 0.0
        /// Whether it reports its tokens' alternatives.
        var reports = false
        /// Questions that it answers with something else than JSON.
        var garbled: @Sendable (String) -> Bool = { _ in false }
        /// Questions that it declines.
        var refused: @Sendable (String) -> Bool = { _ in false }
    }

    struct State: Sendable {
        var drawn: [String: Int] = [:]
        var judged = 0
        var unknown = 0
    }

    let hand: Draughtsman
    let manner: Manner
    private let state = Mutex(State())
    /// Prompts that the model will not draw.
    private let blocked: @Sendable (String) -> Bool

    /// How often each prompt was drawn, and how often the judge was asked.
    var seen: State { state.withLock { $0 } }

    init(_ hand: Draughtsman, manner: Manner = Manner(), blocked: @escaping @Sendable (String) -> Bool = { _ in false }) {
        self.hand = hand
        self.manner = manner
        self.blocked = blocked
    }

    /// Serves while `body` runs; it is given the server's address.
    func run(_ body: (String) async throws -> Void) async throws {
        let router = Router()
        router.post("/v1/images/generations") { request, _ in
            try self.draw(try JSONValue.parse(Array(buffer: try await request.body.collect(upTo: 1 << 20))))
        }
        router.post("/v1/chat/completions") { request, _ in
            try self.judge(try JSONValue.parse(Array(buffer: try await request.body.collect(upTo: 32 << 20))))
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: Logger(label: "stub") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            defer { group.cancelAll() }
            try await body("http://127.0.0.1:\(port)/v1")
        }
    }

    private func draw(_ body: JSONValue) throws -> Response {
        guard case .object(let fields) = body, case .string(let text)? = fields["prompt"] else {
            return Self.json(["error": ["message": "?"]], 400)
        }
        state.withLock { $0.drawn[text, default: 0] += 1 }
        if blocked(text) {
            return Self.json(
                ["error": ["message": "Not this.", "type": "image_generation_user_error", "code": "moderation_blocked", "param": nil]], 400)
        }
        let prompt = Planted.prompts.first { $0.prompt == text }
        let drawn = prompt.map { Planted.isFaulty($0) ? Planted.faulty($0) : text } ?? text
        // Seeds of their own, so that no two models' pictures are the same file.
        let file = Data(try hand.draw(drawn, seed: fields["model"] == "planted" ? 2 : 3, edge: 256)).base64EncodedString()
        return Self.json(["created": 1_790_000_000, "data": [["b64_json": .string(file)]]])
    }

    private func judge(_ body: JSONValue) throws -> Response {
        state.withLock { $0.judged += 1 }
        var texts: [String] = []
        var files: [[UInt8]] = []
        guard case .object(let fields) = body, case .array(let messages)? = fields["messages"] else { return Self.json([:], 400) }
        for case .object(let message) in messages {
            guard case .array(let parts)? = message["content"] else { continue }
            for case .object(let part) in parts {
                if case .string(let text)? = part["text"] { texts.append(text) }
                if case .object(let image)? = part["image_url"], case .string(let url)? = image["url"],
                    let data = Data(base64Encoded: String(url.drop { $0 != "," }.dropFirst()))
                {
                    files.append([UInt8](data))
                }
            }
        }
        let said = texts.joined(separator: "\n")
        if manner.refused(said) { return Self.completion("", refusal: "I would rather not.") }
        if manner.garbled(said) { return Self.completion("It is hard to say.") }
        let truths = files.compactMap(hand.truth)
        guard truths.count == files.count, !truths.isEmpty else {
            state.withLock { $0.unknown += 1 }
            return Self.completion("I do not know this picture.")
        }
        return truths.count == 1 ? atoms(said, truths[0], files[0]) : pair(said, truths, files)
    }

    private func atoms(_ said: String, _ truth: Truth, _ file: [UInt8]) -> Response {
        var tokens: [(String, Double?)] = [("{", nil)]
        for line in said.split(separator: "\n") where line.hasPrefix("q") {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            let question = parts[1].trimmingCharacters(in: .whitespaces)
            var yes = truth.answer(question) ?? false
            if Planted.chance("\(Draughtsman.hash(file)) \(question)") < manner.errors { yes.toggle() }
            if tokens.count > 1 { tokens.append((",", nil)) }
            tokens += [("\"\(parts[0])", nil), ("\":\"", nil), (yes ? "yes" : "no", yes ? 0.9 : 0.1), ("\"", nil)]
        }
        tokens.append(("}", nil))
        return Self.completion(tokens.map(\.0).joined(), tokens: manner.reports ? tokens : [])
    }

    private func pair(_ said: String, _ truths: [Truth], _ files: [[UInt8]]) -> Response {
        let prompt = Planted.prompts.first { said.hasPrefix("The prompt: \($0.prompt)\n") }
        let scores = truths.map { truth in (prompt?.atoms ?? []).count { truth.answer($0.question) == $0.answer } }
        let names = files.map(Draughtsman.hash)
        let lot = Planted.chance("\(names.sorted()) \(prompt?.id ?? "")") < 0.5
        // Equal pictures are told apart by lot, but the same way in both orders.
        var first = scores[0] == scores[1] ? (names[0] < names[1]) == lot : scores[0] > scores[1]
        if Planted.chance("bias \(names) \(prompt?.id ?? "")") < manner.bias { first = true }
        return Self.completion("{\"better\": \"\(first ? "first" : "second")\"}")
    }

    private static func completion(_ text: String, refusal: String? = nil, tokens: [(String, Double?)] = []) -> Response {
        var choice: [String: JSONValue] = [
            "index": 0, "finish_reason": "stop",
            "message": ["role": "assistant", "content": .string(text), "refusal": refusal.map { .string($0) } ?? .null],
        ]
        if !tokens.isEmpty {
            choice["logprobs"] = [
                "content": .array(
                    tokens.map { token, yes in
                        let alternatives: JSONValue =
                            yes.map { yes in
                                [["token": "yes", "logprob": .number(log(yes))], ["token": "no", "logprob": .number(log(1 - yes))]]
                            } ?? []
                        return ["token": .string(token), "logprob": -0.01, "top_logprobs": alternatives]
                    })
            ]
        }
        return json([
            "id": "c", "model": "seer-2026-11-01", "choices": [.object(choice)],
            "usage": ["prompt_tokens": 1000, "completion_tokens": 10, "total_tokens": 1010],
        ])
    }

    private static func json(_ value: JSONValue, _ status: Int = 200) -> Response {
        Response(
            status: .init(code: status), headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.encoded())))
    }
}
