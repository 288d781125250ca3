import Foundation
import Synchronization

/// Tells open pages of an app at once that something about it changed. A page that another server changed the app under
/// looks by itself too, every half second.
final class Bell: Sendable {
    private struct State {
        var listeners: [String: [UInt64: AsyncStream<Void>.Continuation]] = [:]
        var number: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Hears each ring for an app until it is cancelled.
    func listen(_ slug: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.number += 1
            state.listeners[slug, default: [:]][state.number] = continuation
            return state.number
        }
        // The first tick comes at once: it tells what holds now.
        continuation.yield()
        let ticking = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(600))
                continuation.yield()
            }
        }
        continuation.onTermination = { [weak self] _ in
            ticking.cancel()
            self?.state.withLock { state in
                state.listeners[slug]?[number] = nil
                if state.listeners[slug]?.isEmpty == true { state.listeners[slug] = nil }
            }
        }
        return stream
    }

    /// Rings for an app.
    func ring(_ slug: String) { listeners(of: slug).forEach { $0.yield() } }

    /// Who listens for an app.
    func listeners(of slug: String) -> [AsyncStream<Void>.Continuation] { state.withLock { Array(($0.listeners[slug] ?? [:]).values) } }
}
