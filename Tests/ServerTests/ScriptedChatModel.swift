import API
import Registry

/// A text model that answers by a script, and remembers what it was asked.
struct ScriptedChatModel: ChatModel {
    typealias Script = @Sendable (ChatTask, AsyncThrowingStream<ChatEvent, any Error>.Continuation) async throws -> Void

    let info: ModelInfo
    let script: Script

    init(_ id: String = "talker", _ can: TextCapabilities = .open, batchPercent: Int = 100, _ script: @escaping Script) {
        var info = ModelInfo(id: id, provider: "test", kind: .text, summary: "Scripted.")
        info.prices = Prices(textIn: .dollars(1), textOut: .dollars(10))
        info.text = can
        info.concurrency = 16
        info.batchPercent = batchPercent
        self.info = info
        self.script = script
    }

    /// A model that says `text` in two pieces, and uses 100 tokens to read and 20 to write.
    static func saying(_ text: String, _ can: TextCapabilities = .open, batchPercent: Int = 100) -> ScriptedChatModel {
        ScriptedChatModel("talker", can, batchPercent: batchPercent) { task, out in
            out.yield(.started(snapshot: nil))
            for choice in 0..<task.count {
                out.yield(.text(choice: choice, String(text.prefix(2))))
                out.yield(.text(choice: choice, String(text.dropFirst(2))))
                out.yield(.finished(choice: choice, .stop))
            }
            out.yield(.usage(ChatUsage(input: 100, cachedInput: 10, output: 20, acceptedPrediction: 4), isExact: true))
        }
    }

    func events(for task: ChatTask) -> AsyncThrowingStream<ChatEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ChatEvent.self)
        let work = Task {
            do {
                try await script(task, continuation)
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
}
