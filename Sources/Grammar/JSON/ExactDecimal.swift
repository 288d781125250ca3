/// A decimal number as it was written, with all its digits: 0.3 is a multiple of 0.1 here, which it is not in binary.
///
/// Its value is `digits` read as an integer, times 10 to the power of `exponent`; the digits neither begin nor end with a
/// zero, and zero has none.
public struct ExactDecimal: Sendable, Hashable {
    /// Whether it is below zero.
    public let isNegative: Bool
    /// Its digits, the most significant first.
    public let digits: [UInt8]
    /// The power of ten that the last digit counts.
    public let exponent: Int

    /// The number with these parts, put into its one form.
    init(isNegative: Bool, digits: some Sequence<UInt8>, exponent: Int) {
        var digits = Array(digits.drop { $0 == 0 })
        var exponent = exponent
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        self.isNegative = isNegative && !digits.isEmpty
        self.digits = digits
        self.exponent = digits.isEmpty ? 0 : exponent
    }

    /// The integer `value`.
    public init(_ value: Int64) {
        self.init(isNegative: value < 0, digits: String(value.magnitude).utf8.map { $0 - 48 }, exponent: 0)
    }

    /// The number that a JSON text writes; `nil` where `text` is no JSON number, or has an exponent beyond a million.
    public init?(_ text: some Collection<UInt8>) {
        var rest = text[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let whole = rest.prefix { Self.isDigit($0) }
        rest = rest.dropFirst(whole.count)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return nil }
        var digits = whole.map { $0 - 48 }
        var exponent = 0
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { Self.isDigit($0) }
            guard !fraction.isEmpty else { return nil }
            digits += fraction.map { $0 - 48 }
            exponent = -fraction.count
            rest = rest.dropFirst(1 + fraction.count)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
            let power = rest.prefix { Self.isDigit($0) }
            guard !power.isEmpty, let value = Int(String(decoding: power, as: UTF8.self)), value <= 1_000_000 else { return nil }
            exponent += sign * value
            rest = rest.dropFirst(power.count)
        }
        guard rest.isEmpty else { return nil }
        self.init(isNegative: isNegative, digits: digits, exponent: exponent)
    }

    /// Whether it is zero.
    public var isZero: Bool { digits.isEmpty }
    /// Whether it is a whole number.
    public var isInteger: Bool { exponent >= 0 }

    /// How many digits stand before the point, at least 0: the power of ten that is just above its magnitude.
    var wholeDigits: Int { max(0, digits.count + exponent) }
    /// How many digits stand behind the point.
    var fractionDigits: Int { max(0, -exponent) }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}

extension ExactDecimal: Comparable {
    /// Whether `left` is below `right`.
    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? smaller(right, left) : smaller(left, right)
    }

    /// Whether the magnitude of `left` is below that of `right`.
    private static func smaller(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
        guard !left.isZero, !right.isZero else { return left.isZero && !right.isZero }
        let tops = (left.digits.count + left.exponent, right.digits.count + right.exponent)
        if tops.0 != tops.1 { return tops.0 < tops.1 }
        for index in 0..<max(left.digits.count, right.digits.count) {
            let pair = (
                index < left.digits.count ? left.digits[index] : 0, index < right.digits.count ? right.digits[index] : 0
            )
            if pair.0 != pair.1 { return pair.0 < pair.1 }
        }
        return false
    }
}

extension ExactDecimal {
    /// The number times 10 to the power of `scale`, rounded towards minus infinity or up; `nil` beyond 10^37.
    func scaled(by scale: Int, up: Bool = false) -> Int128? {
        guard digits.count + exponent + scale <= 37 else { return nil }
        var value: Int128 = 0
        var power = exponent + scale
        var kept = digits.count
        var isExact = true
        if power < 0 {
            kept = max(0, digits.count + power)
            isExact = isZero
            power = 0
        }
        for digit in digits.prefix(kept) { value = value * 10 + Int128(digit) }
        for _ in 0..<power { value *= 10 }
        if isNegative { value = -value }
        if isExact { return value }
        // What was cut off is not zero: truncation went towards zero.
        if isNegative { return up ? value : value - 1 }
        return up ? value + 1 : value
    }

    /// Whether it is a whole multiple of `step`, exactly; `nil` where the numbers are too far apart to say.
    func isMultiple(of step: ExactDecimal) -> Bool? {
        if isZero { return true }
        // value = D·10^e, step = M·10^s: with the smaller exponent as the unit both are whole numbers.
        let unit = min(exponent, step.exponent)
        guard let modulus = ExactDecimal(isNegative: false, digits: step.digits, exponent: step.exponent - unit).scaled(by: 0),
            modulus > 0, modulus < Self.largestModulus, exponent - unit <= 4096
        else { return exponent < step.exponent - 40 ? false : nil }
        var rest: Int128 = 0
        for digit in digits { rest = (rest * 10 + Int128(digit)) % modulus }
        for _ in 0..<(exponent - unit) { rest = rest * 10 % modulus }
        return rest == 0
    }

    private static let largestModulus: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

    /// The number as JSON writes it: with an exponent only beyond 40 digits.
    public var text: String {
        if isZero { return "0" }
        let sign = isNegative ? "-" : ""
        let plain = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
        if exponent >= 0, digits.count + exponent <= 40 { return sign + plain + String(repeating: "0", count: exponent) }
        if exponent < 0, exponent >= -40 {
            let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + plain
            return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
        }
        return sign + plain + "e\(exponent)"
    }
}
