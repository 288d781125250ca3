import Pictures
import Synchronization

/// Bytes of a shared budget that are given back when nobody holds on to this any more: a conversation's words and pictures live as long as its answer.
package final class HeldMemory: Sendable {
    private let budget: ByteBudget
    private let bytes: Mutex<Int>

    /// Takes `bytes` of `budget`, waiting for them in order of arrival.
    package init(_ bytes: Int, of budget: ByteBudget) async throws {
        self.budget = budget
        try await budget.acquire(bytes)
        self.bytes = Mutex(bytes)
    }

    /// Gives back what is more than `bytes`.
    package func shrink(to bytes: Int) {
        let surplus = self.bytes.withLock { held in
            let surplus = max(0, held - bytes)
            held -= surplus
            return surplus
        }
        if surplus > 0 { budget.release(surplus) }
    }

    deinit { budget.release(bytes.withLock { $0 }) }
}
