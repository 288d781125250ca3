import Foundation
import Registry
import Statistics

/// The sentences of verdicts, cards and reports, all in one place. They are plain text: whoever writes HTML or Markdown escapes them.
enum Wording {
    /// "71%".
    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    /// "58 to 83%".
    static func range(_ interval: Interval) -> String {
        "\(Int((interval.lower * 100).rounded())) to \(percent(interval.upper))"
    }

    /// Dollars to three digits that matter, at least two decimals: "$1.20", "$0.042", "$0.00081".
    static func money(_ amount: Money) -> String { money(Double(amount.nanodollars) / 1e9) }

    /// The same for dollars as a number.
    static func money(_ dollars: Double) -> String {
        guard dollars != 0 else { return "$0" }
        let size = abs(dollars)
        if size < 1e-6 { return "under $0.000001" }
        var decimals = 2
        while decimals < 8, size < 10 * pow(10, -Double(decimals)) { decimals += 1 }
        if size < 0.1 { decimals += 1 }
        var text = String(format: "%.\(size >= 1 ? 2 : decimals)f", dollars)
        while text.hasSuffix("0"), let point = text.firstIndex(of: "."), text.distance(from: point, to: text.endIndex) > 3 {
            text.removeLast()
        }
        guard let point = text.firstIndex(of: ".") else { return "$\(text)" }
        return "$\(grouped(String(text[..<point])))\(text[point...])"
    }

    /// "12,000".
    static func count(_ number: Int) -> String { grouped(String(number)) }

    private static func grouped(_ digits: String) -> String {
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3, rest.dropLast(3).last?.isNumber == true {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return ([rest] + groups).joined(separator: ",")
    }

    /// "1 vote", "12 votes".
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count(number)) \(number == 1 ? one : many ?? one + "s")"
    }

    /// "850 ms", "12.4 s".
    static func time(_ milliseconds: Double) -> String {
        if milliseconds < 1000 { return "\(Int(milliseconds.rounded())) ms" }
        return String(format: milliseconds < 100_000 ? "%.1f s" : "%.0f s", milliseconds / 1000)
    }

    /// "a, b and c".
    static func list(_ words: [String], _ last: String = "and") -> String {
        guard let end = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) \(last) \(end)"
    }

    /// A number of times: "12", "3,400", "over a million".
    static func times(_ value: Double) -> String {
        if value >= 1e6 { return "over a million" }
        return value < 10 ? String(format: "%.1f", value) : count(Int(value))
    }

    /// A value in a unit.
    static func value(_ value: Double, _ unit: MeasureUnit) -> String {
        switch unit {
        case .share: percent(value)
        case .milliseconds: time(value)
        case .dollars: money(value)
        case .distance: String(format: "%.2f", value)
        }
    }

    /// An interval in a unit: "58 to 83%", "$0.03 to $0.05".
    static func interval(_ interval: Interval, _ unit: MeasureUnit) -> String {
        unit == .share ? range(interval) : "\(value(interval.lower, unit)) to \(value(interval.upper, unit))"
    }

    /// "3 people and no judge", as a source of votes.
    static func basis(_ basis: Basis) -> String {
        switch basis.kind {
        case .people: "people"
        case .judges: basis.judges.count == 1 ? "judge \(list(basis.judges))" : "judges \(list(basis.judges))"
        case .ledger: "the ledger"
        case .pictures: "the pictures"
        }
    }
}
