import Foundation
import Synchronization

/// Wakes those who follow a response whenever something of it was written down; what it was they read from the store.
final class ResponseWatch: Sendable {
    private let watchers = Mutex<[String: [UUID: AsyncStream<Void>.Continuation]]>([:])

    /// A tick after each change; several may become one.
    func ticks(of id: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let token = UUID()
        watchers.withLock { $0[id, default: [:]][token] = continuation }
        continuation.onTermination = { [weak self] _ in
            self?.watchers.withLock { watchers in
                watchers[id]?[token] = nil
                if watchers[id]?.isEmpty == true { watchers[id] = nil }
            }
        }
        return stream
    }

    /// Something of a response was written down.
    func tell(_ id: String) {
        for watcher in watchers.withLock({ Array(($0[id] ?? [:]).values) }) { watcher.yield() }
    }
}
