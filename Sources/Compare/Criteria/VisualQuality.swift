import Statistics

/// Whose pictures people like better.
struct VisualQuality: Criterion {
    let id = "visual_quality"
    let title = "Visual quality"
    let summary =
        "How often a picture is preferred to another model's for the same prompt, not knowing whose it is; a tie is half a win. People's votes and judges' apart."
    let unit = MeasureUnit.share
    let direction = MeasureDirection.higher
    let aspect = Aspect.looks

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        let admitted = evidence.lookJudges
        let others = evidence.judgesOfLooks.filter { !admitted.contains($0) }
        let people = measure(contestant, evidence.people.withoutRepeats(), .people, counts: true)
        let panel = measure(contestant, evidence.panel(admitted), .judges(admitted), counts: true)
        let rest = measure(contestant, evidence.panel(others), .judges(others), counts: false)
        return [people, panel, rest].compactMap { $0 }
    }

    private func measure(_ contestant: Int, _ votes: [PairVote], _ basis: Basis, counts: Bool) -> Measure? {
        let scores = votes.compactMap { vote -> (prompt: Int, score: Double)? in
            if vote.first == contestant { return (vote.prompt, vote.outcome.score) }
            if vote.second == contestant { return (vote.prompt, 1 - vote.outcome.score) }
            return nil
        }
        guard !scores.isEmpty else { return nil }
        let prompts = Dictionary(grouping: scores, by: \.prompt).sorted { $0.key < $1.key }
        let mean = PromptMean(prompts.map { $0.value.reduce(0) { $0 + $1.score } / Double($0.value.count) })
        return Measure(
            value: mean.mean, interval: mean.shareInterval(atMost: scores.count), count: scores.count, prompts: prompts.count, basis: basis,
            counts: counts)
    }
}
