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
    public let segments: [ArraySlice<UInt8>]

    /// A file's content in pieces.
    public init(_ coding: Coding, _ segments: [ArraySlice<UInt8>]) {
        self.coding = coding
        self.segments = segments
    }

    /// A file's bytes.
    public static func raw(_ bytes: [UInt8]) -> PicturePayload { PicturePayload(.raw, [bytes[...]]) }

    /// A file's base64 text in ASCII. It is not checked until it is decoded.
    public static func base64(_ text: [UInt8]) -> PicturePayload { PicturePayload(.base64, [text[...]]) }

    /// How many bytes the pieces have together: of the file, or of its text.
    public var count: Int { segments.reduce(0) { $0 + $1.count } }

    /// How many bytes the file has.
    public var byteCount: Int {
        guard coding == .base64 else { return count }
        return count / 4 * 3 - padding
    }

    /// How many `=` the text ends with, at most two.
    private var padding: Int { segments.last.map { $0.suffix(2).reduce(0) { $1 == UInt8(ascii: "=") ? $0 + 1 : $0 } } ?? 0 }

    /// The file's bytes.
    ///
    /// - Throws: `PictureError.invalidBase64`.
    public func bytes() throws -> [UInt8] { coding == .raw ? joined() : try Base64.decode(joined()) }

    /// The file's base64 text in pieces; those it came in where it came as text.
    public func base64Segments() -> [ArraySlice<UInt8>] {
        if coding == .base64 { return segments }
        guard segments.count > 1 else { return segments.map { $0.withUnsafeBufferPointer { Base64.encode($0) }[...] } }
        var text = PayloadBuilder(.base64)
        for segment in segments { text.append(segment) }
        return text.finish().segments
    }

    /// The file's base64 text in one piece.
    public func base64Text() -> [UInt8] { PicturePayload(.base64, base64Segments()).joined() }

    /// All pieces in one; no copy where there is but one that is a whole array.
    private func joined() -> [UInt8] {
        if segments.count == 1 { return Array(segments[0]) }
        var all: [UInt8] = []
        all.reserveCapacity(count)
        for segment in segments { all += segment }
        return all
    }
}
