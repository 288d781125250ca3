import Foundation

extension Wording {
    /// "27 November 2026".
    static func day(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        let parts = calendar.dateComponents([.day, .month, .year], from: date)
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ]
        let month = parts.month.flatMap { months.indices.contains($0 - 1) ? months[$0 - 1] : nil } ?? ""
        return "\(parts.day ?? 0) \(month) \(parts.year ?? 0)"
    }

    /// "2026-11-27".
    static func isoDay(_ date: Date) -> String { String(date.ISO8601Format().prefix(10)) }

    static func outcome(_ outcome: Verdict.Outcome) -> String {
        switch outcome {
        case .winner: "Winner"
        case .tie: "Tie"
        case .qualityAndCost: "Quality or cost"
        case .notEnoughEvidence: "Not enough evidence"
        }
    }

    /// "95% (91 to 97%), 60 atoms on 20 prompts, by judge j; not counted": all but the value.
    static func basis(_ measure: Measure, _ unit: MeasureUnit) -> String {
        var text = shown(measure, unit).map { "(\($0)) " } ?? ""
        switch measure.basis.kind {
        case .people, .judges: text += "by \(basis(measure.basis)), n = \(count(measure.count)) on \(count(measure.prompts, "prompt"))"
        case .ledger, .pictures: text += "n = \(count(measure.count))"
        }
        return measure.counts ? text : text + "; does not count"
    }

    /// A measure's interval; `nil` where both ends read like the value.
    static func shown(_ measure: Measure, _ unit: MeasureUnit) -> String? {
        guard let interval = measure.interval else { return nil }
        let value = value(measure.value, unit)
        let isPlain = self.value(interval.lower, unit) == value && self.value(interval.upper, unit) == value
        return isPlain ? nil : self.interval(interval, unit)
    }

    /// What a chart of votes shows, in words.
    static func chart(_ votes: VoteFinding, _ pair: PairFinding) -> String {
        "Win rate of \(pair.first) over \(pair.second) by \(basis(votes.basis)): \(percent(votes.winRate)), interval \(range(votes.interval))"
    }

    /// The counts behind a chart.
    static func tally(_ votes: VoteFinding, _ pair: PairFinding) -> String {
        let who = votes.basis.kind == .people ? count(votes.voters, "person", "people") : basis(votes.basis)
        var text =
            "\(who.prefix(1).uppercased() + who.dropFirst()): \(pair.first) \(votes.wins), \(pair.second) \(votes.losses), ties \(votes.ties), both bad \(votes.bothBad), "
        text += "on \(count(votes.prompts, "prompt")). \(pair.first) wins \(percent(votes.winRate)) (\(range(votes.interval))). "
        text += "Evidence \(times(votes.eValue)) of \(times(votes.threshold)) needed."
        if let more = votes.moreVotes, more > 0 { text += " About \(count(more, "more vote")) would probably settle it." }
        if let fragility = votes.fragility, votes.finding != .undecided {
            text += " Taking away \(count(fragility, "vote")) could undo it."
        }
        return votes.counts ? text : text + " These votes do not count: no judge was shown to beat chance."
    }

    /// "1", "2 (1 to 3)".
    static func rank(_ standing: Standing) -> String {
        let open = standing.bestRank == standing.worstRank ? "" : " (\(standing.bestRank) to \(standing.worstRank))"
        return "\(standing.rank)\(open)\(standing.isConnected ? "" : ", not connected by votes")"
    }

    static func strength(_ standing: Standing) -> String {
        String(format: "%+.2f (%+.2f to %+.2f)", standing.strength, standing.interval.lower, standing.interval.upper)
    }

    static func prior(_ prior: Prior) -> String {
        if prior.scale == 1 { return String(format: "%.2f of 1", prior.value) }
        var text = String(format: "%.2f", prior.value)
        if text.hasSuffix("0") { text.removeLast() }
        return "\(text) of \(Int(prior.scale))"
    }

    static func repeats(_ agreement: Double, _ count: Int) -> String {
        "Shown the same pair again with its sides exchanged, voters said the same in \(percent(agreement)) of \(self.count(count, "case"))."
    }

    static func costBasis(_ costs: [CostModel]) -> String {
        let listed = costs.filter { !$0.isMeasured }.map(\.model)
        let measured =
            "As measured in this comparison: all that was paid, refused and failed tries among it, over the pictures that came of it."
        return listed.isEmpty ? measured : "\(listed.count == costs.count ? "" : measured + " ")By list price: \(list(listed))."
    }

    static func spending(_ report: Report) -> String {
        let pictures = zip(report.facts, report.spending.pictures).map { "\($0.model) \(money($1))" }
        return
            "The comparison itself cost \(money(report.spending.total)): pictures \(list(pictures)); judging \(money(report.spending.judging))."
    }
}
