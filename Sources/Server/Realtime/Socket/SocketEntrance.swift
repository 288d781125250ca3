import NIOCore

/// The first handler of a WebSocket's connection: answers the handshake, then tells the socket's handler how many bytes come before they are a frame,
/// since a large one is held by its decoder.
final class SocketEntrance: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: ByteBuffer
    private let handler: WebSocketHandler

    init(answer: ByteBuffer, _ handler: WebSocketHandler) {
        self.answer = answer
        self.handler = handler
    }

    func handlerAdded(context: ChannelHandlerContext) { context.writeAndFlush(Self.wrapOutboundOut(answer), promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard handler.came(Self.unwrapInboundIn(data).readableBytes) else { return }
        context.fireChannelRead(data)
    }
}
