import Registry

/// What a comparison is likely to cost and to take, before it runs.
public struct ComparisonEstimate: Sendable, Equatable, Codable {
    /// The pictures of each contestant.
    public var contestants: [Line] = []
    /// The questions to each judge, those among them that it is asked again to see whether it has changed.
    public var judges: [Line] = []
    /// Pictures that will be skipped, as a model cannot make them.
    public var skipped = 0
    /// What it is likely to take, in seconds; `nil` where a model has never worked here.
    public var seconds: Double?

    /// Nothing to do.
    public init() {}

    /// One model's part.
    public struct Line: Sendable, Equatable, Codable {
        /// The model's name in the spec.
        public var model: String
        /// Pictures or questions.
        public var count: Int
        /// What they are likely to cost, by the model's own rules.
        public var expected: Money
        /// The most that they can cost; budgets reserve by it.
        public var worst: Money
        /// The median time of one such request here so far, in seconds.
        public var secondsEach: Double?

        enum CodingKeys: String, CodingKey {
            case model, count, expected, worst
            case secondsEach = "seconds_each"
        }
    }

    /// Pictures in all.
    public var pictures: Int { contestants.reduce(0) { $0 + $1.count } }
    /// Questions in all.
    public var questions: Int { judges.reduce(0) { $0 + $1.count } }
    /// What it is likely to cost.
    public var expected: Money { (contestants + judges).reduce(.zero) { $0 + $1.expected } }
    /// The most that it can cost.
    public var worst: Money { (contestants + judges).reduce(.zero) { $0 + $1.worst } }
}
