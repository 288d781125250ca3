/// A stretch of bytes that is shared, not copied: a slice of an array, or memory of somebody else's buffer that the segment keeps
/// alive.
///
/// Foreign memory lets a picture go from one socket to another as the network library read it; `owner` is how the one that lent
/// it knows its own again.
public struct PayloadSegment: Sendable {
    /// Whoever lent the memory; `nil` for an array's.
    public var owner: (any PayloadOwner)? {
        guard case .lent(let owner, _) = storage else { return nil }
        return owner
    }

    /// Which bytes of the owner's, or of the array, these are.
    public var range: Range<Int> {
        switch storage {
        case .array(let slice): slice.startIndex..<slice.endIndex
        case .lent(_, let range): range
        }
    }

    private enum Storage: Sendable {
        case array(ArraySlice<UInt8>)
        case lent(any PayloadOwner, Range<Int>)
    }

    private let storage: Storage

    /// A slice of an array.
    public init(_ slice: ArraySlice<UInt8>) { storage = .array(slice) }

    /// The bytes `range` of somebody's memory.
    public init(_ owner: any PayloadOwner, _ range: Range<Int>) { storage = .lent(owner, range) }

    /// How many bytes it has.
    public var count: Int { range.count }

    /// Some of its bytes, counted from its own start, without a copy.
    public func slice(_ part: Range<Int>) -> PayloadSegment {
        let start = range.lowerBound
        let moved = part.lowerBound + start..<part.upperBound + start
        return switch storage {
        case .array(let slice): PayloadSegment(slice[moved])
        case .lent(let owner, _): PayloadSegment(owner, moved)
        }
    }

    /// Lends the bytes to `body`.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        switch storage {
        case .array(let slice): try slice.withUnsafeBytes(body)
        case .lent(let owner, let range): try owner.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
        }
    }
}

extension PayloadSegment {
    /// Its bytes; no copy where it is a whole array.
    var bytes: [UInt8] {
        if case .array(let slice) = storage { return Array(slice) }
        return withUnsafeBytes { Array($0) }
    }
}

/// Memory that segments share.
public protocol PayloadOwner: AnyObject, Sendable {
    /// Lends the whole memory to `body`. The bytes never change.
    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
}
