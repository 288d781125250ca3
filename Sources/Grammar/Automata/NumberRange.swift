/// The numbers that a schema allows, as they are written: without exponents, with so few digits that reading them as doubles
/// changes nothing. Whether some digits can still become such a number is found by exact arithmetic, so that no table of
/// remainders is needed.
struct NumberRange: Sendable, Hashable {
    /// Digits behind the point that `lower`, `upper` and `unit` count.
    let scale: Int
    /// The smallest value, in units of 10^-scale.
    let lower: Int128
    /// The largest value.
    let upper: Int128
    /// What every value is a multiple of, in the same units; `nil` where the digits alone decide.
    let unit: Int128?
    /// The most digits before the point.
    let wholeDigits: Int
    /// The most digits before and behind the point together.
    let allDigits: Int

    /// Digits that a double keeps: two numbers of 15 digits are two doubles.
    private static let exactDigits = 15
    /// The digits of the largest integer that is written.
    private static let integerDigits = 19
    /// The most digits before the point that a bound may ask for.
    private static let mostDigits = 20

    /// The range of `rules`; `nil` where no number of a size that is written keeps them.
    init?(_ rules: NumberRules, isInteger: Bool) {
        let whole = max(
            isInteger ? Self.integerDigits : Self.exactDigits,
            rules.lower.map { $0.value.isNegative ? 0 : $0.value.wholeDigits } ?? 0,
            rules.upper.map { $0.value.isNegative ? $0.value.wholeDigits : 0 } ?? 0)
        guard whole <= Self.mostDigits else { return nil }
        let fraction = rules.multiple.map(\.fractionDigits) ?? 0
        guard fraction <= Self.exactDigits else { return nil }
        scale = isInteger ? 0 : rules.multiple == nil ? Self.exactDigits : fraction
        wholeDigits = whole
        allDigits = isInteger ? whole : max(Self.exactDigits, whole)
        let largest = isInteger && whole <= Self.integerDigits ? Int128(Int64.max) : Self.power(whole + scale) - 1
        lower = max(-largest, Self.bound(rules.lower, scale: scale, up: true) ?? -largest)
        upper = min(largest, Self.bound(rules.upper, scale: scale, up: false) ?? largest)
        if let multiple = rules.multiple {
            guard let step = multiple.scaled(by: isInteger ? fraction : scale) else {
                // Larger than whatever is written: only zero is left.
                guard lower <= 0, upper >= 0 else { return nil }
                unit = Self.power(37)
                return
            }
            // A whole number that is a multiple of M/10^k is one of M/gcd(M, 10^k).
            unit = isInteger ? step / Self.divisor(step, Self.power(fraction)) : step
        } else {
            unit = nil
        }
        guard lower <= upper, NumberState.start.canBecome(self) else { return nil }
    }

    private static func bound(_ bound: NumberRules.Bound?, scale: Int, up: Bool) -> Int128? {
        guard let bound else { return nil }
        guard let rounded = bound.value.scaled(by: scale, up: up) else { return nil }
        guard bound.isExcluded, bound.value.scaled(by: scale, up: !up) == rounded else { return rounded }
        return up ? rounded + 1 : rounded - 1
    }

    /// Digits that may stand behind the point after `whole` before it; a lone zero counts for none.
    func fractionDigits(after whole: Int) -> Int { unit == nil ? max(0, min(scale, allDigits - whole)) : scale }

    /// Whether a value of the range lies within `range` and is a multiple of 10^-digits; both ends are magnitudes.
    func contains(_ range: ClosedRange<Int128>, isNegative: Bool, digits: Int) -> Bool {
        let least = isNegative ? max(1, -upper) : max(0, lower)
        let most = isNegative ? -lower : upper
        let low = max(range.lowerBound, least)
        let high = min(range.upperBound, most)
        guard low <= high else { return false }
        if unit == nil, digits == scale { return true }
        let place = Self.power(scale - digits)
        let step: Int128
        if let unit { step = place == 1 ? unit : Self.multiple(unit, place) } else { step = place }
        let first = (low / step + (low % step == 0 ? 0 : 1))
        return first <= high / step
    }

    static func power(_ exponent: Int) -> Int128 { powers[exponent] }

    private static let powers: [Int128] = {
        var out: [Int128] = [1]
        for _ in 0..<37 { out.append((out.last ?? 1) * 10) }
        return out
    }()

    private static func divisor(_ left: Int128, _ right: Int128) -> Int128 {
        var pair = (left, right)
        while pair.1 != 0 { pair = (pair.1, pair.0 % pair.1) }
        return pair.0
    }

    /// The least common multiple, or more than any number that is written.
    private static func multiple(_ left: Int128, _ right: Int128) -> Int128 {
        let (product, isTooLarge) = (left / divisor(left, right)).multipliedReportingOverflow(by: right)
        return isTooLarge ? Int128.max : product
    }
}
