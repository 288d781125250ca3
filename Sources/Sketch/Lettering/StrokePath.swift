/// One line of lettering: SVG path data, to be stroked with a round pen.
public struct StrokePath: Sendable, Equatable {
    /// Path data in `M`, `L` and `C`, in the coordinates of the box; at most two decimals.
    public var data: String
    /// The width of the pen, in the units of the box.
    public var width: Double
    /// `width` with at most two decimals, as it is written into an attribute.
    public var widthText: String { Self.text(width) }

    /// A number with at most two decimals; only integers are formatted, so that the text is the same anywhere.
    static func text(_ value: Double) -> String {
        var out: [UInt8] = []
        append(value, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    static func append(_ value: Double, to out: inout [UInt8]) {
        guard value.isFinite, value.magnitude < 1e9 else { return out.append(UInt8(ascii: "0")) }
        var hundredths = Int((value * 100).rounded(.toNearestOrAwayFromZero))
        if hundredths < 0 {
            out.append(UInt8(ascii: "-"))
            hundredths = -hundredths
        }
        out.append(contentsOf: String(hundredths / 100).utf8)
        let rest = hundredths % 100
        guard rest > 0 else { return }
        out.append(UInt8(ascii: "."))
        out.append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { out.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }
}
