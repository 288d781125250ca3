import CPictures

/// A file's content in pieces that follow each other: its bytes, or their base64 text as it came from elsewhere.
///
/// Pieces let a few bytes be put into a large file without a copy of the rest. Either coding converts to the other on demand.
public struct PicturePayload: Sendable {
    /// What the pieces hold.
    public enum Coding: Sendable {
        case raw, base64
    }

    /// What the pieces hold.
    public let coding: Coding
    /// The pieces, in order. Together they are the file, or its base64 text; one alone need not be valid base64.
    public let segments: [PayloadSegment]

    /// How many bytes the pieces have together: of the file, or of its text.
    public let count: Int

    /// A file's content in pieces.
    public init(_ coding: Coding, _ segments: [PayloadSegment]) {
        self.coding = coding
        self.segments = segments
        count = segments.reduce(0) { $0 + $1.count }
    }

    /// A file's content in slices of arrays.
    public init(_ coding: Coding, slices: [ArraySlice<UInt8>]) { self.init(coding, slices.map { PayloadSegment($0) }) }

    /// A file's bytes.
    public static func raw(_ bytes: [UInt8]) -> PicturePayload { PicturePayload(.raw, slices: [bytes[...]]) }

    /// A file's base64 text in ASCII. It is not checked until it is decoded.
    public static func base64(_ text: [UInt8]) -> PicturePayload { PicturePayload(.base64, slices: [text[...]]) }

    /// How many bytes the file has.
    public var byteCount: Int {
        guard coding == .base64 else { return count }
        return count / 4 * 3 - padding
    }

    /// How many `=` the text ends with, at most two; the last two characters may lie in two pieces.
    private var padding: Int {
        var found = 0
        var looked = 0
        for segment in segments.reversed() where looked < 2 {
            segment.withUnsafeBytes { bytes in
                for byte in bytes.suffix(2 - looked) where byte == UInt8(ascii: "=") { found += 1 }
            }
            looked += min(segment.count, 2)
        }
        return found
    }

    /// The file's bytes.
    ///
    /// - Throws: `PictureError.invalidBase64`.
    public func bytes() throws -> [UInt8] { coding == .raw ? joined() : try Base64.decode(segments) }

    /// The file's base64 text in pieces; those it came in where it came as text.
    public func base64Segments() -> [PayloadSegment] {
        if coding == .base64 { return segments }
        guard segments.count > 1 else {
            return segments.map { segment in PayloadSegment(segment.withUnsafeBytes { Base64.encode($0.bindMemory(to: UInt8.self)) }[...]) }
        }
        var text = PayloadBuilder(.base64)
        for segment in segments { segment.withUnsafeBytes { text.append($0) } }
        return text.finish().segments
    }

    /// The file's base64 text in one piece.
    public func base64Text() -> [UInt8] { PicturePayload(.base64, base64Segments()).joined() }

    /// All pieces in one; no copy where there is but one that is a whole array.
    func joined() -> [UInt8] {
        if segments.count == 1 { return segments[0].bytes }
        return Array(unsafeUninitializedCapacity: count) { room, filled in
            let room = UnsafeMutableRawBufferPointer(room)
            for segment in segments {
                segment.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: room[filled...]).copyMemory(from: $0) }
                filled += segment.count
            }
        }
    }
}
