import NIOCore

/// Tells a socket's handler how many bytes come, before they are a frame: a large one is held by its decoder.
final class ByteGauge: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let handler: WebSocketHandler

    init(_ handler: WebSocketHandler) { self.handler = handler }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard handler.came(Self.unwrapInboundIn(data).readableBytes) else { return }
        context.fireChannelRead(data)
    }
}
