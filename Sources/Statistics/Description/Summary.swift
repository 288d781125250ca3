/// What a column of numbers looks like.
public struct Summary: Hashable, Codable, Sendable {
    /// How many numbers.
    public var count: Int
    /// Their mean.
    public var mean: Double
    /// Their standard deviation (n − 1); 0 for a single number.
    public var standardDeviation: Double
    /// The least.
    public var minimum: Double
    /// The median.
    public var p50: Double
    /// The 95th percentile.
    public var p95: Double
    /// The greatest.
    public var maximum: Double

    /// Describes numbers; nil without any. Percentiles are of type 7, see `quantile`.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        count = sorted.count
        mean = Self.mean(sorted)
        standardDeviation = Self.standardDeviation(sorted)
        minimum = sorted[0]
        p50 = Self.quantile(sorted, 0.5)
        p95 = Self.quantile(sorted, 0.95)
        maximum = sorted[sorted.count - 1]
    }

    /// The quantile of sorted numbers, type 7 of Hyndman and Fan (The American Statistician 50, 1996), the default of R and NumPy: linear between
    /// order statistics, at position (n − 1) p. At least one number; 0 ≤ p ≤ 1.
    public static func quantile(_ sorted: [Double], _ p: Double) -> Double {
        let position = Double(sorted.count - 1) * min(1, max(0, p))
        let below = Int(position.rounded(.down))
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }

    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    static func standardDeviation(_ values: [Double]) -> Double {
        guard values.count > 1 else { return 0 }
        let mean = mean(values)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }

    /// The middle part of sorted replicates: the percentile interval of Efron.
    static func interval(_ sorted: [Double], level: Double) -> Interval {
        Interval(lower: quantile(sorted, 0.5 * (1 - level)), upper: quantile(sorted, 0.5 * (1 + level)), level: level)
    }

    /// A bootstrap interval for the mean: quantiles of the mean under Bayesian bootstrap weights (Rubin, Annals of Statistics 9, 1981).
    /// - Parameters:
    ///   - values: at least one.
    ///   - clusters: a label for each value whose values stand and fall together (the prompt); nil if each stands for itself.
    public static func meanInterval(
        _ values: [Double], clusters: [String]? = nil, level: Double = 0.95, replicates: Int = 2000, seed: UInt64 = 1
    ) -> Interval {
        precondition(!values.isEmpty, "no values have no mean")
        var generator = SeededGenerator(seed: seed)
        var sums: [(sum: Double, count: Double)] = []
        var position: [String: Int] = [:]
        for (k, value) in values.enumerated() {
            let place = clusters.map { position[$0[k], default: sums.count] } ?? sums.count
            if place == sums.count { sums.append((0, 0)) }
            if let clusters { position[clusters[k]] = place }
            sums[place].sum += value
            sums[place].count += 1
        }
        let means = (0..<replicates).map { _ in
            var total = (sum: 0.0, count: 0.0)
            for cluster in sums {
                let weight = sums.count > 1 ? generator.exponential() : 1
                total.sum += weight * cluster.sum
                total.count += weight * cluster.count
            }
            return total.sum / total.count
        }
        return interval(means.sorted(), level: level)
    }
}
