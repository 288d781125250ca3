extension Wording {
    /// "for product photos"; nothing where no use case is named.
    static func purpose(_ useCase: String) -> String { useCase.isEmpty ? "" : " for \(useCase)" }

    /// The headline of a winner.
    static func winner(_ winner: String, _ useCase: String) -> String { "\(winner) is the better choice\(purpose(useCase))." }

    /// The headline of a split.
    static func split(_ quality: String, _ cost: String) -> String { "\(quality) for quality, \(cost) for cost." }

    /// What a split rests on.
    static func saving(_ cheap: String, _ dear: String, _ low: Double, _ high: Double, accepted: Bool) -> String {
        "\(cheap) costs \(percent(1 - low / high)) less per \(accepted ? "accepted " : "")image than \(dear) (\(money(low)) against \(money(high)))."
    }

    /// The headline of a tie.
    static func tie(_ models: [String], _ useCase: String, mixed: Bool) -> String {
        if !mixed { return "\(list(models)) are equally good\(purpose(useCase))." }
        return models.count == 2
            ? "Neither \(models[0]) nor \(models[1]) is better on the whole\(purpose(useCase))."
            : "None of \(list(models)) is better than the others on the whole\(purpose(useCase))."
    }

    /// The headline of a circle.
    static func circle(_ models: [String]) -> String { "No model is best: \(circleOf(models))." }

    /// "a beats b, b beats c, c beats a".
    static func circleOf(_ models: [String]) -> String {
        models.indices.map { "\(models[$0]) beats \(models[($0 + 1) % models.count])" }.joined(separator: ", ")
    }

    /// What breaks a tie.
    static func advice(_ model: String, _ titles: [String]) -> String { " Take \(model): it is better at \(list(titles.map(lowered)))." }

    /// A title inside a sentence.
    static func lowered(_ title: String) -> String { title.prefix(1).lowercased() + title.dropFirst() }

    /// The headline without enough evidence.
    static func notEnough(_ useCase: String, leader: String?, more: Int?) -> String {
        let parts = [leader.map { "\($0) is leading" }, more.map { "about \(count($0, "more vote")) would probably settle it" }].compactMap
        { $0 }
        return
            "There is not enough evidence yet to name the better model\(purpose(useCase))\(parts.isEmpty ? "" : "; \(parts.joined(separator: ", and "))")."
    }

    /// The headline where fewer than two models made pictures.
    static func nothingToCompare(_ missing: [String]) -> String {
        "There is nothing to compare: \(list(missing)) made no picture."
    }

    /// How sure a verdict is.
    static func sureness(_ outcome: Verdict.Outcome, alpha: Double, looks: VoteFinding?) -> String {
        let bound =
            "The rule names a wrong winner in at most \(percent(alpha)) of comparisons between equal models, however often one looks."
        guard let looks else { return bound }
        switch outcome {
        case .winner where looks.winner != nil, .qualityAndCost where looks.winner != nil:
            let hangs = looks.fragility.map { " Taking away the \(count($0, "vote")) that matter most would undo it." } ?? ""
            return
                "The votes are \(times(looks.eValue)) times likelier under a difference than under none (\(times(looks.threshold)) were needed). \(bound)\(hangs)"
        case .notEnoughEvidence:
            return "The evidence stands at \(times(looks.eValue)) and has to reach \(times(looks.threshold)). \(bound)"
        default:
            return "The win rate lies between \(range(looks.interval)), whenever one looks. \(bound)"
        }
    }

    // MARK: Notes

    static func skipped(_ model: String, _ count: Int, of all: Int) -> String {
        "\(model) was not asked for \(count) of \(all) pictures: it cannot do what those prompts ask for, or the budget had ended. They count neither for nor against it."
    }
    static func unfinished(_ count: Int) -> String {
        "\(self.count(count, "picture")) \(count == 1 ? "is" : "are") still to be made: the verdict may change."
    }
    static func noPictures(_ model: String, _ tries: Int, _ error: String?) -> String {
        "\(model) made none of \(tries) pictures\(error.map { " (mostly \($0))" } ?? ""); it is left out of the verdict."
    }
    static func sameModel(_ a: String, _ b: String, _ id: String) -> String {
        "\(a) and \(b) are the same model (\(id)); a difference between them can only come from their parameters or from chance."
    }
    static let oneVoter = "All votes are by one person: the verdict is about that person's taste."
    static func fewPrompts(_ count: Int) -> String {
        "There are only \(count) prompts. What several people say of the same pictures says little about other prompts; more prompts would help more than more votes."
    }
    static let noAtoms = "No prompt says what its pictures must show, so nothing is known about how well the models follow prompts."
    static let noAnswers =
        "Nobody who counts has answered what the pictures show, so nothing is known about how well the models follow prompts."
    static func manyBad(_ share: Double) -> String {
        "In \(percent(share)) of votes both pictures were found bad: neither model may be good enough."
    }
    static func shaky(_ agreement: Double, _ count: Int) -> String {
        "Shown the same pair with its sides exchanged, voters repeated themselves in only \(percent(agreement)) of \(count) cases."
    }
}
