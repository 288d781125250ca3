import Foundation
import Statistics

/// Makes the finding about one pair of contestants.
///
/// A model is better than the other when (1) the votes or the atoms say so, (2) it does not follow the prompts clearly worse, (3) the criteria that speak
/// for it weigh more than those that speak for the other, and (4) where the votes are not settled, they could not turn that round.
struct PairJudgement {
    let evidence: WeighedEvidence
    let weights: [String: Double]
    let budget: ErrorBudget
    let lookAhead: Int

    /// Differences of shares and distances up to this count as none.
    static let indifference = 0.05
    /// Costs and times count as different from this ratio on.
    static let ratio = 1.1
    /// A saving from this share on is worth a verdict of its own.
    static let worthwhileSaving = 0.2

    /// The finding about contestants `i` < `j`.
    func finding(_ i: Int, _ j: Int) -> PairFinding {
        let spec = evidence.spec
        let people = VoteFinding(
            votes(evidence.people, i, j), basis: .people, counts: true, alpha: budget.people, pairs: budget.pairs, lookAhead: lookAhead)
        let judges = judges(i, j)
        let looks = looks(people: people, judges: judges)
        let all = Criteria.all.filter { $0.applies(to: spec) }.map { comparison($0, i, j, looks: looks) }
        let obedience = all.filter { Criteria.criterion($0.criterion)?.aspect == .obedience }.compactMap(\.finding.side)
        let obedient = Set(obedience).count == 1 ? obedience.first : nil
        func weight(_ side: PairFinding.Side) -> Double {
            all.filter { Criteria.criterion($0.criterion)?.aspect != .money && $0.finding.side == side }.reduce(0) { $0 + $1.weight }
        }
        var made = PairFinding(
            first: spec.contestants[i].model, second: spec.contestants[j].model, finding: .undecided, sentence: "", looks: looks,
            people: people,
            judges: judges, criteria: all, heldBack: obedient?.other, weightForFirst: weight(.first), weightForSecond: weight(.second),
            cheaper: cheaper(i, j))
        made.finding = Self.finding(
            made, openLooks: all.filter(\.isLooks).reduce(0) { $0 + ($1.finding == .undecided ? $1.weight : 0) })
        made.sentence = Wording.pair(made)
        return made
    }

    private static func finding(_ pair: PairFinding, openLooks: Double) -> PairFinding.Finding {
        let looks = pair.looks?.finding ?? .undecided
        let obedient = pair.heldBack?.other
        func isBetter(_ side: PairFinding.Side) -> Bool {
            let (own, other) = side == .first ? (pair.weightForFirst, pair.weightForSecond) : (pair.weightForSecond, pair.weightForFirst)
            return (looks.side == side || obedient == side) && pair.heldBack != side && own > other + openLooks
        }
        if isBetter(.first) { return .first }
        if isBetter(.second) { return .second }
        if looks == .undecided { return .undecided }
        return looks == .tie && obedient == nil ? .tie : .mixed
    }

    // MARK: Votes

    private func votes(_ votes: [PairVote], _ i: Int, _ j: Int) -> [PairVote] { votes.filter { $0.first == i && $0.second == j } }

    /// The admitted judges' votes; where none is admitted, all judges', which do not count.
    private func judges(_ i: Int, _ j: Int) -> VoteFinding? {
        let admitted = evidence.lookJudges
        let names = admitted.isEmpty ? evidence.judgesOfLooks : admitted
        // A judge that was not announced when the comparison was made has no share of the budget, so it never settles anything.
        let alpha = budget.judges > 0 ? budget.judges : 1e-9
        return VoteFinding(
            votes(evidence.panel(names), i, j), basis: .judges(names), counts: !admitted.isEmpty, alpha: alpha, pairs: budget.pairs,
            lookAhead: lookAhead)
    }

    /// People's votes where they settle it; else the admitted judges' where they do and people do not lean the other way; else people's.
    private func looks(people: VoteFinding?, judges: VoteFinding?) -> VoteFinding? {
        guard let judges, judges.counts else { return people }
        guard let people else { return judges }
        if people.finding != .undecided || judges.finding == .undecided { return people }
        if let leader = people.leader, let named = judges.winner, leader != named { return people }
        return judges
    }

    // MARK: Criteria

    private func comparison(_ criterion: any Criterion, _ i: Int, _ j: Int, looks: VoteFinding?) -> CriterionComparison {
        let weight = weights[criterion.id] ?? 0
        var made = CriterionComparison(
            criterion: criterion.id, weight: weight, finding: .undecided, difference: nil, interval: nil, eValue: nil, prompts: 0)
        if criterion.aspect == .looks {
            guard let looks else { return made }
            made.finding = looks.finding
            made.difference = 2 * looks.winRate - 1
            made.interval = Interval(lower: 2 * looks.interval.lower - 1, upper: 2 * looks.interval.upper - 1, level: looks.interval.level)
            made.eValue = looks.eValue
            made.prompts = looks.prompts
            return made
        }
        guard let one = criterion.measure(i, in: evidence), let other = criterion.measure(j, in: evidence) else { return made }
        let differences = criterion.differences(i, j, in: evidence)
        guard !differences.isEmpty, let interval = PromptMean.differenceInterval(differences) else {
            made.difference = one.value - other.value
            made.finding = Self.byMeasures(criterion, one, other)
            return made
        }
        let better = PromptMean(differences).mean
        let logEvidence = Betting.logEvidence(differences)
        let threshold = budget.eachTested > 0 ? EProcess.logThreshold(alpha: budget.eachTested, pairs: budget.pairs) : .infinity
        // Differences are turned so that more is better; what is shown is in the criterion's own direction.
        let isTurned = criterion.direction == .lower
        made.difference = isTurned ? -better : better
        made.interval = isTurned ? Interval(lower: -interval.upper, upper: -interval.lower, level: interval.level) : interval
        made.eValue = min(1e15, exp(logEvidence))
        made.prompts = differences.count
        if interval.lies(in: -Self.indifference...Self.indifference) {
            made.finding = .tie
        } else if logEvidence >= threshold {
            made.finding = better > 0 ? .first : .second
        }
        return made
    }

    /// By the measures alone: different where their intervals do not meet and the values differ enough to matter.
    private static func byMeasures(_ criterion: any Criterion, _ one: Measure, _ other: Measure) -> PairFinding.Finding {
        let low = min(one.value, other.value)
        let high = max(one.value, other.value)
        let matters = criterion.unit == .share || criterion.unit == .distance ? high - low >= indifference : high > low * ratio
        let a = one.interval ?? Interval(lower: one.value, upper: one.value, level: 1)
        let b = other.interval ?? Interval(lower: other.value, upper: other.value, level: 1)
        let meet = a.lower <= b.upper && b.lower <= a.upper
        if !matters, one.interval == nil, other.interval == nil { return .tie }
        guard matters, !meet else { return .undecided }
        return (one.value > other.value) == (criterion.direction == .higher) ? .first : .second
    }

    // MARK: Money

    /// The side that saves at least a fifth, by cost per accepted image where that is known of both, else by cost per image. A model of which
    /// no picture was accepted saves nothing.
    private func cheaper(_ i: Int, _ j: Int) -> PairFinding.Side? {
        let acceptance = [evidence.acceptance(i), evidence.acceptance(j)]
        if acceptance.contains(where: { $0?.accepted == 0 }) { return nil }
        let accepted = AcceptedImageCost()
        let criterion: any Criterion = acceptance.contains { $0 == nil } ? ImageCost() : accepted
        guard let one = criterion.measure(i, in: evidence)?.value, let other = criterion.measure(j, in: evidence)?.value else { return nil }
        if one <= other * (1 - Self.worthwhileSaving), one < other { return .first }
        if other <= one * (1 - Self.worthwhileSaving), other < one { return .second }
        return nil
    }
}

extension CriterionComparison {
    /// Whether it is about how pictures look.
    var isLooks: Bool { Criteria.criterion(criterion)?.aspect == .looks }
}
