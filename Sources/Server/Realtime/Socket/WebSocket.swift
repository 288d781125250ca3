import API
import NIOCore
import NIOHTTP1
import NIOWebSocket
import Synchronization

/// A WebSocket over the connection of a request that was answered with 101. Messages are texts.
///
/// What is sent is on its way to the network before `send` returns, so a reader that is slow holds its sender up and no memory is used for it; what comes
/// is not read from the network while messages wait to be taken.
final class WebSocket: Sendable {
    /// The client's messages; ends when the socket does. There is one reader, which calls `took` after each.
    let messages: AsyncStream<ByteBuffer>
    private let channel: any Channel
    private let handler: NIOLoopBound<WebSocketHandler>
    private let busy: Busy

    /// Whether something is being answered: such a socket is not idle.
    final class Busy: Sendable { let count = Atomic(0) }

    private init(channel: any Channel, handler: NIOLoopBound<WebSocketHandler>, messages: AsyncStream<ByteBuffer>, busy: Busy) {
        self.channel = channel
        self.handler = handler
        self.messages = messages
        self.busy = busy
    }

    /// Takes the connection over and answers the handshake, both in one step of the connection's loop, since the client's first frame may come at once:
    /// HTTP's own codecs leave, those of frames come. What HTTP's other handlers write afterwards goes nowhere.
    static func takeOver(_ channel: any Channel, answer: String, in room: SocketRoom) async throws -> WebSocket {
        try await channel.eventLoop.submit {
            let (messages, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
            let busy = Busy()
            let pipeline = channel.pipeline.syncOperations
            let handler = WebSocketHandler(messages: continuation, room: room, busy: busy, eventLoop: channel.eventLoop)
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let encoder = try pipeline.handler(type: HTTPResponseEncoder.self)
            _ = pipeline.removeHandler(decoder)
            _ = pipeline.removeHandler(encoder)
            // Frames' handlers come before whatever is left of HTTP's: nothing of theirs is passed on to it.
            try pipeline.addHandlers(
                [
                    SocketEntrance(answer: ByteBuffer(string: answer), handler), WebSocketFrameEncoder(),
                    ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: room.limits.messageBytes)), handler,
                ], position: .first)
            return WebSocket(
                channel: channel, handler: NIOLoopBound(handler, eventLoop: channel.eventLoop), messages: messages, busy: busy)
        }.get()
    }

    /// Sends a text; returns once the network took it. Texts arrive in the order of the calls. Throws where the socket is closed.
    func send(_ text: ByteBuffer) async throws {
        try await channel.eventLoop.flatSubmit { [handler] in handler.value.send(text) }.get()
    }

    /// A message was taken from `messages` and is no longer needed.
    func took(_ message: ByteBuffer) {
        let size = message.readableBytes
        channel.eventLoop.execute { [handler] in handler.value.took(size) }
    }

    /// Something is being answered until `finish` is called as often.
    func begin() { busy.count.add(1, ordering: .relaxed) }

    /// See `begin`.
    func finish() { busy.count.subtract(1, ordering: .relaxed) }

    /// Says why the socket ends and ends it.
    func close(_ code: WebSocketErrorCode, _ reason: String = "") async {
        channel.eventLoop.execute { [handler] in handler.value.close(code, reason) }
        try? await channel.closeFuture.get()
    }
}
