import Statistics

/// How far the pictures of one prompt are apart.
struct AestheticConsistency: Criterion {
    let id = "aesthetic_consistency"
    let title = "Spread over seeds"
    let summary =
        "The mean perceptual distance between a prompt's pictures from different seeds: small for a model that keeps its manner, 0 for one that ignores the seed."
    let unit = MeasureUnit.distance
    let direction = MeasureDirection.lower
    let aspect = Aspect.manner

    func applies(to spec: ComparisonSpec) -> Bool { spec.seeds > 1 }

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        let spreads = spreads(contestant, evidence)
        guard !spreads.isEmpty else { return [] }
        let mean = PromptMean(spreads.map(\.value))
        let count = spreads.reduce(0) { $0 + $1.pictures }
        return [
            Measure(value: mean.mean, interval: mean.shareInterval(atMost: count), count: count, prompts: spreads.count, basis: .pictures)
        ]
    }

    func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double] {
        let others = Dictionary(spreads(second, evidence).map { ($0.prompt, $0.value) }) { $1 }
        return spreads(first, evidence).compactMap { one in others[one.prompt].map { $0 - one.value } }
    }

    private func spreads(_ contestant: Int, _ evidence: WeighedEvidence) -> [(prompt: Int, value: Double, pictures: Int)] {
        evidence.spec.prompts.indices.compactMap { prompt in
            let numbers = evidence.cells(contestant, prompt: prompt).map(\.number)
            return evidence.meanDistance(numbers).map { (prompt, $0, numbers.count) }
        }
    }
}

extension WeighedEvidence {
    /// The mean distance of all pairs of pictures that were measured; `nil` without any.
    func meanDistance(_ numbers: [Int]) -> Double? {
        let all = numbers.indices.flatMap { i in numbers[(i + 1)...].compactMap { distance(numbers[i], $0) } }
        return all.isEmpty ? nil : all.reduce(0, +) / Double(all.count)
    }
}
