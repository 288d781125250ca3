/// An amount of US dollars in whole nanodollars (10⁻⁹): a token of $0.025 per million is 25, so every price is exact.
public struct Money: Sendable, Hashable, Comparable, Codable {
    /// Nanodollars.
    public var nanodollars: Int64

    /// An amount in nanodollars.
    public init(nanodollars: Int64) { self.nanodollars = nanodollars }

    /// An amount in whole dollars.
    public static func dollars(_ dollars: Int64) -> Money { Money(nanodollars: dollars * 1_000_000_000) }

    /// Nothing.
    public static let zero = Money(nanodollars: 0)

    /// Reads a decimal amount of dollars ("12.50", "10usd", "$3"); `nil` for anything else, for more than nine decimals and beyond ±9 billion.
    public init?(_ text: some StringProtocol) {
        var digits = text.lowercased().filter { !$0.isWhitespace && $0 != "_" }
        if digits.hasSuffix("usd") { digits.removeLast(3) }
        if digits.hasPrefix("$") { digits.removeFirst() }
        let negative = digits.hasPrefix("-")
        if negative { digits.removeFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].count <= 10, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.count <= 9, parts.count == 1 || !fraction.isEmpty, let whole = Int64(parts[0]), whole < 9_000_000_000,
            let rest = Int64(fraction + String(repeating: "0", count: 9 - fraction.count))
        else { return nil }
        nanodollars = (whole * 1_000_000_000 + rest) * (negative ? -1 : 1)
    }

    /// The sum.
    public static func + (a: Money, b: Money) -> Money { Money(nanodollars: a.nanodollars + b.nanodollars) }
    /// The difference.
    public static func - (a: Money, b: Money) -> Money { Money(nanodollars: a.nanodollars - b.nanodollars) }
    /// Adds in place.
    public static func += (a: inout Money, b: Money) { a = a + b }
    /// A multiple.
    public static func * (a: Money, n: Int) -> Money { Money(nanodollars: a.nanodollars * Int64(n)) }
    /// By amount.
    public static func < (a: Money, b: Money) -> Bool { a.nanodollars < b.nanodollars }

    /// Encodes as a decimal string, which no reader rounds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decimal)
    }

    /// Decodes a decimal string or a number of dollars; a number counts as it is written shortest.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text =
            if let text = try? container.decode(String.self) {
                text
            } else if let whole = try? container.decode(Int64.self) {
                String(whole)
            } else {
                String(try container.decode(Double.self))
            }
        guard let money = Money(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no amount of dollars")
        }
        self = money
    }
}

extension Money: CustomStringConvertible {
    /// Dollars with at least two decimals and no more than needed: "0.042", "10.00".
    public var decimal: String {
        let magnitude = nanodollars.magnitude
        var fraction = String(magnitude % 1_000_000_000)
        fraction = String(repeating: "0", count: 9 - fraction.count) + fraction
        while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(nanodollars < 0 ? "-" : "")\(magnitude / 1_000_000_000).\(fraction)"
    }

    /// "$0.042".
    public var description: String { nanodollars < 0 ? "-$\(decimal.dropFirst())" : "$\(decimal)" }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
