/// An interval for an unknown number and the confidence that belongs to it.
public struct Interval: Hashable, Codable, Sendable {
    /// The lower end, part of the interval.
    public var lower: Double
    /// The upper end, part of the interval.
    public var upper: Double
    /// The confidence level, between 0 and 1: 0.95 for 95 %.
    public var level: Double

    /// Makes an interval.
    public init(lower: Double, upper: Double, level: Double) {
        self.lower = lower
        self.upper = upper
        self.level = level
    }

    /// The distance of the ends.
    public var width: Double { upper - lower }
    /// Whether a number lies inside, the ends included.
    public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
    /// Whether the whole interval lies inside a range.
    public func lies(in range: ClosedRange<Double>) -> Bool { range.lowerBound <= lower && upper <= range.upperBound }
    /// The interval for one minus the number.
    public var complement: Interval { Interval(lower: 1 - upper, upper: 1 - lower, level: level) }
}
