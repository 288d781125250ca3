/// Reads the numbers of path data and lists of points.
struct NumberReader {
    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    private mutating func skip() {
        while at < bytes.count, bytes[at] == 32 || bytes[at] == 44 || (bytes[at] >= 9 && bytes[at] <= 13) { at += 1 }
    }

    /// The next command letter, if one is next.
    mutating func letter() -> UInt8? {
        skip()
        guard at < bytes.count, (bytes[at] | 32) >= 97, (bytes[at] | 32) <= 122, (bytes[at] | 32) != 101 else { return nil }
        at += 1
        return bytes[at - 1]
    }

    /// A flag of an arc: a single 0 or 1, which may touch what follows.
    mutating func flag() -> Bool? {
        skip()
        guard at < bytes.count, bytes[at] == 48 || bytes[at] == 49 else { return nil }
        at += 1
        return bytes[at - 1] == 49
    }

    /// The next number; `nil` at the end or before a letter.
    mutating func number() -> Double? {
        skip()
        let start = at
        var hasPoint = false, hasExponent = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte >= 48, byte <= 57 {
            } else if byte == 46, !hasPoint, !hasExponent {
                hasPoint = true
            } else if byte == 45 || byte == 43, at == start || (bytes[at - 1] | 32) == 101 {
            } else if (byte | 32) == 101, !hasExponent, at > start {
                hasExponent = true
            } else {
                break
            }
            at += 1
        }
        guard at > start else { return nil }
        return Double(String(decoding: bytes[start..<at], as: UTF8.self))
    }
}
