import NIOCore
import Pictures

/// A network buffer that a picture's pieces share: what was read from one connection is written to another as it stands.
public final class LentBuffer: PayloadOwner {
    private let buffer: ByteBuffer

    /// Lends a buffer's readable bytes.
    public init(_ buffer: ByteBuffer) { self.buffer = buffer }

    /// Lends the bytes to `body`.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try buffer.withUnsafeReadableBytes(body)
    }

    /// The bytes of a segment as a buffer: its own memory where it is a lent one, else a copy.
    public static func buffer(of segment: PayloadSegment) -> ByteBuffer {
        if let owner = segment.owner as? LentBuffer,
            let slice = owner.buffer.getSlice(at: owner.buffer.readerIndex + segment.range.lowerBound, length: segment.count)
        {
            return slice
        }
        return segment.withUnsafeBytes { ByteBuffer(bytes: $0) }
    }
}
