import API
import Foundation
import Registry
import Synchronization

/// A text model that answers by what it is told: draws when it is asked to draw, calls a function when one fits, else says what it heard.
///
/// It reads ten tokens a message and writes one a piece.
final class TalkingModel: ChatModel {
    let info: ModelInfo
    private let seen = Mutex<[ChatTask]>([])
    private let counts = Mutex((now: 0, cancelled: 0))

    init(_ id: String = "talker", tools: Bool = true, vision: Bool = true) {
        var info = ModelInfo(id: id, provider: "test", kind: .text, summary: "Talks")
        info.prices = Prices(textIn: .dollars(1), textOut: .dollars(10))
        info.text = TextCapabilities(context: 100_000, maxOutput: 1_000, vision: vision, tools: tools, structured: true)
        info.concurrency = 8
        self.info = info
    }

    /// What it was asked so far.
    var tasks: [ChatTask] { seen.withLock { $0 } }
    /// How many answers are under way, and how many were broken off.
    var state: (now: Int, cancelled: Int) { counts.withLock { $0 } }

    func events(for task: ChatTask) -> AsyncThrowingStream<ChatEvent, any Error> {
        seen.withLock { $0.append(task) }
        counts.withLock { $0.now += 1 }
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ChatEvent.self)
        let work = Task { [self] in
            defer { counts.withLock { $0.now -= 1 } }
            do {
                try await speak(task, continuation)
                continuation.finish()
            } catch {
                if error is CancellationError { counts.withLock { $0.cancelled += 1 } }
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return stream
    }

    private func speak(_ task: ChatTask, _ events: AsyncThrowingStream<ChatEvent, any Error>.Continuation) async throws {
        let last = task.messages.last
        let text = last?.text ?? ""
        let isUser = last?.role == .user
        var written = 0
        func say(_ piece: String) {
            events.yield(.text(choice: 0, piece))
            written += 1
        }
        func end(_ reason: ChatEvent.FinishReason) {
            events.yield(.finished(choice: 0, reason))
            events.yield(.usage(ChatUsage(input: 10 * task.messages.count, output: written), isExact: true))
        }
        func call(_ number: Int, _ name: String, _ arguments: [String]) {
            events.yield(.call(choice: 0, number: number, id: "call_\(UUID().uuidString.prefix(8))", name: name))
            for piece in arguments { events.yield(.arguments(choice: 0, number: number, piece)) }
            written += arguments.count
        }
        events.yield(.started(snapshot: nil))
        let names = Set(task.tools.map(\.name))
        if isUser, text.contains("fail") { throw APIError.upstream("It broke.") }
        if isUser, text.contains("draw"), names.contains("image_generation"), task.toolChoice != .none {
            call(0, "image_generation", [#"{"prompt": "a red "#, #"apple"}"#])
            return end(.toolCalls)
        }
        if isUser, text.contains("weather"), names.contains("weather"), task.toolChoice != .none {
            if text.contains("first") { say("Let me look. ") }
            call(0, "weather", [#"{"city": "#, #""Oslo"}"#])
            if text.contains("both") { call(1, "weather", [#"{"city": "Rome"}"#]) }
            return end(.toolCalls)
        }
        if isUser, text.contains("long") {
            for word in 0..<600 {
                say("word\(word) ")
                try await Task.sleep(for: .milliseconds(20))
            }
            return end(.stop)
        }
        if let most = task.maxTokens, most < 4 {
            for _ in 0..<most { say("and ") }
            return end(.length)
        }
        if last?.role == .tool {
            say("The tool says: ")
            say(text)
        } else {
            say("You said: ")
            say(text)
            let pictures = task.messages.flatMap(\.parts).count { if case .picture = $0 { true } else { false } }
            if pictures > 0 { say(" with \(pictures) pictures") }
        }
        end(.stop)
    }

    func answer(_ question: TextQuestion) async throws -> TextAnswer { throw APIError.internalError }
    func worstCase(of question: TextQuestion) -> Money { .zero }
}
