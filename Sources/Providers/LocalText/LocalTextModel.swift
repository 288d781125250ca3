import API
import Engine
import Foundation
import Generation
import Registry

/// An installed language model: converses, calls tools and keeps to schemas on this machine's processor; some see pictures.
public struct LocalTextModel: ChatModel {
    /// What is known of it.
    public let info: ModelInfo
    private let engine: TextEngine
    private let facts: TextFacts
    private let suggested: SuggestedSampling?

    /// Answers that are written at once.
    private static let concurrency = 64

    /// The model of `manifest`, run by `engine`.
    ///
    /// - Parameter facts: what it can.
    public init(_ manifest: ModelManifest, _ facts: TextFacts, engine: TextEngine) {
        self.engine = engine
        self.facts = facts
        suggested = facts.sampling ?? manifest.sampling
        var info = ModelInfo(
            id: manifest.id, provider: "local", kind: .text,
            summary:
                "A language model on this machine\(facts.sight == nil ? "" : " that sees pictures"), \(manifest.storage), with a context of \(facts.context) tokens. No key, no cost."
        )
        info.created = manifest.imported
        info.weights = manifest.weights
        info.concurrency = Self.concurrency
        info.text = TextCapabilities(
            context: facts.context, maxOutput: facts.context, vision: facts.sight != nil, tools: true, structured: true,
            logProbabilities: true, predictions: true)
        self.info = info
    }

    /// Continues a conversation; the usage is exact.
    public func events(for task: ChatTask) -> AsyncThrowingStream<ChatEvent, any Error> {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    let request = try LocalTextRequest(task, facts, suggested).request
                    continuation.yield(.started(snapshot: nil))
                    var telling = Telling(task)
                    for try await event in engine.events(request, by: info.id) {
                        for event in telling.events(event) { continuation.yield(event) }
                    }
                    try Task.checkCancellation()
                    continuation.yield(.usage(telling.usage, isExact: true))
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: Self.apiError(error))
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    /// Asks for one answer.
    public func answer(_ question: TextQuestion) async throws -> TextAnswer {
        var task = ChatTask(model: info.id, messages: [])
        if !question.system.isEmpty { task.messages.append(ChatMessage(.system, question.system)) }
        task.messages.append(
            ChatMessage(
                .user,
                question.parts.map { part in
                    switch part {
                    case .text(let text): .text(text)
                    case .picture(let bytes, let format): .picture(bytes: bytes, format: format, detail: .auto)
                    }
                }))
        task.maxTokens = question.maxTokens
        task.sampling.temperature = question.temperature
        task.sampling.seed = question.seed
        if question.alternatives > 0 { task.alternatives = question.alternatives }
        if let schema = question.schema { task.format = .schema(name: "answer", JSONText(schema), strict: true) }
        var answer = TextAnswer(text: "", usage: ChatUsage.zero.asImageUsage)
        for try await event in events(for: task) {
            switch event {
            case .text(_, let text, let tokens):
                answer.text += text
                answer.tokens += tokens.map { token in
                    .init(
                        text: token.text,
                        alternatives: Dictionary(
                            token.alternatives.map { ($0.text, exp($0.logProbability)) }, uniquingKeysWith: { $0 + $1 }))
                }
            case .finished(_, let reason): answer.isCut = reason == .length
            case .usage(let usage, _): answer.usage = usage.asImageUsage
            case .started, .refusal, .call, .arguments: continue
            }
        }
        try Task.checkCancellation()
        return answer
    }

    /// Nothing.
    public func worstCase(of task: ChatTask) -> Money { .zero }
    /// Nothing.
    public func worstCase(of question: TextQuestion) -> Money { .zero }

    private static func overLong(_ tokens: Int, _ limit: String) -> APIError {
        .invalid(
            "\(limit) However, your messages resulted in at least \(tokens) tokens. Please reduce the length of the messages.",
            param: "messages", code: "context_length_exceeded")
    }

    /// What a client is told of an error of the engine.
    static func apiError(_ error: any Error) -> any Error {
        switch error {
        case is APIError, is CancellationError: return error
        default: break
        }
        if let error = error as? EngineError { return APIError.unavailable(error.description) }
        if let limit = TextEngine.limit(of: error) {
            switch limit {
            case .context(let tokens, let positions):
                return overLong(tokens, "This model's maximum context length is \(positions) tokens.")
            case .room(let tokens, let room):
                return overLong(tokens, "This server has memory for \(room) tokens of a conversation with this model.")
            case .memory:
                return APIError.unavailable("The conversations that are going on need all the memory there is for them.", retryAfter: 5)
            }
        }
        // What is left are files that are missing or broken: nothing that the client can mend.
        return APIError.unavailable("The model cannot be used: \(error).")
    }
}
