import Registry

extension Wording {
    static func title(_ models: [String], _ useCase: String) -> String { list(models) + purpose(useCase) }

    // MARK: Examples

    static func example(_ model: String, preferred: Int, of votes: Int, wrong: [(String, [String]?)]) -> String {
        var parts: [String] = []
        if votes > 0 {
            parts.append(
                preferred == votes
                    ? "\(model) was preferred by \(votes == 1 ? "the one who voted" : "all \(count(votes)) who voted")."
                    : "\(model) was preferred in \(preferred) of \(count(votes, "vote")).")
        }
        let faults = wrong.compactMap { name, atoms in atoms.flatMap { $0.isEmpty ? nil : "\(name) misses: \($0.joined(separator: " "))" } }
        let clean = wrong.compactMap { name, atoms in atoms?.isEmpty == true ? name : nil }
        if !clean.isEmpty { parts.append("\(list(clean)) \(clean.count == 1 ? "shows" : "show") everything that was asked for.") }
        return (parts + faults).joined(separator: " ")
    }

    static func description(_ model: String, made: Bool, wrong: [String]?) -> String {
        guard made else { return "\(model) made no picture" }
        guard let wrong else { return "The picture by \(model)" }
        return wrong.isEmpty
            ? "The picture by \(model): everything asked for is there" : "The picture by \(model). Not so: \(wrong.joined(separator: " "))"
    }

    // MARK: Strengths and choices

    private static func measured(_ measure: Measure, _ unit: MeasureUnit) -> String {
        value(measure.value, unit) + (shown(measure, unit).map { " (\($0))" } ?? "")
    }

    static func strength(_ criterion: CriterionFinding, _ own: Measure, _ others: [(String, Measure)]) -> String {
        "\(criterion.title): \(measured(own, criterion.unit)) against \(list(others.map { "\(measured($0.1, criterion.unit)) of \($0.0)" }))."
    }

    static func choice(_ criterion: CriterionFinding, _ own: Measure, _ other: String, _ theirs: Measure) -> String {
        "\(criterion.title) matters most: \(value(own.value, criterion.unit)) against \(value(theirs.value, criterion.unit)) of \(other)."
    }

    /// What one model can do by the facts and another cannot.
    static func choice(_ own: FactSheet, over other: FactSheet) -> [String] {
        var reasons: [String] = []
        if own.transparent == true, other.transparent == false {
            reasons.append("You need transparent backgrounds; \(other.model) makes none.")
        }
        if own.edits == true, other.edits == false { reasons.append("You edit pictures; \(other.model) cannot.") }
        if own.seeds == true, other.seeds == false {
            reasons.append("You want the same picture again from the same seed; \(other.model) does not promise that.")
        }
        if own.shutdownDate == nil, let date = other.shutdownDate {
            reasons.append("It has to last: \(other.model) has a last day, \(date).")
        }
        return reasons
    }

    // MARK: Answers

    static func answer(_ criterion: CriterionFinding, _ models: [(model: String, measure: Measure)], _ finding: PairFinding.Finding)
        -> String
    {
        let values = list(models.map { "\($0.model) \(measured($0.measure, criterion.unit))" })
        let title = lowered(criterion.title)
        switch finding {
        case .first, .second: return "\(models[0].model). \(criterion.title): \(values)."
        case .tie: return "Neither: by \(title) they are equal within what matters. \(values)."
        case .mixed, .undecided: return "That is not settled. Measured so far: \(values)."
        }
    }

    static func monthly(_ costs: [(String, Money)], measured: Bool) -> String {
        let values = list(costs.map { "\($0.0) \(money($0.1))" })
        let basis = measured ? "as measured here, failed tries included" : "by list prices where nothing was measured"
        if costs[0].1 == costs[1].1 { return "Neither: \(values), \(basis)." }
        return "\(costs[0].0): \(values), \(basis)."
    }

    static func monthlyAccepted(_ costs: [(String, Money, Double)]) -> String {
        let values = list(costs.map { "\($0.0) \(money($0.1)) (\(percent($0.2)) of its pictures are accepted)" })
        return costs[0].1 == costs[1].1 ? "Neither: \(values)." : "\(costs[0].0): \(values)."
    }

    static func can(_ can: Bool, _ isConfigured: Bool) -> String {
        (can ? "Yes" : "No") + (isConfigured ? ", as it is configured here." : ", by the catalogue.")
    }

    static func lasting(_ facts: FactSheet, today: String) -> String { end(facts, today: today) ?? "No end is announced." }

    static func stability(_ pair: PairFinding, _ votes: Int) -> String {
        "Between \(pair.first) and \(pair.second) it takes \(count(votes, "vote")), taken away where they matter most, to undo the finding."
    }

    // MARK: Method and limits

    static func method(_ report: Report) -> [String] {
        let extent = report.extent
        var lines = [
            "\(count(extent.prompts, "prompt")) of the set “\(extent.promptSet)”, \(count(extent.seeds, "picture")) of each model for each: \(count(extent.pictures)) of \(count(extent.planned)) pictures were made, with the same parameters where the models have them.",
            "Votes are blind: two pictures for one prompt, sides at random, names shown only afterwards. A tie and “both bad” count as half a win for each. Of several votes of one voter on one prompt only the first counts.",
            "A winner is named when a bettor who puts money against “they are equal” would have multiplied the stake by the number stated with each pair. That number holds however often one looks: false verdicts stay under \(percent(report.verdict.alpha)) over all pairs and criteria together.",
            "Win rates from 45 to 55% count as equal. Their intervals hold at all times and for all pairs at once, which makes them wider than those of a poll.",
        ]
        if extent.atoms > 0 {
            lines.append(
                "What pictures have to show is asked as \(count(extent.atoms)) yes-or-no questions (atoms), some of them right to be denied. A model that follows prompts clearly worse cannot win by looks."
            )
        }
        if !report.verdict.raters.judges.isEmpty {
            lines.append(
                "Judges see every pair in both orders; a judgement that flips is a tie. No judge is of a contestant's family. A judge counts only where its calibration card shows that it beats chance."
            )
        }
        lines.append(
            "An image counts as accepted when all its atoms are right, or, where nobody who counts answered about atoms, when fewer than half of those who saw it found it bad. Refused and failed tries are not accepted, and are paid for."
        )
        let weights = report.verdict.weights.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        lines.append(
            "Weights: " + list(weights.map { "\(lowered(Criteria.criterion($0.key)?.title ?? $0.key)) \(percent($0.value))" }) + ".")
        return lines
    }

    static func limits(_ report: Report) -> [String] {
        var lines = report.verdict.notes
        lines.append(
            "The verdict is about these models with these parameters, on prompts like these, on the day stated. Upstream models change without notice."
        )
        if report.verdict.pairs.count > 1 {
            lines.append(
                "With \(count(report.verdict.pairs.count)) pairs every threshold is \(count(report.verdict.pairs.count)) times as high, so that many comparisons do not make a winner by luck."
            )
        }
        return lines
    }

    static let priorsIntro =
        "Published by others, on other prompts, at the time stated. They are no part of the verdict and no evidence about your pictures."
}
