import Synchronization

/// How many are at work.
final class Counted: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }
    func begin() { number.withLock { $0 += 1 } }
    func end() { number.withLock { $0 -= 1 } }
}

/// The jobs that run here, with what cancels them.
final class RunningJobs: Sendable {
    private struct State {
        var tasks: [String: Task<Void, Never>] = [:]
        /// Jobs whose cancellation was asked for; it may come before the task is known.
        var cancelled: Set<String> = []
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.tasks.count } }

    /// Notes a job's task; cancels it where that was asked for before.
    func begin(_ id: String, _ task: Task<Void, Never>) {
        let isCancelled = state.withLock { state in
            state.tasks[id] = task
            return state.cancelled.contains(id)
        }
        if isCancelled { task.cancel() }
    }

    func end(_ id: String) {
        state.withLock { state in
            state.tasks[id] = nil
            state.cancelled.remove(id)
        }
    }

    /// The jobs that run here.
    var ids: [String] { state.withLock { Array($0.tasks.keys) } }

    /// Cancels a job at its owner's wish if it runs here; whether it does.
    func cancelIfRunning(_ id: String) -> Bool {
        let task = state.withLock { state -> Task<Void, Never>? in
            guard let task = state.tasks[id] else { return nil }
            state.cancelled.insert(id)
            return task
        }
        task?.cancel()
        return task != nil
    }

    /// Cancels a job at its owner's wish; the task to wait for, where it runs here.
    func cancel(_ id: String) -> Task<Void, Never>? {
        let task = state.withLock { state in
            state.cancelled.insert(id)
            return state.tasks[id]
        }
        task?.cancel()
        return task
    }

    /// Whether a job's owner wished its end.
    func isCancelled(_ id: String) -> Bool { state.withLock { $0.cancelled.contains(id) } }

    /// Cancels all that run, for the server's sake.
    func cancelAll() { state.withLock { Array($0.tasks.values) }.forEach { $0.cancel() } }
}
