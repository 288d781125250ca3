/// Case and accents folded away: "Café" and "CAFE" are one word. Only the tables here and the scalar properties of the
/// standard library are asked, so that every machine reads alike.
enum Fold {
    enum Class {
        case letter, digit, apostrophe, hyphen, comma, stop, and, space, nothing, quote
    }

    /// What the scalar is in a prompt.
    static func classify(_ scalar: Unicode.Scalar) -> Class {
        let value = scalar.value
        if value < 0x80 { return ascii[Int(value)] }
        switch value {
        case 0x2019, 0x02BC, 0xFF07, 0x2032: return .apostrophe
        case 0x2018, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2039, 0x203A, 0x300C, 0x300D, 0x300E, 0x300F, 0xFF02,
            0x2033:
            return .quote
        case 0x2010, 0x2011: return .hyphen
        case 0x2012...0x2015, 0x2022, 0xB7, 0x3001, 0xFF0C, 0xFF1A, 0xFF08, 0xFF09, 0x60C: return .comma
        case 0x2026, 0x3002, 0xFF0E, 0xFF1B, 0xFF01, 0xFF1F, 0x2028, 0x2029, 0x61F: return .stop
        case 0xFF10...0xFF19: return .digit
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: return .letter
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0x300...0x36F: return .nothing
        case 0x2000...0x206F, 0xA0, 0x3000, 0xA1...0xBF: return .space
        case 0xC0...0x24F: return value == 0xD7 || value == 0xF7 ? .space : .letter
        case 0x1F000...0x1FBFF, 0x2600...0x27BF, 0x2B00...0x2BFF: return .letter
        default: break
        }
        let properties = scalar.properties
        if properties.isAlphabetic { return .letter }
        switch properties.generalCategory {
        case .decimalNumber: return .digit
        case .nonspacingMark, .spacingMark, .enclosingMark: return .nothing
        default: return .space
        }
    }

    /// Whether the scalar is a picture, which is a word by itself.
    static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1F000...0x1FBFF, 0x2600...0x27BF, 0x2B00...0x2BFF: true
        default: false
        }
    }

    /// Appends the folded scalar.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        let value = scalar.value
        switch value {
        case 0x41...0x5A: bytes.append(UInt8(value + 0x20))
        case 0..<0x80: bytes.append(UInt8(value))
        case 0xC0...0x17F: bytes.append(contentsOf: latin[Int(value - 0xC0)])
        case 0xFF21...0xFF3A: bytes.append(UInt8(value - 0xFF21 + 0x61))
        case 0xFF41...0xFF5A: bytes.append(UInt8(value - 0xFF41 + 0x61))
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
        }
    }

    /// A decimal digit's value.
    static func digit(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value) - 0x30
        case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
        default: Int(exactly: scalar.properties.numericValue ?? 0) ?? 0
        }
    }

    static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A: true
        case 0..<0x80: false
        default: scalar.properties.isUppercase
        }
    }

    private static let ascii: [Class] = (0..<128).map { value -> Class in
        switch UInt8(value) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
        case UInt8(ascii: "\""): .quote
        case UInt8(ascii: "-"): .hyphen
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "|"):
            .comma
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), 10, 13: .stop
        case UInt8(ascii: "&"), UInt8(ascii: "+"): .and
        default: .space
        }
    }

    /// U+00C0 to U+017F without their accents.
    private static let latin: [[UInt8]] = {
        let plain =
            "a a a a a a ae c e e e e i i i i d n o o o o o x o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o x o u u u u y th y "
            + "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l "
            + "n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s"
        return plain.split(separator: " ").map { Array($0.utf8) }
    }()
}
