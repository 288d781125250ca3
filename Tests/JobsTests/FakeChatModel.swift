import API
import Registry

/// A chat model that says what it is told to.
struct FakeChatModel: ChatModel {
    typealias Script = @Sendable (ChatTask, AsyncThrowingStream<ChatEvent, any Error>.Continuation) async throws -> Void

    let info: ModelInfo
    let script: Script

    init(_ id: String = "fake-chat", prices: Prices = Prices(textIn: .dollars(1), textOut: .dollars(10)), script: @escaping Script) {
        var info = ModelInfo(id: id, provider: "test", kind: .text, summary: "A fake")
        info.prices = prices
        info.text = TextCapabilities(maxOutput: 1000)
        self.info = info
        self.script = script
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
