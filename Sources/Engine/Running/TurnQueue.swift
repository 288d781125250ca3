import Synchronization

/// One work after the other, in the order in which they came.
final class TurnQueue: Sendable {
    private struct State {
        var isBusy = false
        var next = 0
        var waiting: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    /// Whether somebody has the turn.
    var isBusy: Bool { state.withLock { $0.isBusy } }

    /// Runs `work` when its turn has come.
    ///
    /// - Throws: `CancellationError` where the task is cancelled while it waits, and what `work` throws.
    func holding<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        try await take()
        defer { pass() }
        return try await work()
    }

    private func take() async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil || Task.isCancelled { return .failure(CancellationError()) }
                    if state.isBusy {
                        state.waiting.append((id, continuation))
                        return nil
                    }
                    state.isBusy = true
                    return .success(())
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                guard let index = state.waiting.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil as CheckedContinuation<Void, any Error>?
                }
                return state.waiting.remove(at: index).continuation
            }
            waiting?.resume(throwing: CancellationError())
        }
        state.withLock { _ = $0.cancelled.remove(id) }
    }

    private func pass() {
        let next = state.withLock { state in
            if state.waiting.isEmpty {
                state.isBusy = false
                return nil as CheckedContinuation<Void, any Error>?
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume()
    }
}
