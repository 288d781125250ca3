/// A share: so many successes in so many trials.
public struct Proportion: Hashable, Codable, Sendable {
    /// Trials with the property; half ones are allowed (a tie).
    public var successes: Double
    /// All trials.
    public var count: Int

    /// Makes a proportion; successes lie between 0 and `count`.
    public init(_ successes: Double, of count: Int) {
        precondition(count >= 0 && successes >= 0 && successes <= Double(count), "more successes than trials")
        self.successes = successes
        self.count = count
    }

    /// Successes over trials; nil without trials.
    public var rate: Double? { count == 0 ? nil : successes / Double(count) }

    /// Wilson's score interval (JASA 22, 1927): the p for which |p̂ − p| ≤ z √(p(1−p)/n). Valid for a number of trials that was fixed beforehand;
    /// 0…1 without trials.
    public func wilson(level: Double = 0.95) -> Interval {
        guard count > 0 else { return Interval(lower: 0, upper: 1, level: level) }
        let n = Double(count)
        let z = Normal.twoSided(level)
        let p = successes / n
        let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return Interval(
            lower: successes == 0 ? 0 : max(0, centre - half), upper: successes == n ? 1 : min(1, centre + half), level: level)
    }

    /// The exact interval of Clopper and Pearson (Biometrika 26, 1934), which never covers less than its level; 0…1 without trials.
    public func exact(level: Double = 0.95) -> Interval {
        let n = Double(count)
        let tail = 0.5 * (1 - level)
        let lower = successes == 0 ? 0 : Beta.quantile(tail, successes, n - successes + 1)
        let upper = successes == n ? 1 : Beta.quantile(1 - tail, successes + 1, n - successes)
        return Interval(lower: lower, upper: upper, level: level)
    }

    /// The exact one-sided binomial test: P(X ≥ successes) for X ~ Bin(n, p₀), 0 < p₀ < 1. Half successes are rounded down, which is the careful
    /// side.
    public func pValue(greaterThan chance: Double) -> Double {
        let wins = successes.rounded(.down)
        return wins == 0 ? 1 : Beta.cumulative(chance, wins, Double(count) - wins + 1)
    }
}
