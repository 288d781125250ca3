import Foundation

/// JSON whose long strings were lifted out: what is left is small and is parsed as usual, the pictures in base64 are
/// found with memchr and never go through a JSON parser.
struct BulkJSON: Sendable {
    /// The JSON with each long string replaced by a mark of its own.
    let skeleton: Data
    /// The long strings.
    private let strings: [ArraySlice<UInt8>]
    private let mark: String

    /// Strings of at least this many bytes are lifted out.
    static let threshold = 4096

    /// Lifts the long strings out of `bytes`. Strings with escapes stay where they are: base64 has none.
    init(_ bytes: [UInt8]) {
        // Random, so that no text of an upstream can pose as a mark.
        let mark = "\u{1}\(UInt64.random(in: .min ... .max)):"
        var strings: [ArraySlice<UInt8>] = []
        var skeleton: [UInt8] = []
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let quote = Int32(UInt8(ascii: "\""))
            var copied = 0
            var at = 0
            while at < buffer.count, let open = memchr(base + at, quote, buffer.count - at) {
                let start = UnsafeRawPointer(base).distance(to: open) + 1
                guard let end = Self.end(ofStringAt: start, in: buffer) else { break }
                if end - start >= Self.threshold, memchr(base + start, Int32(UInt8(ascii: "\\")), end - start) == nil {
                    skeleton += buffer[copied..<start]
                    // The control character of the mark is written as an escape, as JSON wants it.
                    skeleton += Array("\\u0001\(mark.dropFirst())\(strings.count)".utf8)
                    strings.append(bytes[start..<end])
                    copied = end
                }
                at = end + 1
            }
            skeleton += buffer[copied...]
        }
        self.skeleton = Data(skeleton)
        self.strings = strings
        self.mark = mark
    }

    /// The bytes of a string that was decoded from the skeleton.
    func bytes(of string: String) -> [UInt8] {
        guard string.hasPrefix(mark), let index = Int(string.dropFirst(mark.count)), strings.indices.contains(index) else {
            return Array(string.utf8)
        }
        return Array(strings[index])
    }

    private static func end(ofStringAt start: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = buffer.baseAddress else { return nil }
        var at = start
        while at < buffer.count, let hit = memchr(base + at, Int32(UInt8(ascii: "\"")), buffer.count - at) {
            let end = UnsafeRawPointer(base).distance(to: hit)
            var backslashes = 0
            while end - backslashes > start, buffer[end - backslashes - 1] == UInt8(ascii: "\\") { backslashes += 1 }
            if backslashes % 2 == 0 { return end }
            at = end + 1
        }
        return nil
    }
}
