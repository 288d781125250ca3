import Statistics

extension Wording {
    /// Why a pair came out as it did.
    static func pair(_ pair: PairFinding) -> String {
        let names = (pair.first, pair.second)
        func name(_ side: PairFinding.Side) -> String { side == .first ? names.0 : names.1 }
        let votes = pair.looks.map { self.votes($0, names) }
        let obedience = pair.heldBack.map { "\(name($0.other)) follows the prompts clearly better" }
        switch pair.finding {
        case .first, .second:
            let side = pair.finding.side ?? .first
            let settled = pair.looks?.winner == side ? votes : nil
            let reasons = [settled, obedience].compactMap { $0 }
            let open =
                settled == nil && pair.looks?.finding != .tie
                ? "; which looks better is not settled, and could not turn that round"
                : pair.looks?.finding == .tie ? "; in looks they are equal" : ""
            return "\(name(side)) beats \(name(side.other)): \(list(reasons))\(open)."
        case .tie:
            return "\(names.0) and \(names.1) are equally good: \(votes ?? "no vote prefers either")."
        case .mixed:
            let reasons = [votes, obedience].compactMap { $0 }
            return "Neither \(names.0) nor \(names.1) is better on the whole: \(list(reasons, "but"))."
        case .undecided:
            let looks =
                votes
                ?? (pair.judges == nil
                    ? "nobody has compared their pictures" : "no judge that counts and no person has compared their pictures")
            let more = pair.looks?.moreVotes.map { "; about \(count($0, "more vote")) would probably settle it" } ?? ""
            return "Between \(names.0) and \(names.1) nothing is settled: \(list([looks, obedience].compactMap { $0 }))\(more)."
        }
    }

    /// What votes said: "people preferred A in 71% of 58 votes (58 to 83%)".
    static func votes(_ votes: VoteFinding, _ names: (String, String)) -> String {
        let count = votes.wins + votes.losses + votes.ties + votes.bothBad
        let isFirst = votes.winRate >= 0.5
        let rate = isFirst ? votes.winRate : 1 - votes.winRate
        let interval = isFirst ? votes.interval : votes.interval.complement
        let who = votes.basis.kind == .people ? (votes.voters == 1 ? "one person" : "people") : basis(votes.basis)
        if votes.wins == votes.losses { return "\(who) preferred neither in \(self.count(count, "vote")) (\(range(interval)))" }
        return "\(who) preferred \(isFirst ? names.0 : names.1) in \(percent(rate)) of \(self.count(count, "vote")) (\(range(interval)))"
    }
}
