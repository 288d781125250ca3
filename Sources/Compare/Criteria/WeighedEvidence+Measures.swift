import Statistics
import Store

extension WeighedEvidence {
    /// A share of what atoms say, for each source apart.
    /// - Parameters:
    ///   - pictures: Whether pictures are counted rather than atoms.
    ///   - score: What a picture's atoms amount to; `nil` for a picture that does not count.
    func atomMeasures(
        of contestant: Int, pictures: Bool = false, score: ([(atom: Atom, right: Double)]) -> Double?
    ) -> [Measure] {
        atomSources.compactMap { source in
            let values = perPrompt(contestant, by: source, score: score)
            guard !values.isEmpty else { return nil }
            let mean = PromptMean(values.map(\.value))
            let count =
                pictures
                ? values.reduce(0) { $0 + cells(contestant, prompt: $1.prompt).count { $0.status == .done } }
                : values.reduce(0) { $0 + $1.count }
            return Measure(
                value: mean.mean, interval: mean.shareInterval(atMost: count), count: count, prompts: values.count, basis: source.basis,
                counts: source.counts)
        }
    }

    /// What a score of atoms differs by on each prompt on which both were scored, in the order of the prompts.
    func atomDifferences(_ first: Int, _ second: Int, score: ([(atom: Atom, right: Double)]) -> Double?) -> [Double] {
        guard let source = atomSource else { return [] }
        let others = Dictionary(perPrompt(second, by: source, score: score).map { ($0.prompt, $0.value) }) { $1 }
        return perPrompt(first, by: source, score: score).compactMap { one in others[one.prompt].map { one.value - $0 } }
    }

    /// A share of the tries of a contestant.
    func tryMeasure(of contestant: Int, where isCounted: (CellRecord) -> Bool) -> [Measure] {
        let tries = tries(of: contestant)
        guard !tries.isEmpty else { return [] }
        let share = Proportion(Double(tries.count(where: isCounted)), of: tries.count)
        return [
            Measure(
                value: share.rate ?? 0, interval: share.wilson(), count: tries.count, prompts: Set(tries.map(\.prompt)).count,
                basis: .ledger)
        ]
    }
}
