import NIOCore

/// Copies what fills little of a large read buffer out of it, at the head of a connection's pipeline.
///
/// Pictures are read in pieces of up to 256 KB and shared from then on, never copied. Under load a read often finds much less than
/// its buffer holds, and what waits to be looked at would keep the rest of the buffer: gigabytes for megabytes.
final class TrimmedReads: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// The largest piece that is read at once, in bytes.
    static let most = 256 << 10

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        guard buffer.storageCapacity > buffer.readableBytes / 4 * 5 else { return context.fireChannelRead(data) }
        context.fireChannelRead(wrapInboundOut(context.channel.allocator.buffer(bytes: buffer.readableBytesView)))
    }

    /// Makes a new connection read in large pieces and keep no more of them than is filled.
    @Sendable static func prepare(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.setOption(.recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 16384, maximum: most))
            .flatMapThrowing { try channel.pipeline.syncOperations.addHandler(TrimmedReads(), position: .first) }
    }
}
