import API
import Foundation
import Pictures
import Registry
import Synchronization

/// A model whose work is scripted; it behaves like any other.
final class FakeModel: ImageModel {
    /// What it does for a task, event by event.
    typealias Script = @Sendable (ImageTask, AsyncThrowingStream<ImageEvent, any Error>.Continuation) async throws -> Void

    let info: ModelInfo
    private let script: Script
    private let state = Mutex(State())

    struct State {
        var begun: [String] = []
        var cancelled = 0
        var now = 0
        var most = 0
    }

    /// Prompts in the order in which it began them, how often it was cancelled, and how many it worked on at once at most.
    var seen: State { state.withLock { $0 } }

    init(_ id: String = "fake", concurrency: Int = 1, prices: Prices = Prices(perImage: .dollars(1)), script: @escaping Script) {
        var info = ModelInfo(
            id: id, provider: "test", kind: .image, summary: "A fake", image: ImageCapabilities(sizes: .list([PixelSize(1024, 1024)])))
        info.concurrency = concurrency
        info.prices = prices
        self.info = info
        self.script = script
    }

    func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ImageEvent.self)
        state.withLock { state in
            state.begun.append(task.prompt)
            state.now += 1
            state.most = max(state.most, state.now)
        }
        let work = Task { [self] in
            do {
                try await script(task, continuation)
                state.withLock { $0.now -= 1 }
                continuation.finish()
            } catch {
                state.withLock { state in
                    state.now -= 1
                    if error is CancellationError { state.cancelled += 1 }
                }
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return stream
    }

    /// Draws at once: progress, a preview where asked for, the picture, exact usage.
    static func quick(_ id: String = "fake", concurrency: Int = 1) -> FakeModel {
        FakeModel(id, concurrency: concurrency) { try await draw($0, $1) }
    }

    /// Takes `seconds` for each task.
    static func slow(_ seconds: Double, concurrency: Int = 1) -> FakeModel {
        FakeModel(concurrency: concurrency) { task, continuation in
            try await Task.sleep(for: .seconds(seconds))
            try await draw(task, continuation)
        }
    }

    /// Waits at a gate.
    static func gated(_ gate: Gate, concurrency: Int = 1) -> FakeModel {
        FakeModel(concurrency: concurrency) { task, continuation in
            continuation.yield(.progress(index: 0, fraction: 0.5))
            try await gate.pass()
            try await draw(task, continuation)
        }
    }

    @Sendable static func draw(_ task: ImageTask, _ continuation: AsyncThrowingStream<ImageEvent, any Error>.Continuation) async throws {
        for index in 0..<task.count {
            continuation.yield(.progress(index: index, fraction: 0.5))
            for number in 0..<task.partials { continuation.yield(.partial(index: index, number: number, picture: try picture())) }
            continuation.yield(.picture(index: index, FinishedPicture(try picture(), notes: ["drawn plainly"], memory: ["scene": 1])))
        }
        continuation.yield(.usage(ImageUsage(textIn: 5, imageIn: 0, imageOut: 10 * task.count), isExact: true))
    }

    /// A real PNG of one colour.
    static func picture() throws -> EncodedPicture { try Bitmap(width: 8, height: 8, filledWith: .clear).encoded(as: .png) }
}

/// Holds models until a test opens it.
final class Gate: Sendable {
    private let isOpen = Mutex(false)

    func open() { isOpen.withLock { $0 = true } }
    func pass() async throws {
        while !isOpen.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(2)) }
    }
}
