import Foundation
import Registry

extension Report {
    /// A report on evidence.
    /// - Parameters:
    ///   - evidence: The evidence, made ready.
    ///   - verdict: The verdict on it.
    ///   - facts: What is known of each model, in the spec's order: `Catalogue.factSheets`.
    ///   - priors: The published numbers: `PriorFile.builtIn`.
    ///   - picture: A small picture of a cell (at most 480 pixels or so an edge), JPEG or WebP; `nil` where there is none. Only examples are asked for.
    public init(
        _ evidence: WeighedEvidence, verdict: Verdict, facts: [FactSheet], priors: PriorFile?,
        picture: (Int) -> ReportPicture? = { _ in nil }
    ) {
        let spec = evidence.spec
        easelReport = 1
        title = Wording.title(spec.contestants.map(\.model), spec.useCase)
        self.verdict = verdict
        self.facts = facts
        extent = Extent(
            prompts: spec.prompts.count, seeds: spec.seeds, pictures: evidence.evidence.cells.count { $0.status == .done },
            planned: evidence.evidence.cells.count, votes: evidence.people.count, answers: evidence.evidence.answers.count,
            atoms: spec.prompts.reduce(0) { $0 + $1.atoms.count }, promptSet: spec.promptSet)
        costs = evidence.contestants.map { CostModel(evidence, contestant: $0, facts: facts.indices.contains($0) ? facts[$0] : nil) }
        examples = ReportExamples(evidence).choose(each: 3)
        self.priors =
            priors.map { file in facts.flatMap { Prior.of([$0.model, $0.id, $0.snapshot].compactMap { $0 }, in: file) }.unique } ?? []
        let pictures = evidence.contestants.map { contestant in
            evidence.evidence.cells.filter { $0.contestant == contestant }.reduce(Money.zero) { $0 + $1.cost }
        }
        spending = Spending(
            pictures: pictures, judging: evidence.evidence.judgingCost, total: pictures.reduce(evidence.evidence.judgingCost) { $0 + $1 })
        (strengths, choices, questions, method, limits) = ([], [], [], [], [])
        self.pictures = Dictionary(
            examples.flatMap { $0.cells.compactMap { $0 } }.compactMap { cell in picture(cell).map { (cell, $0) } }
        ) { $1 }
        strengths = spec.contestants.map { Strength(model: $0.model, sentences: strengthSentences(of: $0.model)) }
        choices = spec.contestants.map { Choice(model: $0.model, reasons: choiceReasons(for: $0.model)) }.filter { !$0.reasons.isEmpty }
        questions = ReportQuestions(report: self).all
        method = Wording.method(self)
        limits = Wording.limits(self)
    }

    /// What a model is settled to be better at than any other, the heaviest criteria first.
    private func strengthSentences(of model: String) -> [String] {
        verdict.criteria.enumerated().sorted { ($0.element.weight, $1.offset) > ($1.element.weight, $0.offset) }.compactMap {
            _, criterion in
            let beaten = verdict.pairs.compactMap { pair -> String? in
                guard let side = pair.criteria.first(where: { $0.criterion == criterion.criterion })?.finding.side else { return nil }
                let (better, worse) = side == .first ? (pair.first, pair.second) : (pair.second, pair.first)
                return better == model ? worse : nil
            }
            guard !beaten.isEmpty, let own = measure(criterion, of: model) else { return nil }
            let others = beaten.compactMap { other in measure(criterion, of: other).map { (other, $0) } }
            return others.isEmpty ? nil : Wording.strength(criterion, own, others)
        }
    }

    /// What the verdict's measure of a criterion is for a model.
    func measure(_ criterion: CriterionFinding, of model: String) -> Measure? {
        guard let place = verdict.place(of: model, in: self), criterion.measures.indices.contains(place) else { return nil }
        return criterion.measures[place].first(where: \.counts)
    }

    /// When a model is the better choice though it did not win.
    private func choiceReasons(for model: String) -> [String] {
        guard verdict.winner != model, let own = facts.first(where: { $0.model == model }) else { return [] }
        var reasons: [String] = []
        let others = facts.filter { $0.model != model && (verdict.winner == nil || verdict.winner == $0.model) }
        for criterion in verdict.criteria where criterion.aspect != .looks {
            for other in others {
                guard
                    let pair = verdict.pairs.first(where: {
                        [$0.first, $0.second] == [model, other.model] || [$0.second, $0.first] == [model, other.model]
                    }),
                    let side = pair.criteria.first(where: { $0.criterion == criterion.criterion })?.finding.side,
                    (side == .first ? pair.first : pair.second) == model, let mine = measure(criterion, of: model),
                    let theirs = measure(criterion, of: other.model)
                else { continue }
                reasons.append(Wording.choice(criterion, mine, other.model, theirs))
            }
        }
        for other in others { reasons += Wording.choice(own, over: other) }
        return reasons
    }
}

extension Verdict {
    /// A model's place in the report's order.
    func place(of model: String, in report: Report) -> Int? { report.facts.firstIndex { $0.model == model } }
}

extension CostModel {
    /// What a contestant's pictures cost as measured; by the price list where none was made.
    init(_ evidence: WeighedEvidence, contestant: Int, facts: FactSheet?) {
        func money(_ dollars: Double) -> Money { Money(nanodollars: Int64((dollars * 1e9).rounded())) }
        model = evidence.spec.contestants[contestant].model
        let each = ImageCost().measure(contestant, in: evidence)
        let acceptance = evidence.acceptance(contestant)
        isMeasured = each != nil
        perImage = each.map { money($0.value) } ?? facts?.pictureCost?.amount
        perAccepted = AcceptedImageCost().measure(contestant, in: evidence).map { money($0.value) }
        self.acceptance = acceptance.map { Double($0.accepted) / Double($0.tries) }
    }
}

extension [Prior] {
    /// Each number once, in order.
    fileprivate var unique: [Prior] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
