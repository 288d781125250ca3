import Synchronization

/// The background responses that run here, with what cancels them.
final class RunningResponses: Sendable {
    private struct State {
        var tasks: [String: Task<Void, Never>] = [:]
        var cancelled: Set<String> = []
        var isStopped = false
    }

    private let state = Mutex(State())

    var isEmpty: Bool { state.withLock { $0.tasks.isEmpty } }

    /// Whether the server stops.
    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Notes a response's task; cancels it where that was asked for before.
    func begin(_ id: String, _ task: Task<Void, Never>) {
        let isOver = state.withLock { state in
            state.tasks[id] = task
            return state.isStopped || state.cancelled.contains(id)
        }
        if isOver { task.cancel() }
    }

    /// Forgets a response, also one that never began.
    func end(_ id: String) {
        state.withLock { state in
            state.tasks[id] = nil
            state.cancelled.remove(id)
        }
    }

    /// Cancels a response at its owner's wish; the task to wait for, where it runs here.
    func cancel(_ id: String) -> Task<Void, Never>? {
        let task = state.withLock { state in
            state.cancelled.insert(id)
            return state.tasks[id]
        }
        task?.cancel()
        return task
    }

    /// Whether its owner wished its end.
    func isCancelled(_ id: String) -> Bool { state.withLock { $0.cancelled.contains(id) } }

    /// Cancels all, for the server's sake.
    func cancelAll() {
        let tasks = state.withLock { state in
            state.isStopped = true
            return Array(state.tasks.values)
        }
        tasks.forEach { $0.cancel() }
    }
}
