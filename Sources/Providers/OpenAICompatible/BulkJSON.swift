import Foundation
import NIOCore
import Pictures

/// JSON whose long strings were lifted out: what is left is small and is parsed as usual, the pictures in base64 are
/// found with memchr and never go through a JSON parser, nor are they copied from the buffers that they were read into.
struct BulkJSON: Sendable {
    /// The JSON with each long string replaced by a mark of its own.
    private(set) var skeleton = Data()
    /// The long strings.
    private var strings: [[PayloadSegment]] = []
    /// Random, so that no text of an upstream can pose as a mark.
    private let mark = "\u{1}\(UInt64.random(in: .min ... .max)):"

    private var state = State.outside
    /// The string that is being read, as far as it was found to have no escapes.
    private var open: [PayloadSegment] = []
    private var openCount = 0

    private enum State {
        case outside, string
        /// In a string with escapes, which goes into the skeleton; `isEscaped` after a backslash.
        case escaped(isEscaped: Bool)
    }

    /// Strings of at least this many bytes are lifted out. Strings with escapes stay where they are: base64 has none.
    static let threshold = 4096

    /// Takes the next piece of the text.
    mutating func feed(_ buffer: ByteBuffer) {
        let owner = LentBuffer(buffer)
        owner.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var at = 0
            while at < bytes.count {
                let rest = bytes.count - at
                switch state {
                case .outside:
                    let quote = Self.find(UInt8(ascii: "\""), base + at, rest)
                    let end = quote.map { at + $0 + 1 } ?? bytes.count
                    skeleton.append(contentsOf: bytes[at..<end])
                    if quote != nil { state = .string }
                    at = end
                case .string:
                    let quote = Self.find(UInt8(ascii: "\""), base + at, rest)
                    let end = quote.map { at + $0 } ?? bytes.count
                    if Self.find(UInt8(ascii: "\\"), base + at, end - at) != nil {
                        for segment in open { segment.withUnsafeBytes { skeleton.append(contentsOf: $0) } }
                        (open, openCount) = ([], 0)
                        state = .escaped(isEscaped: false)
                    } else {
                        if end > at { open.append(PayloadSegment(owner, at..<end)) }
                        openCount += end - at
                        at = quote == nil ? end : end + 1
                        if quote != nil { close() }
                    }
                case .escaped(let isEscaped):
                    let byte = bytes[at]
                    skeleton.append(byte)
                    at += 1
                    if isEscaped {
                        state = .escaped(isEscaped: false)
                    } else if byte == UInt8(ascii: "\\") {
                        state = .escaped(isEscaped: true)
                    } else if byte == UInt8(ascii: "\"") {
                        state = .outside
                    }
                }
            }
        }
    }

    /// The content of a string that was decoded from the skeleton.
    func payload(of string: String) -> PicturePayload {
        guard string.hasPrefix(mark), let index = Int(string.dropFirst(mark.count)), strings.indices.contains(index) else {
            return .base64(Array(string.utf8))
        }
        return PicturePayload(.base64, strings[index])
    }

    private mutating func close() {
        if openCount >= Self.threshold {
            // The control character of the mark is written as an escape, as JSON wants it.
            skeleton.append(contentsOf: "\\u0001\(mark.dropFirst())\(strings.count)".utf8)
            strings.append(open)
        } else {
            for segment in open { segment.withUnsafeBytes { skeleton.append(contentsOf: $0) } }
        }
        skeleton.append(UInt8(ascii: "\""))
        (open, openCount) = ([], 0)
        state = .outside
    }

    private static func find(_ byte: UInt8, _ start: UnsafeRawPointer, _ count: Int) -> Int? {
        guard count > 0, let hit = memchr(start, Int32(byte), count) else { return nil }
        return start.distance(to: hit)
    }
}
