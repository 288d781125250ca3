import Statistics

/// What a picture costs.
struct ImageCost: Criterion {
    let id = "cost_per_image"
    let title = "Cost per image"
    let summary = "All that was paid, refused and failed tries among it, over the pictures that were made."
    let unit = MeasureUnit.dollars
    let direction = MeasureDirection.lower
    let aspect = Aspect.money

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        let tries = evidence.tries(of: contestant)
        let made = tries.count { $0.status == .done }
        guard made > 0 else { return [] }
        let costs = tries.map { Double($0.cost.nanodollars) / 1e9 }
        let perTry = PromptMean(costs)
        let value = costs.reduce(0, +) / Double(made)
        let half = 1.959963984540054 * perTry.error * Double(tries.count) / Double(made)
        let interval = half > 0 ? Interval(lower: max(0, value - half), upper: value + half, level: 0.95) : nil
        return [Measure(value: value, interval: interval, count: made, prompts: Set(tries.map(\.prompt)).count, basis: .ledger)]
    }
}

/// What a picture costs that one would use.
struct AcceptedImageCost: Criterion {
    let id = "cost_per_accepted_image"
    let title = "Cost per accepted image"
    let summary =
        "All that was paid over the pictures one would use: all atoms right, or, where nobody who counts answered about atoms, not found bad by half of those who saw it."
    let unit = MeasureUnit.dollars
    let direction = MeasureDirection.lower
    let aspect = Aspect.money

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        guard let acceptance = evidence.acceptance(contestant), acceptance.accepted > 0 else { return [] }
        let share = Proportion(Double(acceptance.accepted), of: acceptance.tries).wilson()
        let each = acceptance.cost / Double(acceptance.tries)
        let interval = each == 0 ? nil : Interval(lower: each / share.upper, upper: each / max(share.lower, 1e-9), level: 0.95)
        return [
            Measure(
                value: acceptance.cost / Double(acceptance.accepted), interval: interval, count: acceptance.accepted,
                prompts: acceptance.prompts,
                basis: evidence.acceptanceBasis)
        ]
    }
}

extension WeighedEvidence {
    /// How many of a contestant's tries were accepted, of those of which it is known, and what all of them cost in dollars; `nil` where it is
    /// known of no picture.
    public func acceptance(_ contestant: Int) -> (accepted: Int, tries: Int, cost: Double, prompts: Int)? {
        let known = tries(of: contestant).compactMap { cell in isAccepted(cell).map { (cell: cell, accepted: $0) } }
        guard known.contains(where: { $0.cell.status == .done }) else { return nil }
        return (
            known.count(where: \.accepted), known.count, known.reduce(0) { $0 + Double($1.cell.cost.nanodollars) / 1e9 },
            Set(known.map(\.cell.prompt)).count
        )
    }

    /// Who says which pictures are accepted.
    var acceptanceBasis: Basis { atomSource?.basis ?? (people.isEmpty ? .judges(lookJudges) : .people) }
}
