import Foundation

/// Cuts a `multipart/form-data` body (RFC 7578 over RFC 2046) into parts as it arrives, holding no more than a chunk of it.
public struct MultipartParser: Sendable {
    /// What the parser found.
    public enum Event: Sendable, Equatable {
        /// A part begins.
        case part(MultipartHeaders)
        /// The next bytes of the part.
        case body(ArraySlice<UInt8>)
        /// The part is whole.
        case end
    }

    private enum State {
        case preamble, headers, body, delimiter, epilogue
    }

    private let delimiter: [UInt8]
    private var pending: [UInt8]
    private var state = State.preamble
    /// Whether `pending` still begins with the line break that ended the part's headers.
    private var bodyBegins = false
    private var parts = 0
    private let mostParts: Int
    private static let longestHeaders = 16 << 10

    /// A parser for bodies with this boundary.
    public init(boundary: String, mostParts: Int = 128) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first boundary may stand at the very start, without the line break that the others have.
        pending = [13, 10]
        self.mostParts = mostParts
    }

    /// The boundary in a `Content-Type`; throws where there is none or where it breaks RFC 2046.
    public static func boundary(ofContentType value: String) throws -> String {
        let parameters = HeaderParameters(value)
        guard let boundary = parameters["boundary"], (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), boundary.last != " "
        else { throw APIError.malformedBody("the multipart boundary is missing or invalid.") }
        return boundary
    }

    /// Takes the next chunk and hands over what it completes, in order; throws `APIError.malformedBody`.
    public mutating func feed(_ chunk: some Sequence<UInt8>, _ found: (Event) throws -> Void) throws {
        pending.append(contentsOf: chunk)
        var start = 0
        defer { pending.removeSubrange(..<start) }
        while true {
            switch state {
            case .preamble:
                guard let at = find(delimiter, from: start) else {
                    start = max(start, pending.count - delimiter.count + 1)
                    return
                }
                start = at + delimiter.count
                state = .delimiter
            case .delimiter:
                // After a boundary: "--" ends the body, blanks and a line break begin a part.
                guard pending.count - start >= 2 else { return }
                if pending[start] == UInt8(ascii: "-"), pending[start + 1] == UInt8(ascii: "-") {
                    state = .epilogue
                    continue
                }
                var at = start
                while at < pending.count, pending[at] == 32 || pending[at] == 9 { at += 1 }
                guard pending.count - at >= 2 else {
                    if at - start > 256 { throw APIError.malformedBody("a multipart boundary is followed by blanks without end.") }
                    return
                }
                guard pending[at] == 13, pending[at + 1] == 10 else {
                    throw APIError.malformedBody("a multipart boundary is followed by something else than a line break.")
                }
                // The line break stays, so that a part without headers shows its blank line as CRLF CRLF too.
                start = at
                parts += 1
                guard parts <= mostParts else { throw APIError.malformedBody("the form has more than \(mostParts) parts.") }
                state = .headers
            case .headers:
                guard let at = find([13, 10, 13, 10], from: start) else {
                    if pending.count - start > Self.longestHeaders { throw APIError.malformedBody("a form part's headers are too long.") }
                    return
                }
                guard at - start <= Self.longestHeaders else { throw APIError.malformedBody("a form part's headers are too long.") }
                try found(.part(try MultipartHeaders(block: pending[start..<at])))
                // The last line break belongs to the delimiter of an empty body.
                start = at + 2
                state = .body
                bodyBegins = true
            case .body:
                if let at = find(delimiter, from: start) {
                    let first = bodyBegins ? start + 2 : start
                    if at > first { try found(.body(pending[first..<at])) }
                    try found(.end)
                    bodyBegins = false
                    start = at + delimiter.count
                    state = .delimiter
                } else {
                    let safe = pending.count - delimiter.count + 1
                    let first = bodyBegins ? start + 2 : start
                    if safe > first {
                        try found(.body(pending[first..<safe]))
                        bodyBegins = false
                        start = safe
                    }
                    return
                }
            case .epilogue:
                start = pending.count
                return
            }
        }
    }

    /// Says that the body is over; throws unless its last boundary came.
    public func finish() throws {
        guard case .epilogue = state else { throw APIError.malformedBody("the multipart body ends before its last boundary.") }
    }

    /// Where `needle`, which begins with CR, next stands: from one CR to the next, which memchr finds fast.
    private func find(_ needle: [UInt8], from start: Int) -> Int? {
        pending.withUnsafeBytes { bytes in
            needle.withUnsafeBytes { needle in
                guard let base = bytes.baseAddress, let pattern = needle.baseAddress else { return nil }
                var at = start
                let last = bytes.count - needle.count
                while at <= last, let hit = memchr(base + at, 13, last - at + 1) {
                    at = base.distance(to: UnsafeRawPointer(hit))
                    if memcmp(base + at, pattern, needle.count) == 0 { return at }
                    at += 1
                }
                return nil
            }
        }
    }
}
