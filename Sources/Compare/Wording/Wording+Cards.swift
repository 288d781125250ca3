extension Wording {
    /// What a calibration card says, in a sentence or two.
    static func card(_ card: CalibrationCard) -> String {
        let subject = card.subject == .looks ? "On which picture looks better" : "On what pictures show"
        let reference =
            switch card.reference {
            case .votes: "people's votes"
            case .answers: "people's answers"
            case .controls: "control questions"
            }
        guard card.count > 0, let agreement = card.agreement else {
            return "\(subject), nothing that \(card.judge) said could be compared with \(reference): it does not count.\(position(card))"
        }
        let said = card.reference == .controls ? "it denies control questions, as is right," : "it agrees with \(reference)"
        let share = "\(said) in \(percent(agreement)) of \(count(card.count, "case")) (\(range(card.interval)))"
        let end =
            card.beatsChance
            ? "that beats chance, so it counts\(card.reference == .controls ? "; no person has checked it yet" : "")"
            : "that is not shown to beat chance, so it does not count"
        return "\(subject), \(share); \(end).\(position(card))\(drift(card))"
    }

    private static func position(_ card: CalibrationCard) -> String {
        guard let position = card.position, position.isBiased else { return "" }
        let place = position.bias > 0 ? "first" : "second"
        return
            " It likes the \(place) place: \(max(position.firstTwice, position.secondTwice)) of \(position.pairs) pairs it decided by place; those are ties."
    }

    private static func drift(_ card: CalibrationCard) -> String {
        guard let drift = card.drift, drift.changed > 0 else { return "" }
        return " Judged again, \(drift.changed) of \(drift.count) anchors came out otherwise."
    }

    /// What a judge was used for.
    static func use(_ judge: String, looks: CalibrationCard?, atoms: CalibrationCard?) -> String {
        let parts = [looks, atoms].compactMap { $0?.sentence }
        return "\(judge): \(parts.isEmpty ? "it has judged nothing yet." : parts.joined(separator: " "))"
    }

    /// Who decided about looks.
    static func deciders(people: Int, votes: Int, judges: [String], used: Set<Basis.Kind>) -> String {
        if used.isEmpty {
            return people == 0 && judges.isEmpty
                ? "Nobody has voted, and no judge has been shown to agree with people: about how the pictures look there is no evidence."
                : "Nothing is settled about how the pictures look."
        }
        let voters = "\(people == 1 ? "one person" : "\(people) people") with \(count(votes, "vote"))"
        if used == [.people] { return "How the pictures look was decided by \(voters)\(people == 1 ? ": it is that person's taste" : "")." }
        let named = judges.count == 1 ? "judge \(list(judges))" : "judges \(list(judges))"
        if used == [.judges] { return "How the pictures look was decided by \(named), which agreed with \(voters)." }
        return "How the pictures look was decided by \(voters), and where these settled nothing by \(named)."
    }
}
