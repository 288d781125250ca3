import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A request's body that can be read on when whoever read it gave up: the rest of a refused upload.
///
/// With `Connection: close` the server hangs up after its answer, and a client that is still sending sees a reset instead of the answer; so what it
/// sends is read and forgotten first, within bounds. Other connections are read on by the server itself.
struct RestOfBody: Sendable {
    /// The longest that a refused client is listened to, and the most that is read from it: twice the largest form.
    private static let seconds = 10.0, bytes = 2 << 30

    private let source: Source

    /// Takes the place of the body of `request`; `nil` where the server reads on by itself, or nothing follows the head.
    init?(of request: inout Request) {
        let closes = request.headers[.connection]?.lowercased() == "close"
        let hasBody = request.headers[.transferEncoding] != nil || request.headers[.contentLength].map { $0 != "0" } ?? false
        // Who asks first has not begun to send, and is answered at once.
        guard closes, hasBody, request.headers[.expect] == nil else { return nil }
        source = Source(request.body.makeAsyncIterator())
        request.body = RequestBody(asyncSequence: Body(source: source))
    }

    /// Reads and forgets what is left.
    func drain() async {
        let deadline = ContinuousClock.now + .seconds(Self.seconds)
        var left = Self.bytes
        while left > 0, ContinuousClock.now < deadline, let chunk = try? await source.next() { left -= chunk.readableBytes }
    }

    private struct Body: AsyncSequence, Sendable {
        typealias Element = ByteBuffer
        let source: Source

        struct Iterator: AsyncIteratorProtocol {
            let source: Source
            func next() async throws -> ByteBuffer? { try await source.next() }
        }

        func makeAsyncIterator() -> Iterator { Iterator(source: source) }
    }

    /// The one iterator that a body has. It is used by one task after the other: the handler's, then the one that drains.
    private final class Source: @unchecked Sendable {
        private var iterator: RequestBody.AsyncIterator
        private var isAtEnd = false

        init(_ iterator: RequestBody.AsyncIterator) { self.iterator = iterator }

        func next() async throws -> ByteBuffer? {
            guard !isAtEnd else { return nil }
            do {
                let chunk = try await iterator.next()
                isAtEnd = chunk == nil
                return chunk
            } catch {
                isAtEnd = true
                throw error
            }
        }
    }
}
