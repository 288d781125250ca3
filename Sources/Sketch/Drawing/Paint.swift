/// An opaque sRGB colour, eight bits a channel.
public struct Paint: Sendable, Hashable {
    /// Red, green and blue.
    public var red: UInt8, green: UInt8, blue: UInt8

    /// The colour of these channels.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The colour `#rrggbb`, or `nil` when `hex` is not one.
    public init?(hex: some StringProtocol) {
        let digits = Array(hex.utf8)
        guard digits.count == 7, digits[0] == UInt8(ascii: "#") else { return nil }
        var value: UInt32 = 0
        for digit in digits.dropFirst() {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        self.init(value)
    }

    /// The colour `0xrrggbb`.
    public init(_ value: UInt32) {
        self.init(red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
    }

    /// `#rrggbb`.
    public var hex: String {
        let digits = Array("0123456789abcdef")
        var text = "#"
        for channel in [red, green, blue] {
            text.append(digits[Int(channel >> 4)])
            text.append(digits[Int(channel & 15)])
        }
        return text
    }

    /// The colour in OKLab.
    public var lab: OKLab { OKLab(self) }

    /// The colour `amount` (0 to 1) of the way to `other`, through OKLab.
    public func mixed(_ other: Paint, _ amount: Double) -> Paint {
        let a = lab, b = other.lab
        return OKLab(
            lightness: a.lightness + (b.lightness - a.lightness) * amount, a: a.a + (b.a - a.a) * amount, b: a.b + (b.b - a.b) * amount
        ).paint
    }

    /// The colour made lighter (or darker, when negative) by so much of OKLab's lightness, which runs from 0 to 1.
    public func lighter(_ amount: Double) -> Paint {
        var lab = self.lab
        lab.lightness = min(max(lab.lightness + amount, 0), 1)
        return lab.paint
    }

    /// The colour with its chroma multiplied.
    public func saturated(_ factor: Double) -> Paint {
        var lab = self.lab
        lab.a *= factor
        lab.b *= factor
        return lab.paint
    }
}
