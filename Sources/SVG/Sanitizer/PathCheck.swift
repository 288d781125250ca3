/// A look through path data: its commands, each with as many numbers as it takes (SVG 2, 9.3).
struct PathCheck {
    /// How many segments it draws.
    private(set) var segments = 0
    /// The length of its control polygon in its own units, every part closed: a path is no longer. Arcs count as their whole ellipse.
    private(set) var length = 0.0
    /// The data up to the first fault, which is what a renderer draws; `nil` where all of it is well.
    private(set) var goodPart: String?

    private let bytes: [UInt8]
    private let limit: Double
    private var at = 0
    private var point = (x: 0.0, y: 0.0)
    private var start = (x: 0.0, y: 0.0)

    /// Looks through path data.
    ///
    /// - Throws: `ValueCheck.Fault.refuse` for numbers beyond `limit`.
    init(_ value: String, limit: Double) throws(ValueCheck.Fault) {
        bytes = Array(value.utf8)
        self.limit = limit
        var command: UInt8?
        var good = 0
        skip(comma: false)
        while at < bytes.count {
            if Self.numbers(of: bytes[at]) != nil {
                guard command != nil || bytes[at] | 0x20 == UInt8(ascii: "m") else { break }
                command = bytes[at]
                at += 1
                skip(comma: false)
            } else if command.map({ $0 | 0x20 == UInt8(ascii: "z") }) ?? true {
                break
            }
            guard let drawn = command, let end = try segment(drawn) else { break }
            segments += 1
            good = end
            // Further pairs after a move are lines.
            if drawn | 0x20 == UInt8(ascii: "m") { command = drawn == UInt8(ascii: "m") ? UInt8(ascii: "l") : UInt8(ascii: "L") }
        }
        close()
        if at < bytes.count { goodPart = String(decoding: bytes[..<good], as: UTF8.self) }
    }

    /// Reads a segment's numbers; returns where they end, or `nil` where some are missing.
    private mutating func segment(_ command: UInt8) throws(ValueCheck.Fault) -> Int? {
        let count = Self.numbers(of: command) ?? 0
        var end = at
        // Seven at most; `z` has none.
        var values = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for place in 0..<count {
            if count == 7, place == 3 || place == 4 {
                guard at < bytes.count, bytes[at] == 0x30 || bytes[at] == 0x31 else { return nil }
                at += 1
            } else {
                guard let number = try scanNumber(bytes, &at, limit: limit) else {
                    if Self.isWordForNoNumber(bytes[at...]) { throw .refuse("path data holds NaN or Infinity") }
                    return nil
                }
                withUnsafeMutableBytes(of: &values) { $0.storeBytes(of: number, toByteOffset: place * 8, as: Double.self) }
            }
            end = at
            skip(comma: true)
        }
        measure(command, count, values)
        return end
    }

    private mutating func measure(
        _ command: UInt8, _ count: Int, _ values: (Double, Double, Double, Double, Double, Double, Double)
    ) {
        let isRelative = command >= UInt8(ascii: "a")
        let base = isRelative ? point : (x: 0, y: 0)
        func go(_ x: Double, _ y: Double) {
            length += abs(x - point.x) + abs(y - point.y)
            point = (x, y)
        }
        switch command | 0x20 {
        case UInt8(ascii: "m"):
            let next = (x: base.x + values.0, y: base.y + values.1)
            close()
            point = next
            start = next
        case UInt8(ascii: "h"): go(base.x + values.0, point.y)
        case UInt8(ascii: "v"): go(point.x, base.y + values.0)
        case UInt8(ascii: "a"):
            // Radii that are too small grow to reach the end point (SVG 2, 9.5.1).
            length += 4 * (abs(values.0) + abs(values.1)) + 2 * (abs(base.x + values.5 - point.x) + abs(base.y + values.6 - point.y))
            go(base.x + values.5, base.y + values.6)
        case UInt8(ascii: "z"): close()
        default:
            go(base.x + values.0, base.y + values.1)
            if count > 2 { go(base.x + values.2, base.y + values.3) }
            if count > 4 { go(base.x + values.4, base.y + values.5) }
        }
    }

    /// Back to where the part began, as filling does.
    private mutating func close() {
        length += abs(start.x - point.x) + abs(start.y - point.y)
        point = start
    }

    private mutating func skip(comma: Bool) {
        var commas = comma ? 1 : 0
        while at < bytes.count, isSpace(bytes[at]) || bytes[at] == 0x2C && commas > 0 {
            if bytes[at] == 0x2C { commas -= 1 }
            at += 1
        }
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
