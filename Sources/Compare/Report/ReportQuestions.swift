import Registry

/// Questions that readers ask, answered from a report's data; a question that the data says nothing about is left out.
struct ReportQuestions {
    let report: Report

    /// All questions with their answers.
    var all: [Report.Question] {
        [obedience, looks, cheaper, accepted, quicker, refusals].compactMap { $0 }
            + report.facts.flatMap { [transparent($0), edits($0), lasting($0)].compactMap { $0 } }
            + [stable, judges].compactMap { $0 }
    }

    private func finding(_ id: String) -> CriterionFinding? { report.verdict.criteria.first { $0.criterion == id } }

    /// Values of a criterion for all models that were measured, the best first.
    private func ranked(_ id: String) -> (criterion: CriterionFinding, models: [(model: String, measure: Measure)])? {
        guard let criterion = finding(id) else { return nil }
        let measured = report.facts.compactMap { facts in
            report.measure(criterion, of: facts.model).map { (model: facts.model, measure: $0) }
        }
        guard measured.count > 1 else { return nil }
        let better: (Double, Double) -> Bool = criterion.direction == .higher ? { $0 > $1 } : { $0 < $1 }
        return (criterion, measured.sorted { better($0.measure.value, $1.measure.value) })
    }

    /// Whether the best is settled to be better than the second.
    private func settled(_ id: String, _ best: String, _ second: String) -> PairFinding.Finding {
        for pair in report.verdict.pairs where Set([pair.first, pair.second]) == [best, second] {
            guard let finding = pair.criteria.first(where: { $0.criterion == id })?.finding else { continue }
            return finding
        }
        return .undecided
    }

    private func answer(_ question: String, _ id: String) -> Report.Question? {
        guard let (criterion, models) = ranked(id) else { return nil }
        return .init(question: question, answer: Wording.answer(criterion, models, settled(id, models[0].model, models[1].model)))
    }

    private var obedience: Report.Question? { answer("Which follows the prompt better?", "prompt_adherence") }
    private var looks: Report.Question? { answer("Whose pictures look better?", "visual_quality") }
    private var quicker: Report.Question? { answer("Which is quicker?", "latency_p50") }
    private var refusals: Report.Question? {
        guard let (_, models) = ranked("refusals"), models.contains(where: { $0.measure.value > 0 }) else { return nil }
        return answer("Which refuses more often?", "refusals")
    }

    private var cheaper: Report.Question? {
        let costs = report.costs.compactMap { cost in cost.cost(of: 1_000).map { (cost.model, $0) } }.sorted { $0.1 < $1.1 }
        guard costs.count > 1 else { return nil }
        return .init(
            question: "Which is cheaper for 1,000 pictures a month?",
            answer: Wording.monthly(costs, measured: report.costs.allSatisfy(\.isMeasured)))
    }

    private var accepted: Report.Question? {
        let costs = report.costs.compactMap { cost in cost.cost(of: 1_000, accepted: true).map { (cost.model, $0, cost.acceptance ?? 0) } }
            .sorted { $0.1 < $1.1 }
        guard costs.count > 1 else { return nil }
        return .init(question: "And for 1,000 pictures that one would use?", answer: Wording.monthlyAccepted(costs))
    }

    private func transparent(_ facts: FactSheet) -> Report.Question? {
        facts.transparent.map {
            .init(question: "Does \(facts.model) make transparent pictures?", answer: Wording.can($0, facts.isConfigured))
        }
    }

    private func edits(_ facts: FactSheet) -> Report.Question? {
        facts.edits.map { .init(question: "Can \(facts.model) edit pictures?", answer: Wording.can($0, facts.isConfigured)) }
    }

    private func lasting(_ facts: FactSheet) -> Report.Question? {
        facts.shutdownDate == nil
            ? nil
            : .init(
                question: "How long will \(facts.model) be there?",
                answer: Wording.lasting(facts, today: Wording.isoDay(report.verdict.asOf)))
    }

    private var stable: Report.Question? {
        let fragile = report.verdict.pairs.compactMap { pair in pair.looks?.fragility.map { (pair, $0) } }.min { $0.1 < $1.1 }
        return fragile.map { .init(question: "Would a few other votes change the verdict?", answer: Wording.stability($0.0, $0.1)) }
    }

    private var judges: Report.Question? {
        guard !report.verdict.cards.isEmpty else { return nil }
        return .init(question: "Do the judges agree with people?", answer: report.verdict.cards.map(\.sentence).joined(separator: " "))
    }
}
