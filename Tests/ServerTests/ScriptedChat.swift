import API
import Foundation
import Registry
import Synchronization

/// A text model whose turns are written beforehand; it remembers what it was asked.
final class ScriptedChat: ChatModel {
    typealias Turn = @Sendable (ChatTask) async throws -> [ChatEvent]

    let info: ModelInfo
    private let state: Mutex<(turns: [Turn], asked: [ChatTask])>

    init(_ turns: [Turn], id: String = "talker", can: TextCapabilities = .open) {
        var info = ModelInfo(id: id, provider: "test", kind: .text, summary: "A script")
        info.prices = Prices(textIn: .dollars(1), textOut: .dollars(10))
        info.text = can
        self.info = info
        state = Mutex((turns, []))
    }

    /// The tasks in their order.
    var asked: [ChatTask] { state.withLock { $0.asked } }

    func events(for task: ChatTask) -> AsyncThrowingStream<ChatEvent, any Error> {
        let turn = state.withLock { state -> Turn? in
            state.asked.append(task)
            return state.turns.isEmpty ? nil : state.turns.removeFirst()
        }
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ChatEvent.self)
        let work = Task {
            do {
                guard let turn else { throw APIError.upstream("The script has ended.") }
                for event in try await turn(task) { continuation.yield(event) }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return stream
    }

    func answer(_ question: TextQuestion) async throws -> TextAnswer { throw APIError.internalError }
    func worstCase(of question: TextQuestion) -> Money { .zero }

    /// A turn that says something.
    static func says(_ text: String, _ reason: ChatEvent.FinishReason = .stop) -> Turn {
        { _ in
            [.started(snapshot: "talker-1")]
                + text.split(separator: " ", omittingEmptySubsequences: false).map { .text(choice: 0, "\($0) ") }
                + [.finished(choice: 0, reason), .usage(ChatUsage(input: 10, output: 5), isExact: true)]
        }
    }

    /// A turn that calls tools.
    static func calls(_ calls: (name: String, arguments: String)...) -> Turn {
        { _ in
            [.started(snapshot: nil)]
                + calls.enumerated().flatMap { number, call -> [ChatEvent] in
                    [
                        .call(choice: 0, number: number, id: "call_\(number)", name: call.name),
                        .arguments(choice: 0, number: number, call.arguments),
                    ]
                } + [.finished(choice: 0, .toolCalls), .usage(ChatUsage(input: 20, cachedInput: 4, output: 7), isExact: true)]
        }
    }

    /// A turn in which its server is down.
    static let fails: Turn = { _ in throw APIError.upstream("down") }

    /// A turn that waits until its listener leaves.
    static let hangs: Turn = { _ in
        try await Task.sleep(for: .seconds(60))
        return []
    }
}
