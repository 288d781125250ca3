/// A look through path data: its commands, each with as many numbers as it takes (SVG 2, 9.3).
struct PathCheck {
    /// How many segments it draws.
    private(set) var segments = 0
    /// The data up to the first fault, which is what a renderer draws; `nil` where all of it is well.
    private(set) var goodPart: String?

    /// Looks through path data.
    ///
    /// - Throws: `ValueCheck.Fault.refuse` for numbers beyond `limit`.
    init(_ value: String, limit: Double) throws(ValueCheck.Fault) {
        let bytes = Array(value.utf8)
        var at = 0
        var good = 0
        var takes = -1
        func skip(comma: Bool) {
            var commas = comma ? 1 : 0
            while at < bytes.count, isSpace(bytes[at]) || bytes[at] == 0x2C && commas > 0 {
                if bytes[at] == 0x2C { commas -= 1 }
                at += 1
            }
        }
        skip(comma: false)
        scan: while at < bytes.count {
            if let count = Self.numbers(of: bytes[at]) {
                guard takes >= 0 || bytes[at] | 0x20 == UInt8(ascii: "m") else { break scan }
                takes = count
                at += 1
                skip(comma: false)
                if count == 0 {
                    segments += 1
                    good = at
                    continue
                }
            } else if takes <= 0 {
                break scan
            }
            let isArc = takes == 7
            var end = at
            for place in 0..<takes {
                if isArc, place == 3 || place == 4 {
                    guard at < bytes.count, bytes[at] == 0x30 || bytes[at] == 0x31 else { break scan }
                    at += 1
                } else if try scanNumber(bytes, &at, limit: limit) == nil {
                    if Self.isWordForNoNumber(bytes[at...]) { throw .refuse("path data holds NaN or Infinity") }
                    break scan
                }
                end = at
                skip(comma: true)
            }
            segments += 1
            good = end
        }
        if at < bytes.count { goodPart = String(decoding: bytes[..<good], as: UTF8.self) }
    }

    private static func isWordForNoNumber(_ rest: ArraySlice<UInt8>) -> Bool {
        let word = rest.drop { $0 == UInt8(ascii: "-") }.prefix(3).map { $0 | 0x20 }
        return word == Array("nan".utf8) || word == Array("inf".utf8)
    }

    private static func numbers(of command: UInt8) -> Int? {
        switch command | 0x20 {
        case UInt8(ascii: "m"), UInt8(ascii: "l"), UInt8(ascii: "t"): 2
        case UInt8(ascii: "h"), UInt8(ascii: "v"): 1
        case UInt8(ascii: "c"): 6
        case UInt8(ascii: "s"), UInt8(ascii: "q"): 4
        case UInt8(ascii: "a"): 7
        case UInt8(ascii: "z"): 0
        default: nil
        }
    }
}
