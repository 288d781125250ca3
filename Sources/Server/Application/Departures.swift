import NIOCore
import Synchronization

/// Knows when the client of a connection has left, so that nobody draws for nobody.
///
/// Hummingbird offers this by reading the request's stream to its end, which costs the connection; here a handler at the
/// head of the pipeline sees the end of input itself. A client that closes its sending half counts as gone: no HTTP client
/// does that and still waits.
package final class Departures: Sendable {
    private let open = Mutex<[ObjectIdentifier: Departure]>([:])

    /// The handler that a new connection's pipeline takes.
    func handler() -> DepartureHandler { DepartureHandler(self) }

    /// Runs `work` and cancels it when the connection's client leaves; throws `CancellationError` then.
    package func cancelling<Value: Sendable>(with channel: any Channel, _ work: @escaping @Sendable () async throws -> Value) async throws
        -> Value
    {
        guard let departure = open.withLock({ $0[ObjectIdentifier(channel)] }) else { return try await work() }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                await departure.happens()
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw CancellationError() }
            return value
        }
    }

    /// What `events` brings until the connection's client leaves: then they are cancelled, even if nothing is written that would show that it
    /// left. `ending` is called once nothing more comes.
    package func following<Events: AsyncSequence & Sendable>(
        _ events: Events, with channel: any Channel, ending: @escaping @Sendable () -> Void = {}
    ) -> AsyncThrowingStream<Events.Element, any Error> where Events.Element: Sendable {
        AsyncThrowingStream { continuation in
            let task = Task {
                defer { ending() }
                do {
                    try await cancelling(with: channel) { for try await event in events { continuation.yield(event) } }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    fileprivate func add(_ departure: Departure, for channel: any Channel) {
        open.withLock { $0[ObjectIdentifier(channel)] = departure }
    }

    fileprivate func remove(_ channel: any Channel) {
        open.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(channel)) }
    }
}

/// Whether one connection's client has left.
private final class Departure: Sendable {
    private let state = Mutex<(isGone: Bool, waiters: [AsyncStream<Never>.Continuation])>((false, []))

    /// Returns when the client leaves, or when the caller is cancelled.
    func happens() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        let isGone = state.withLock {
            if !$0.isGone { $0.waiters.append(continuation) }
            return $0.isGone
        }
        if isGone { return }
        for await _ in stream {}
    }

    func declare() {
        let waiters = state.withLock { state in
            let waiters = state.waiters
            state = (true, [])
            return waiters
        }
        for waiter in waiters { waiter.finish() }
    }
}

/// Puts the scout of its connection at the head of the pipeline.
final class DepartureHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let departures: Departures
    private let departure = Departure()

    init(_ departures: Departures) { self.departures = departures }

    func handlerAdded(context: ChannelHandlerContext) {
        departures.add(departure, for: context.channel)
        // Adding to one's own pipeline on its own loop fails only when the channel is closed already.
        try? context.pipeline.syncOperations.addHandler(Scout(departure), position: .first)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        departures.remove(context.channel)
        departure.declare()
    }

    /// Sees the end of input before the HTTP handlers hold it back for the response's sake.
    private final class Scout: ChannelInboundHandler {
        typealias InboundIn = Any

        private let departure: Departure

        init(_ departure: Departure) { self.departure = departure }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .inputClosed? = event as? ChannelEvent { departure.declare() }
            context.fireUserInboundEventTriggered(event)
        }

        func channelInactive(context: ChannelHandlerContext) {
            departure.declare()
            context.fireChannelInactive()
        }
    }
}
