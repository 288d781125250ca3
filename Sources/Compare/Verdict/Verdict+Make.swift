import Foundation
import Statistics

extension Verdict {
    /// The verdict on evidence.
    /// - Parameter lookAhead: How many votes to look ahead for "n more votes would settle it"; the work grows with its square.
    public init(_ evidence: Evidence, lookAhead: Int = 400) { self.init(WeighedEvidence(evidence), lookAhead: lookAhead) }

    /// The verdict on evidence that was made ready.
    public init(_ evidence: WeighedEvidence, lookAhead: Int = 400) {
        let spec = evidence.spec
        let weights = Self.weights(spec)
        let budget = ErrorBudget(spec, weights: weights)
        let judgement = PairJudgement(evidence: evidence, weights: weights, budget: budget, lookAhead: lookAhead)
        easelVerdict = 1
        useCase = spec.useCase
        self.weights = weights
        alpha = ErrorBudget.whole
        asOf = evidence.evidence.asOf
        pairs = evidence.pairs.map { judgement.finding($0.first, $0.second) }
        cards = evidence.cards
        criteria = Criteria.all.filter { $0.applies(to: spec) }.map { criterion in
            CriterionFinding(
                criterion: criterion.id, title: criterion.title, summary: criterion.summary, unit: criterion.unit,
                direction: criterion.direction,
                aspect: criterion.aspect, weight: weights[criterion.id] ?? 0,
                measures: evidence.contestants.map { criterion.measures(of: $0, in: evidence) })
        }
        standings = Standings.make(evidence)
        raters = RaterSummary(evidence, pairs: pairs)
        notes = VerdictNotes(evidence: evidence, pairs: pairs).all
        circles = []
        tied = []
        outcome = .notEnoughEvidence
        (sentence, reason, sureness) = ("", "", "")
        moreVotes = Self.moreVotes(pairs)
        let drawing = evidence.contestants.filter { !evidence.pictures(of: $0).isEmpty }
        decide(evidence, among: drawing)
    }

    /// The weights of the criteria that a comparison can measure, adding up to one; the general preset's where it names none of them.
    static func weights(_ spec: ComparisonSpec) -> [String: Double] {
        let possible = Set(Criteria.all.filter { $0.applies(to: spec) }.map(\.id))
        func usable(_ weights: [String: Double]) -> [String: Double] {
            weights.filter { possible.contains($0.key) && $0.value > 0 && $0.value.isFinite }
        }
        let own = usable(spec.weights)
        let used = own.isEmpty ? usable(Preset.standard) : own
        let sum = used.values.reduce(0, +)
        return used.mapValues { $0 / sum }
    }

    /// Votes that would probably settle all pairs whose votes are open; `nil` where there are none or one of them is not in sight.
    private static func moreVotes(_ pairs: [PairFinding]) -> Int? {
        let open = pairs.filter { $0.finding == .undecided }
        let needed = open.compactMap { $0.looks?.moreVotes }
        return open.isEmpty || needed.count < open.count ? nil : needed.reduce(0, +)
    }

    // MARK: The outcome

    private mutating func decide(_ evidence: WeighedEvidence, among models: [Int]) {
        let names = evidence.spec.contestants.map(\.model)
        let arrows = zip(evidence.pairs, pairs).compactMap { pair, finding in
            finding.finding.side.map { $0 == .first ? (from: pair.first, to: pair.second) : (from: pair.second, to: pair.first) }
        }
        let dominance = Dominance(count: names.count, arrows: arrows)
        circles = dominance.circles.map { $0.map { names[$0] } }
        guard models.count > 1 else {
            sentence = Wording.nothingToCompare(evidence.contestants.filter { !models.contains($0) }.map { names[$0] })
            reason = notes.first ?? sentence
            sureness = Wording.sureness(outcome, alpha: alpha, looks: nil)
            return
        }
        let top = dominance.top(of: models)
        let best = top.first { model in
            !dominance.isInCircle(model) && models.allSatisfy { $0 == model || dominance.reaches[model].contains($0) }
        }
        if let best { return decideWinner(best, models, evidence) }
        let others = models.filter { !top.contains($0) }
        let leadsAll = others.allSatisfy { other in top.contains { dominance.reaches[$0].contains(other) } }
        let inTop = zip(evidence.pairs, pairs).filter { top.contains($0.0.first) && top.contains($0.0.second) }.map(\.1)
        let isSettled = leadsAll && inTop.allSatisfy { $0.finding != .undecided }
        if isSettled || inTop.contains(where: { $0.finding.side != nil }) && leadsAll && !circles.isEmpty {
            decideTie(top.map { names[$0] }, inTop, evidence)
        } else {
            decideNothing(models, evidence)
        }
    }

    private mutating func decideWinner(_ best: Int, _ models: [Int], _ evidence: WeighedEvidence) {
        let names = evidence.spec.contestants.map(\.model)
        let name = names[best]
        let own = pairs.filter { $0.first == name || $0.second == name }.filter { pair in
            models.contains { names[$0] != name && (names[$0] == pair.first || names[$0] == pair.second) }
        }
        reason = own.filter { $0.finding != .undecided }.map(\.sentence).joined(separator: " ")
        let looks = own.compactMap { $0.finding == .undecided ? nil : $0.looks }.min { $0.eValue < $1.eValue }
        let countsMoney = Criteria.all.contains { $0.aspect == .money && weights[$0.id, default: 0] > 0 }
        let savers = models.filter { $0 != best }.filter { model in
            own.contains { ($0.first == names[model] && $0.cheaper == .first) || ($0.second == names[model] && $0.cheaper == .second) }
        }
        if countsMoney, let saver = savers.min(by: { Self.price($0, best, evidence).own < Self.price($1, best, evidence).own }) {
            let price = Self.price(saver, best, evidence)
            outcome = .qualityAndCost
            (quality, cost) = (name, names[saver])
            sentence = Wording.split(name, names[saver])
            reason += " " + Wording.saving(names[saver], name, price.own, price.other, accepted: price.accepted)
            preferred = moneyWeight > 0.5 ? names[saver] : name
        } else {
            outcome = .winner
            (winner, preferred) = (name, name)
            sentence = Wording.winner(name, useCase)
        }
        sureness = Wording.sureness(outcome, alpha: alpha, looks: looks)
    }

    private var moneyWeight: Double { weights.filter { Criteria.criterion($0.key)?.aspect == .money }.values.reduce(0, +) }

    /// What pictures of two models cost, by the same criterion.
    private static func price(_ model: Int, _ other: Int, _ evidence: WeighedEvidence) -> (own: Double, other: Double, accepted: Bool) {
        let accepted = AcceptedImageCost()
        if let a = accepted.measure(model, in: evidence)?.value, let b = accepted.measure(other, in: evidence)?.value {
            return (a, b, true)
        }
        let each = ImageCost()
        return (each.measure(model, in: evidence)?.value ?? 0, each.measure(other, in: evidence)?.value ?? 0, false)
    }

    private mutating func decideTie(_ models: [String], _ inside: [PairFinding], _ evidence: WeighedEvidence) {
        outcome = .tie
        tied = models
        let isMixed = inside.contains { $0.finding == .mixed }
        sentence = circles.first.map(Wording.circle) ?? Wording.tie(models, useCase, mixed: isMixed)
        reason = inside.map(\.sentence).joined(separator: " ")
        if circles.isEmpty, !isMixed, let (model, titles) = tieBreak(models, inside) {
            preferred = model
            sentence += Wording.advice(model, titles)
        }
        sureness = Wording.sureness(outcome, alpha: alpha, looks: inside.compactMap(\.looks).first)
    }

    /// Among equals, the one for which the other weighted criteria speak, money among them; and those criteria's titles.
    private func tieBreak(_ models: [String], _ inside: [PairFinding]) -> (String, [String])? {
        var scores = Dictionary(models.map { ($0, 0.0) }) { $1 }
        var titles: [String: [String]] = [:]
        for pair in inside {
            for comparison in pair.criteria where comparison.weight > 0 {
                guard let side = comparison.finding.side, let title = Criteria.criterion(comparison.criterion)?.title else { continue }
                let (better, worse) = side == .first ? (pair.first, pair.second) : (pair.second, pair.first)
                scores[better, default: 0] += comparison.weight
                scores[worse, default: 0] -= comparison.weight
                if titles[better]?.contains(title) != true { titles[better, default: []].append(title) }
            }
        }
        let ranked = scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard ranked.count > 1, ranked[0].value > ranked[1].value, let better = titles[ranked[0].key] else { return nil }
        return (ranked[0].key, better)
    }

    private mutating func decideNothing(_ models: [Int], _ evidence: WeighedEvidence) {
        let names = evidence.spec.contestants.map(\.model)
        let alive = models.map { names[$0] }
        let inside = pairs.filter { alive.contains($0.first) && alive.contains($0.second) }
        leader = Self.leader(alive, inside)
        sentence = Wording.notEnough(useCase, leader: leader, more: moreVotes)
        reason =
            ([raters.sentence] + inside.filter { $0.finding != .undecided }.map(\.sentence)
            + inside.filter { $0.finding == .undecided }.map(\.sentence))
            .joined(separator: " ")
        sureness = Wording.sureness(
            outcome, alpha: alpha, looks: inside.filter { $0.finding == .undecided }.compactMap(\.looks).max { $0.eValue < $1.eValue })
    }

    /// The model that is ahead of the most others: by what is found, else by the votes, else by the atoms; `nil` where two are.
    private static func leader(_ models: [String], _ pairs: [PairFinding]) -> String? {
        var scores = Dictionary(models.map { ($0, 0) }) { $1 }
        for pair in pairs {
            guard let side = pair.finding.side ?? pair.looks?.leader ?? pair.heldBack?.other else { continue }
            scores[side == .first ? pair.first : pair.second, default: 0] += 1
            scores[side == .first ? pair.second : pair.first, default: 0] -= 1
        }
        let most = scores.values.max() ?? 0
        let best = scores.filter { $0.value == most }
        return most > 0 && best.count == 1 ? best.first?.key : nil
    }
}
