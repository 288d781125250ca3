import Statistics

/// Whether a model draws in the style that it is asked for.
struct StyleRange: Criterion {
    let id = "style_range"
    let title = "Style range"
    let summary = "The share of style atoms that are right where one subject is asked for in several styles; the mean over subjects."
    let unit = MeasureUnit.share
    let direction = MeasureDirection.higher
    let aspect = Aspect.manner

    func applies(to spec: ComparisonSpec) -> Bool {
        spec.prompts.contains { $0.group != nil && $0.atoms.contains { $0.kind == .style } }
    }

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.atomSources.compactMap { source in
            let hits = hits(contestant, evidence, source)
            guard !hits.isEmpty else { return nil }
            let mean = PromptMean(hits.map(\.value))
            let count = hits.reduce(0) { $0 + $1.count }
            return Measure(
                value: mean.mean, interval: mean.shareInterval(atMost: count), count: count, prompts: hits.reduce(0) { $0 + $1.prompts },
                basis: source.basis, counts: source.counts)
        }
    }

    func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double] {
        guard let source = evidence.atomSource else { return [] }
        let others = Dictionary(hits(second, evidence, source).map { ($0.group, $0.value) }) { $1 }
        return hits(first, evidence, source).compactMap { one in others[one.group].map { one.value - $0 } }
    }

    private func hits(
        _ contestant: Int, _ evidence: WeighedEvidence, _ source: AtomSource
    ) -> [(group: String, value: Double, count: Int, prompts: Int)] {
        let styles = evidence.perPrompt(contestant, by: source) { atoms in
            let styles = atoms.filter { $0.atom.kind == .style }
            return styles.isEmpty ? nil : styles.reduce(0) { $0 + $1.right } / Double(styles.count)
        }
        let groups = Dictionary(grouping: styles.filter { evidence.spec.prompts[$0.prompt].group != nil }) {
            evidence.spec.prompts[$0.prompt].group ?? ""
        }
        return groups.sorted { $0.key < $1.key }.map { group, members in
            (group, members.reduce(0) { $0 + $1.value } / Double(members.count), members.count, members.count)
        }
    }
}

/// How different a model's styles look.
struct StyleDistance: Criterion {
    let id = "style_distance"
    let title = "Distance between styles"
    let summary =
        "The mean perceptual distance between pictures of one subject in several styles: large for a model whose styles really differ."
    let unit = MeasureUnit.distance
    let direction = MeasureDirection.higher
    let aspect = Aspect.manner

    func applies(to spec: ComparisonSpec) -> Bool {
        Dictionary(grouping: spec.prompts.compactMap(\.group)) { $0 }.values.contains { $0.count > 1 }
    }

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        let spans = spans(contestant, evidence)
        guard !spans.isEmpty else { return [] }
        let mean = PromptMean(spans.map(\.value))
        let count = spans.reduce(0) { $0 + $1.pictures }
        return [Measure(value: mean.mean, interval: mean.shareInterval(atMost: count), count: count, prompts: count, basis: .pictures)]
    }

    func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double] {
        let others = Dictionary(spans(second, evidence).map { ($0.group, $0.value) }) { $1 }
        return spans(first, evidence).compactMap { one in others[one.group].map { one.value - $0 } }
    }

    private func spans(_ contestant: Int, _ evidence: WeighedEvidence) -> [(group: String, value: Double, pictures: Int)] {
        let prompts = evidence.spec.prompts
        return Set(prompts.compactMap(\.group)).sorted().compactMap { group in
            let numbers = prompts.indices.filter { prompts[$0].group == group }
                .compactMap { evidence.cells(contestant, prompt: $0).first { $0.status == .done }?.number }
            return evidence.meanDistance(numbers).map { (group, $0, numbers.count) }
        }
    }
}
