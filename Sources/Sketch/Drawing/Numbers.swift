/// Numbers as they stand in the drawing: rounded to a fixed count of decimals in integer arithmetic, the same text on every machine.
public enum Numbers {
    /// `value` with at most two decimals and no trailing zeros: `12.5`, `-0.25`, `3`.
    public static func text(_ value: Double) -> String { text(value, unit: 100, places: 2) }

    /// `value` with at most four decimals, for the scale factors of transforms.
    public static func fine(_ value: Double) -> String { text(value, unit: 10_000, places: 4) }

    /// Points as path data after a command letter: `1 2 3.5 4`.
    public static func list(_ values: Double...) -> String { values.map(text).joined(separator: " ") }

    private static func text(_ value: Double, unit: Int, places: Int) -> String {
        let limit = 1e12
        let bounded = value.isFinite ? min(max(value, -limit), limit) : 0
        let scaled = Int((bounded * Double(unit)).rounded(.toNearestOrAwayFromZero))
        guard scaled != 0 else { return "0" }
        let size = scaled.magnitude
        var result = scaled < 0 ? "-" : ""
        result += String(size / UInt(unit))
        var rest = size % UInt(unit)
        guard rest != 0 else { return result }
        result += "."
        var digit = UInt(unit) / 10
        for _ in 0..<places where rest != 0 {
            result += String(rest / digit)
            rest %= digit
            digit /= 10
        }
        return result
    }
}
