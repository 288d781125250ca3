import Dispatch
import GRDB
import Synchronization

/// Groups the writes of many tasks into few transactions: whatever comes while one commits is committed together next.
///
/// Each write has a savepoint of its own, so one that fails takes no other with it. A caller hears of its write only after
/// the commit that made it durable. Cancelling a caller does not cancel its write: settlements must not get lost.
final class GroupedWriter: Sendable {
    private struct Outcome {
        var deliver: @Sendable () -> Void
        var error: (any Error)?
    }

    private struct Item: Sendable {
        var run: @Sendable (Database) -> Outcome
        var fail: @Sendable (any Error) -> Void
    }

    private struct State {
        var items: [Item] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let checkpoints: DatabaseQueue
    private let isInline: Bool
    private let state = Mutex(State())
    private let written = Mutex(0)

    /// The most writes in one transaction: a bound on how long the first of them waits for the last.
    private static let largestGroup = 256
    /// After so many writes the log is copied into the database.
    private static let checkpointEvery = 500

    /// Writes through `pool`. SQLite's own checkpoints are off, since they would make some request's commit wait for the
    /// disk; `checkpoints`, a connection of its own, makes them beside the writer.
    ///
    /// With `isInline` a writer whom nobody is before commits on its own thread: without a wait for the disk a commit takes
    /// less time than waking two threads does. What comes meanwhile is left to the database's thread.
    init(pool: DatabasePool, checkpoints: DatabaseQueue, isInline: Bool) {
        self.isInline = isInline
        self.pool = pool
        self.checkpoints = checkpoints
    }

    /// Runs `body` in a transaction and returns once it is committed. Everything `body` wrote is undone when it throws.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
            let item = Item(
                run: { db in
                    do {
                        var value: Value?
                        try db.inSavepoint {
                            value = try body(db)
                            return .commit
                        }
                        guard let value else { throw CancellationError() }
                        return Outcome(deliver: { continuation.resume(returning: value) })
                    } catch {
                        return Outcome(deliver: { continuation.resume(throwing: asAPIError(error)) }, error: error)
                    }
                },
                fail: { continuation.resume(throwing: asAPIError($0)) })
            let isFirst = state.withLock { state in
                state.items.append(item)
                defer { state.isDraining = true }
                return !state.isDraining
            }
            guard isFirst else { return }
            if isInline {
                pool.writeWithoutTransaction { self.commitNext(in: $0) }
                if isDone() { return }
            }
            pool.asyncWriteWithoutTransaction { db in
                repeat { self.commitNext(in: db) } while !self.isDone()
            }
        }
    }

    /// Whether nothing waits any more; whoever writes next then drains.
    private func isDone() -> Bool {
        state.withLock { state in
            if state.items.isEmpty { state.isDraining = false }
            return state.items.isEmpty
        }
    }

    private func commitNext(in db: Database) {
        let group = state.withLock { state in
            let group = Array(state.items.prefix(Self.largestGroup))
            state.items.removeFirst(group.count)
            return group
        }
        if !group.isEmpty { commit(group, in: db) }
    }

    private func commit(_ group: [Item], in db: Database) {
        var outcomes: [Outcome] = []
        do {
            try db.inTransaction(.immediate) {
                for item in group {
                    let outcome = item.run(db)
                    // A full disk makes SQLite roll the whole transaction back: the writes before this one are undone too.
                    if let error = outcome.error, !db.isInsideTransaction { throw error }
                    outcomes.append(outcome)
                }
                return .commit
            }
        } catch {
            for item in group { item.fail(error) }
            return
        }
        for outcome in outcomes { outcome.deliver() }
        let isDue = written.withLock { written in
            written += group.count
            guard written >= Self.checkpointEvery else { return false }
            written = 0
            return true
        }
        if isDue { checkpoints.asyncWriteWithoutTransaction { _ = try? $0.checkpoint(.passive) } }
    }
}
