import Synchronization

/// Bytes of memory that requests share: who needs more than is left waits its turn, so that many large requests at once
/// take time rather than memory.
public final class ByteBudget: Sendable {
    private struct Waiter {
        var id: Int
        var bytes: Int
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var left: Int
        var nextID = 0
        var waiters: [Waiter] = []
        var cancelled: Set<Int> = []
    }

    private let total: Int
    private let state: Mutex<State>

    /// A budget of `total` bytes.
    public init(_ total: Int) {
        self.total = total
        state = Mutex(State(left: total))
    }

    /// Runs `work` while holding `bytes` (at most the whole budget); waits in order of arrival.
    public func holding<Value: Sendable>(_ bytes: Int, _ work: () async throws -> Value) async throws -> Value {
        let bytes = min(max(bytes, 0), total)
        try await acquire(bytes)
        defer { release(bytes) }
        return try await work()
    }

    /// Takes `bytes`, waiting for them in order of arrival; throws `CancellationError`.
    public func acquire(_ bytes: Int) async throws {
        let id = state.withLock {
            $0.nextID += 1
            return $0.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock {
                    if $0.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    if $0.waiters.isEmpty, $0.left >= bytes {
                        $0.left -= bytes
                        return .success(())
                    }
                    $0.waiters.append(Waiter(id: id, bytes: bytes, continuation: continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiter: Waiter? = state.withLock { state in
                guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.waiters.remove(at: index)
            }
            waiter?.continuation.resume(throwing: CancellationError())
            if waiter != nil { wake() }
        }
        _ = state.withLock { $0.cancelled.remove(id) }
    }

    /// Gives `bytes` back.
    public func release(_ bytes: Int) {
        state.withLock { $0.left += bytes }
        wake()
    }

    private func wake() {
        let ready = state.withLock { state in
            var ready: [Waiter] = []
            while let first = state.waiters.first, state.left >= first.bytes {
                state.left -= first.bytes
                ready.append(state.waiters.removeFirst())
            }
            return ready
        }
        for waiter in ready { waiter.continuation.resume() }
    }
}
