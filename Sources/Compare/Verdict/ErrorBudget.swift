/// How the chance of a false verdict, 5 % over the whole comparison, is shared out. It depends on what a comparison sets out to do alone, not on
/// what it finds: people's votes get what judges and measured criteria leave.
public struct ErrorBudget: Sendable, Equatable {
    /// The chance of any false verdict.
    public static let whole = 0.05
    /// For people's votes, over all pairs.
    public var people: Double
    /// For the admitted judges' votes, over all pairs.
    public var judges: Double
    /// For each criterion that is tested prompt by prompt, over all pairs.
    public var eachTested: Double
    /// The criteria that are tested prompt by prompt.
    public var tested: Int
    /// Pairs of contestants.
    public var pairs: Int

    /// The budget of a comparison.
    public init(_ spec: ComparisonSpec, weights: [String: Double]) {
        let tested = Criteria.all.count { criterion in
            criterion.applies(to: spec)
                && (criterion.aspect == .obedience || criterion.aspect == .manner && weights[criterion.id, default: 0] > 0)
        }
        self.tested = tested
        judges = spec.judges.isEmpty ? 0 : 0.01
        eachTested = tested == 0 ? 0 : 0.01 / Double(tested)
        people = Self.whole - judges - (tested == 0 ? 0 : 0.01)
        pairs = max(1, spec.contestants.count * (spec.contestants.count - 1) / 2)
    }
}
