import API
import Synchronization

/// Who watches which job, and how far the running ones are.
final class JobHub: Sendable {
    private struct Watcher {
        var continuation: AsyncStream<JobEvent>.Continuation
        /// What happened before the watcher was given the present state; `nil` from then on.
        var held: [JobEvent]?
    }

    private struct State {
        var watchers: [String: [UInt64: Watcher]] = [:]
        var fractions: [String: [Double]] = [:]
        var number: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Events that may wait for a slow watcher; older ones are dropped, so the last, which ends it, always arrives.
    private static let buffered = 16

    /// Begins to watch a job; nothing comes before `prime`.
    func watch(_ id: String) -> (stream: AsyncStream<JobEvent>, token: UInt64) {
        let (stream, continuation) = AsyncStream.makeStream(of: JobEvent.self, bufferingPolicy: .bufferingNewest(Self.buffered))
        let token = state.withLock { state in
            state.number += 1
            state.watchers[id, default: [:]][state.number] = Watcher(continuation: continuation, held: [])
            return state.number
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id, token) }
        return (stream, token)
    }

    /// Gives a watcher the present state, and after it what happened meanwhile.
    func prime(_ id: String, _ token: UInt64, with object: JobObject) {
        send(
            state.withLock { state -> [(AsyncStream<JobEvent>.Continuation, JobEvent)] in
                guard let watcher = state.watchers[id]?[token] else { return [] }
                state.watchers[id]?[token]?.held = nil
                let events = [.state(object)] + (object.status.isFinal ? [] : watcher.held ?? [])
                return events.map { (watcher.continuation, $0) }
            })
    }

    /// Ends a watch that came to nothing.
    func forget(_ id: String, _ token: UInt64) {
        let watcher = state.withLock { state in
            let watcher = state.watchers[id]?.removeValue(forKey: token)
            if state.watchers[id]?.isEmpty == true { state.watchers[id] = nil }
            return watcher
        }
        watcher?.continuation.finish()
    }

    /// Tells a job's watchers.
    func publish(_ id: String, _ event: JobEvent) {
        send(
            state.withLock { state -> [(AsyncStream<JobEvent>.Continuation, JobEvent)] in
                if case .state(let object) = event, object.status.isFinal { state.fractions[id] = nil }
                var now: [AsyncStream<JobEvent>.Continuation] = []
                for (token, watcher) in state.watchers[id] ?? [:] {
                    if watcher.held == nil { now.append(watcher.continuation) } else { state.watchers[id]?[token]?.held?.append(event) }
                }
                return now.map { ($0, event) }
            })
    }

    private func send(_ events: [(AsyncStream<JobEvent>.Continuation, JobEvent)]) {
        for (continuation, event) in events {
            continuation.yield(event)
            if case .state(let object) = event, object.status.isFinal { continuation.finish() }
        }
    }

    /// Ends all watches.
    func close() {
        let watchers = state.withLock { state in
            defer { state.watchers = [:] }
            return state.watchers.values.flatMap(\.values)
        }
        watchers.forEach { $0.continuation.finish() }
    }

    /// The jobs that are watched.
    var watched: [String] { state.withLock { Array($0.watchers.keys) } }

    /// Notes how far a picture of a running job is; the job's progress over all.
    func advance(_ id: String, index: Int, of count: Int, to fraction: Double) -> Double {
        state.withLock { state in
            var fractions = state.fractions[id] ?? Array(repeating: 0, count: count)
            if fractions.indices.contains(index) { fractions[index] = max(fractions[index], fraction) }
            state.fractions[id] = fractions
            return fractions.reduce(0, +) / Double(max(1, fractions.count))
        }
    }

    /// A running job's progress, 0 to 1.
    func progress(of id: String) -> Double {
        state.withLock { state in state.fractions[id].map { $0.reduce(0, +) / Double(max(1, $0.count)) } ?? 0 }
    }

    /// Forgets how far a job was, when it goes back into the queue.
    func reset(_ id: String) { state.withLock { $0.fractions[id] = nil } }
}
