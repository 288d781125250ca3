import API
import Synchronization

/// An event of a run's stream.
struct RunEvent: Sendable {
    /// Its name, `thread.…`.
    var name: String
    /// What it tells.
    var data: JSONValue

    init(_ name: String, _ data: JSONValue) {
        self.name = name
        self.data = data
    }

    /// A run's new state.
    init(_ run: RunObject) { self.init("thread.run.\(run.status.rawValue)", run.shown) }
}

/// Who follows which run.
final class RunHub: Sendable {
    private struct State {
        var watchers: [String: [Int: AsyncStream<RunEvent>.Continuation]] = [:]
        var number = 0
    }

    private let state = Mutex(State())

    /// What a run does from now on; ends when it has ended or waits for its client.
    func watch(_ id: String) -> AsyncStream<RunEvent> {
        let (stream, continuation) = AsyncStream.makeStream(of: RunEvent.self)
        let number = state.withLock { state in
            state.number += 1
            state.watchers[id, default: [:]][state.number] = continuation
            return state.number
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id, number) }
        return stream
    }

    private func forget(_ id: String, _ number: Int) {
        state.withLock { state in
            state.watchers[id]?[number] = nil
            if state.watchers[id]?.isEmpty == true { state.watchers[id] = nil }
        }
    }

    /// Tells whoever follows a run.
    func publish(_ id: String, _ event: RunEvent) {
        for watcher in watchers(of: id) { watcher.yield(event) }
    }

    /// Nothing more happens to a run without its client.
    func finish(_ id: String) {
        for watcher in watchers(of: id) { watcher.finish() }
    }

    private func watchers(of id: String) -> [AsyncStream<RunEvent>.Continuation] {
        state.withLock { state in state.watchers[id].map { Array($0.values) } ?? [] }
    }
}
