import Statistics
import Store

/// Chooses the prompts that show best what each model is better at.
struct ReportExamples {
    let evidence: WeighedEvidence
    private let names: [String]
    private let votes: [Int: [PairVote]]

    init(_ evidence: WeighedEvidence) {
        self.evidence = evidence
        names = evidence.spec.contestants.map(\.model)
        let counted = evidence.people.isEmpty ? evidence.panel(evidence.lookJudges) : evidence.people
        votes = Dictionary(grouping: counted, by: \.prompt)
    }

    /// For each model up to `each` prompts on which it is ahead of the others, the clearest first. No prompt is shown twice.
    func choose(each: Int) -> [Report.Example] {
        var used: Set<Int> = []
        return evidence.contestants.flatMap { model -> [Report.Example] in
            let leads = evidence.spec.prompts.indices.compactMap { prompt in lead(model, prompt).map { (prompt: prompt, lead: $0) } }
                .filter { $0.lead >= 0.2 && !used.contains($0.prompt) }
                .sorted { ($0.lead, $1.prompt) > ($1.lead, $0.prompt) }.prefix(each)
            used.formUnion(leads.map(\.prompt))
            return leads.map { example($0.prompt, showing: model) }
        }
    }

    /// How far a model is ahead of the best of the others on a prompt, by atoms and votes, each from -1 to 1; `nil` where nothing was said.
    private func lead(_ model: Int, _ prompt: Int) -> Double? {
        let others = evidence.contestants.filter { $0 != model }
        guard cell(model, prompt) != nil, others.contains(where: { cell($0, prompt) != nil }) else { return nil }
        var leads: [Double] = []
        if let own = atoms(model, prompt), let best = others.compactMap({ atoms($0, prompt) }).max() { leads.append(own - best) }
        let said = votes[prompt]?.compactMap { vote -> Double? in
            vote.first == model ? 2 * vote.outcome.score - 1 : vote.second == model ? 1 - 2 * vote.outcome.score : nil
        }
        if let said, !said.isEmpty { leads.append(said.reduce(0, +) / Double(said.count)) }
        return leads.isEmpty ? nil : leads.reduce(0, +) / Double(leads.count)
    }

    private func cell(_ model: Int, _ prompt: Int) -> CellRecord? {
        evidence.cells(model, prompt: prompt).first { $0.status == .done && $0.imageID != nil }
    }

    private func atoms(_ model: Int, _ prompt: Int) -> Double? {
        guard let source = evidence.atomSource, let cell = cell(model, prompt) else { return nil }
        let right = evidence.atomsRight(cell, by: source)
        return right.isEmpty ? nil : right.reduce(0) { $0 + $1.right } / Double(right.count)
    }

    private func example(_ prompt: Int, showing model: Int) -> Report.Example {
        let cells = evidence.contestants.map { cell($0, prompt) }
        let wrong = cells.map { cell -> [String]? in
            guard let cell, let source = evidence.atomSource else { return nil }
            let right = evidence.atomsRight(cell, by: source)
            return right.isEmpty ? nil : right.filter { $0.right < 0.5 }.map(\.atom.question)
        }
        let preferred = (votes[prompt] ?? []).count {
            $0.first == model && $0.outcome == .left || $0.second == model && $0.outcome == .right
        }
        let all = (votes[prompt] ?? []).count { $0.first == model || $0.second == model }
        return Report.Example(
            prompt: prompt, text: evidence.spec.prompts[prompt].prompt, shows: names[model],
            sentence: Wording.example(names[model], preferred: preferred, of: all, wrong: Array(zip(names, wrong))),
            cells: cells.map { $0?.number },
            descriptions: zip(names, zip(cells, wrong)).map { Wording.description($0, made: $1.0 != nil, wrong: $1.1) })
    }
}
