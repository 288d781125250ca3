/// What a WebSocket may take of the server.
public struct SocketLimits: Sendable {
    /// The largest message, in bytes: a picture of 20,971,520 characters with its event around it.
    public var messageBytes = 24 << 20
    /// Messages that may wait for the session before the connection is no longer read.
    public var waitingMessages = 16
    /// Bytes that all sockets' unread messages may take together.
    public var sharedBytes = 256 << 20
    /// Sockets that may be open at once.
    public var sockets = 10_000
    /// Seconds of silence after which a ping is sent.
    public var pingSeconds: Int64 = 20
    /// Seconds without a sign of life, or without taking what is sent, after which the connection is cut.
    public var deadSeconds: Int64 = 60
    /// Seconds without an event while nothing is being answered, after which the socket is closed.
    public var idleSeconds: Int64 = 1_800

    /// The limits of a server.
    public init() {}
}
