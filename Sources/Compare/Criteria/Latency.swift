import Statistics

/// How long one waits for a picture, mostly.
struct LatencyMedian: Criterion {
    let id = "latency_p50"
    let title = "Latency, median"
    let summary = "Half of the pictures were made in at most this time."
    let unit = MeasureUnit.milliseconds
    let direction = MeasureDirection.lower
    let aspect = Aspect.service

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] { evidence.latency(contestant, quantile: 0.5) }
}

/// How long one waits for a picture at worst.
struct LatencyTail: Criterion {
    let id = "latency_p95"
    let title = "Latency, 95th percentile"
    let summary = "95 of 100 pictures were made in at most this time."
    let unit = MeasureUnit.milliseconds
    let direction = MeasureDirection.lower
    let aspect = Aspect.service

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] { evidence.latency(contestant, quantile: 0.95) }
}

extension WeighedEvidence {
    /// A quantile of the times that pictures took (the smallest time that so many did not exceed), with the interval between order statistics
    /// that the normal approximation to the binomial gives; where the upper one lies beyond the slowest picture, the slowest stands for it.
    func latency(_ contestant: Int, quantile: Double) -> [Measure] {
        let made = pictures(of: contestant).filter { $0.latencyMilliseconds != nil }
        let times = made.compactMap(\.latencyMilliseconds).sorted().map(Double.init)
        guard !times.isEmpty else { return [] }
        let n = Double(times.count)
        let half = 1.959963984540054 * (n * quantile * (1 - quantile)).squareRoot()
        func time(_ rank: Double) -> Double { times[min(times.count, max(1, Int(rank.rounded(.up)))) - 1] }
        return [
            Measure(
                value: time(n * quantile),
                interval: Interval(lower: time(n * quantile - half), upper: time(n * quantile + half + 1), level: 0.95),
                count: times.count, prompts: Set(made.map(\.prompt)).count, basis: .ledger)
        ]
    }
}
