import Statistics

/// What people and a judge said of the same things: a preference for the first, the second, or none.
struct AgreementTable: Sendable {
    private var counts = [[Int]](repeating: [0, 0, 0], count: 3)

    /// Counts one thing.
    mutating func add(_ people: PairFinding.Side?, _ judge: PairFinding.Side?) {
        counts[Self.row(people)][Self.row(judge)] += 1
    }

    private static func row(_ side: PairFinding.Side?) -> Int { side.map { $0 == .first ? 0 : 1 } ?? 2 }

    /// The things on which both preferred one, and how often it was the same.
    var decided: (agreements: Int, count: Int) {
        (counts[0][0] + counts[1][1], counts[0][0] + counts[1][1] + counts[0][1] + counts[1][0])
    }

    /// Cohen's kappa over all three categories with its 95 % interval; `nil` where it is not defined.
    var kappa: (Double?, Interval?) {
        let agreement = Agreement(labels: ["first", "second", "none"], table: counts)
        return (agreement.kappa, agreement.kappaInterval())
    }
}
