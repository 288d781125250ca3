import NIOCore
import NIOWebSocket

/// One WebSocket's frames (RFC 6455): puts messages together, answers pings, says goodbye, notices the dead.
///
/// It lives on its connection's event loop and passes nothing on to the handlers behind it, which are HTTP's.
final class WebSocketHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = Never
    typealias OutboundOut = WebSocketFrame

    private let messages: AsyncStream<ByteBuffer>.Continuation
    private let room: SocketRoom
    private let busy: WebSocket.Busy
    private let eventLoop: any EventLoop
    private var context: ChannelHandlerContext?
    private var fragments: ByteBuffer?
    private var waiting = 0
    private var held = 0
    private var isReadWanted = false
    private var isClosing = false
    private var lastSign = NIODeadline.now()
    private var lastMessage = NIODeadline.now()
    private var unsent: [NIODeadline] = []
    private var clock: RepeatedTask?

    init(messages: AsyncStream<ByteBuffer>.Continuation, room: SocketRoom, busy: WebSocket.Busy, eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        self.messages = messages
        self.room = room
        self.busy = busy
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        room.enter()
        let period = TimeAmount.milliseconds(max(50, room.limits.pingSeconds * 500))
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        clock = context.eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { _ in handler.value.tick() }
        if !context.channel.isActive { end() }
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = Self.unwrapInboundIn(data)
        lastSign = .now()
        guard !isClosing || frame.opcode == .connectionClose else { return release(frame) }
        guard frame.maskKey != nil, !frame.rsv1, !frame.rsv2, !frame.rsv3 else { return close(.protocolError, "bad frame") }
        switch frame.opcode {
        case .text where fragments == nil, .continuation where fragments != nil: gather(frame)
        case .binary: close(.unacceptableData, "events are JSON texts")
        case .ping:
            // A peer that reads nothing and pings on would pile up answers.
            if context.channel.isWritable { write(.pong, frame.unmaskedData) }
            release(frame)
        case .pong: release(frame)
        case .connectionClose:
            if !isClosing { write(.connectionClose, frame.unmaskedData) }
            isClosing = true
            context.close(promise: nil)
        default: close(.protocolError, "unexpected frame")
        }
    }

    /// Only HTTP's handlers behind this one write through it, the head of an answer that was given already.
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) { promise?.succeed(()) }

    func read(context: ChannelHandlerContext) {
        if waiting >= room.limits.waitingMessages { isReadWanted = true } else { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: close(.goingAway, "the server is stopping")
        case ChannelEvent.inputClosed:
            // Whoever no longer sends is gone: what is being answered ends too.
            context.fireUserInboundEventTriggered(event)
            context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength: close(.messageTooLarge, "the message is too large")
        case is NIOWebSocketError: close(.protocolError, "bad frame")
        default: context.close(promise: nil)
        }
    }

    /// Counts bytes that came; false where the connection was cut for them.
    func came(_ bytes: Int) -> Bool {
        held += bytes
        guard room.hold(bytes) else {
            close(.unknown(1013), "too much is waiting; try again later")
            context?.close(promise: nil)
            return false
        }
        return true
    }

    /// A message of so many bytes was taken.
    func took(_ bytes: Int) {
        waiting -= 1
        free(bytes)
        guard isReadWanted, waiting < room.limits.waitingMessages, let context else { return }
        isReadWanted = false
        context.read()
    }

    /// Sends a text.
    func send(_ text: ByteBuffer) -> EventLoopFuture<Void> {
        guard let context, !isClosing else { return eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel) }
        unsent.append(.now())
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(Self.wrapOutboundOut(WebSocketFrame(fin: true, opcode: .text, data: text)), promise: written)
        return written.futureResult.assumeIsolated().always { _ in if !self.unsent.isEmpty { self.unsent.removeFirst() } }.nonisolated()
    }

    /// Says why and ends; the peer has a moment to answer.
    func close(_ code: WebSocketErrorCode, _ reason: String) {
        guard let context, !isClosing else { return }
        isClosing = true
        messages.finish()
        var data = context.channel.allocator.buffer(capacity: 2 + reason.utf8.count)
        data.write(webSocketErrorCode: code)
        data.writeString(reason)
        write(.connectionClose, data)
        let channel = context.channel
        context.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    }

    private func gather(_ frame: WebSocketFrame) {
        var data = frame.unmaskedData
        guard (fragments?.readableBytes ?? 0) + data.readableBytes <= room.limits.messageBytes else {
            return close(.messageTooLarge, "the message is too large")
        }
        if fragments == nil, frame.fin { return deliver(data) }
        if fragments == nil { fragments = data } else { fragments?.writeBuffer(&data) }
        if frame.fin, let whole = fragments {
            fragments = nil
            deliver(whole)
        }
    }

    private func deliver(_ message: ByteBuffer) {
        guard String(validating: message.readableBytesView, as: UTF8.self) != nil else {
            return close(.dataInconsistentWithMessage, "no UTF-8")
        }
        lastMessage = .now()
        waiting += 1
        messages.yield(message)
    }

    private func tick() {
        guard let context else { return }
        let now = NIODeadline.now()
        let dead = TimeAmount.seconds(room.limits.deadSeconds)
        if now - lastSign > dead || (unsent.first.map { now - $0 > dead } ?? false) { return context.close(promise: nil) }
        if busy.count.load(ordering: .relaxed) > 0 { lastMessage = now }
        if now - lastMessage > .seconds(room.limits.idleSeconds) { return close(.goingAway, "the session was idle") }
        if !isClosing, now - lastSign > .seconds(room.limits.pingSeconds), context.channel.isWritable { write(.ping, ByteBuffer()) }
    }

    private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
        context?.writeAndFlush(Self.wrapOutboundOut(WebSocketFrame(fin: true, opcode: opcode, data: data)), promise: nil)
    }

    private func release(_ frame: WebSocketFrame) { free(frame.length) }

    private func free(_ payload: Int) {
        // The payload's frame had a head of up to 14 bytes.
        let bytes = min(payload + 14, held)
        held -= bytes
        _ = room.hold(-bytes)
    }

    private func end() {
        guard context != nil else { return }
        clock?.cancel()
        context = nil
        messages.finish()
        free(held)
        room.leave()
    }
}
