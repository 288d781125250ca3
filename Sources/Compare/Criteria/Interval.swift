/// An interval for an unknown number and the confidence that belongs to it.
public struct Interval: Hashable, Codable, Sendable {
    /// The lower end, part of the interval.
    public var lower: Double
    /// The upper end, part of the interval.
    public var upper: Double
    /// The confidence level, between 0 and 1: 0.95 for 95 %.
    public var level: Double

    /// An interval.
    public init(lower: Double, upper: Double, level: Double) {
        self.lower = lower
        self.upper = upper
        self.level = level
    }
}
