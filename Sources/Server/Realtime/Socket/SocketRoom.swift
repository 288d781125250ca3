import API
import Synchronization

/// What all sockets share: how many there are and how many bytes of messages nobody has read yet.
final class SocketRoom: Sendable {
    let limits: SocketLimits
    private let sockets = Atomic(0)
    private let bytes = Atomic(0)

    init(_ limits: SocketLimits) { self.limits = limits }

    /// How many sockets are open.
    var count: Int { sockets.load(ordering: .relaxed) }

    /// Throws `unavailable` where there are as many as there may be.
    func check() throws {
        if count >= limits.sockets { throw APIError.unavailable("Too many realtime sessions are open.", retryAfter: 5) }
    }

    /// Another socket is open.
    func enter() { sockets.add(1, ordering: .relaxed) }

    /// A socket is gone.
    func leave() { sockets.subtract(1, ordering: .relaxed) }

    /// Counts bytes that came or, negative, that were read; false where they are too many.
    func hold(_ count: Int) -> Bool { bytes.add(count, ordering: .relaxed).newValue <= limits.sharedBytes }
}
