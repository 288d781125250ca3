import Synchronization

/// The memory that the engines of pictures and of texts share. Each says what it holds; what the others hold is not there for it,
/// unless they can give it up.
public final class EngineMemory: Sendable {
    /// Bytes that all of them may use together.
    public let total: Int
    private let state = Mutex(State())

    private struct State {
        var held: [String: Int] = [:]
        var givers: [String: @Sendable () async -> Void] = [:]
    }

    /// - Parameter total: bytes, weights included.
    public init(total: Int) { self.total = total }

    /// Names somebody who gives up what it is not using when others need it.
    func register(_ owner: String, giveUp: @escaping @Sendable () async -> Void) { state.withLock { $0.givers[owner] = giveUp } }

    /// Says what `owner` holds now.
    func note(_ owner: String, bytes: Int) { state.withLock { $0.held[owner] = bytes } }

    /// What `owner` may have: everything that others do not hold. Where that is less than it wants, they are asked to give up
    /// what they are not using.
    func allowed(for owner: String, wanting bytes: Int) async -> Int {
        let left = allowed(for: owner)
        guard left < bytes else { return left }
        let givers = state.withLock { state in state.givers.filter { $0.key != owner && state.held[$0.key] ?? 0 > 0 }.map(\.value) }
        for giver in givers { await giver() }
        return allowed(for: owner)
    }

    private func allowed(for owner: String) -> Int {
        total - state.withLock { state in state.held.reduce(0) { $0 + ($1.key == owner ? 0 : $1.value) } }
    }
}
