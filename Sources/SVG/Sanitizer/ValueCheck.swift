/// A look through an attribute's or a property's value: its numbers, its functions and what it points at.
struct ValueCheck {
    /// The ids in `url(#id)`.
    private(set) var ids: [String] = []
    /// All numbers, in order, without their units.
    private(set) var numbers: [Double] = []
    /// Whether there is a word that is no unit and no function.
    private(set) var hasWords = false

    /// Why a value cannot stay.
    enum Fault: Error {
        /// It means nothing or may not be said; the attribute goes.
        case drop(String)
        /// The drawing is refused.
        case refuse(String)
    }

    private let bytes: [UInt8]
    private let limit: Double
    private var at = 0

    /// Looks through a value.
    ///
    /// - Parameter limit: The largest magnitude of a number.
    /// - Throws: `Fault`.
    init(_ value: String, limit: Double) throws(Fault) {
        bytes = Array(value.utf8)
        self.limit = limit
        while at < bytes.count { try step() }
    }

    private mutating func step() throws(Fault) {
        let byte = bytes[at]
        if let number = try scanNumber(bytes, &at, limit: limit) {
            numbers.append(number)
            if at < bytes.count, bytes[at] == UInt8(ascii: "%") {
                at += 1
            } else {
                while at < bytes.count, isLetter(bytes[at]) { at += 1 }
            }
        } else if isLetter(byte) || byte >= 0x80 {
            try word()
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            guard let end = bytes[(at + 1)...].firstIndex(of: byte) else { throw .drop("an open quotation mark") }
            let quoted = bytes[at + 1..<end]
            guard quoted.allSatisfy({ isLetter($0) || $0 >= 0x80 || isDigit($0) || $0 == 0x20 || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E })
            else {
                throw .drop("a quoted text that is no font's name")
            }
            hasWords = true
            at = end + 1
        } else if byte == UInt8(ascii: "#") {
            at += 1
            while at < bytes.count, isLetter(bytes[at]) || isDigit(bytes[at]) { at += 1 }
            hasWords = true
        } else if isSpace(byte) || byte == 0x2C || byte == 0x29 || byte == 0x2D || byte == 0x2F || byte == 0x5F {
            at += 1
        } else {
            throw .drop("the character '\(Character(Unicode.Scalar(byte)))'")
        }
    }

    private mutating func word() throws(Fault) {
        let start = at
        while at < bytes.count, isLetter(bytes[at]) || isDigit(bytes[at]) || bytes[at] == 0x2D || bytes[at] == 0x5F || bytes[at] >= 0x80 {
            at += 1
        }
        let name = String(decoding: bytes[start..<at], as: UTF8.self)
        let lower = name.lowercased()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "(") else {
            if lower == "nan" || lower == "inf" || lower == "infinity" { throw .refuse("'\(name)' is no number") }
            hasWords = true
            return
        }
        guard SVGVocabulary.functions.contains(lower) else { throw .drop("the function '\(name.prefix(40))'") }
        at += 1
        if lower == "url" { try pointer() }
    }

    private mutating func pointer() throws(Fault) {
        guard let end = bytes[at...].firstIndex(of: UInt8(ascii: ")")) else { throw .drop("an open url") }
        var inside = bytes[at..<end].drop(while: isSpace)
        while let last = inside.last, isSpace(last) { inside.removeLast() }
        if let quote = inside.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), inside.count > 1, inside.last == quote {
            inside = inside.dropFirst().dropLast()
        }
        guard inside.first == UInt8(ascii: "#"), let id = SVGID(inside.dropFirst()) else {
            throw .drop("a url that leaves the drawing")
        }
        ids.append(id.text)
        hasWords = true
        at = end + 1
    }
}

/// An id that is written without escapes everywhere.
struct SVGID {
    let text: String

    /// The id; `nil` where it has other characters than letters, digits and `_-.:`, or more than 200.
    init?(_ bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty, bytes.count <= 200,
            bytes.allSatisfy({ isLetter($0) || isDigit($0) || $0 == 0x5F || $0 == 0x2D || $0 == 0x2E || $0 == 0x3A })
        else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }
}

func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

/// The number at `at` (CSS and SVG: sign, digits, point, exponent), which moves behind it; `nil` where there is none.
///
/// - Throws: `ValueCheck.Fault.refuse` for a number that is not finite or beyond `limit`.
func scanNumber(_ bytes: [UInt8], _ at: inout Int, limit: Double) throws(ValueCheck.Fault) -> Double? {
    var i = at
    func digits() -> Bool {
        let start = i
        while i < bytes.count, isDigit(bytes[i]) { i += 1 }
        return i > start
    }
    if i < bytes.count, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
    let hasWhole = digits()
    var hasPart = false
    if i + 1 < bytes.count, bytes[i] == UInt8(ascii: "."), isDigit(bytes[i + 1]) {
        i += 1
        hasPart = digits()
    } else if hasWhole, i < bytes.count, bytes[i] == UInt8(ascii: ".") {
        i += 1
    }
    guard hasWhole || hasPart else { return nil }
    if i + 1 < bytes.count, bytes[i] | 0x20 == UInt8(ascii: "e") {
        let mark = i
        i += 1
        if bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
        if !digits() { i = mark }
    }
    var text = String(decoding: bytes[at..<i], as: UTF8.self)
    if text.hasSuffix(".") { text.removeLast() }
    guard let value = Double(text), value.isFinite, abs(value) <= limit else {
        throw .refuse("the number \(text.prefix(30)) is too large")
    }
    at = i
    return value
}
