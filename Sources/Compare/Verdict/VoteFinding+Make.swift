import Foundation
import Statistics

extension VoteFinding {
    /// What votes on one pair amount to.
    /// - Parameters:
    ///   - votes: On this pair, in the order in which they were cast.
    ///   - counts: Whether a verdict may rest on them.
    ///   - alpha: The chance of a false finding over all pairs.
    ///   - lookAhead: How many votes to look ahead for `moreVotes`.
    init?(_ votes: [PairVote], basis: Basis, counts: Bool, alpha: Double, pairs: Int, lookAhead: Int) {
        let votes = votes.withoutRepeats()
        guard !votes.isEmpty else { return nil }
        let verdict = PairVerdict(votes.map(\.outcome), alpha: alpha, pairs: pairs, horizon: max(1, lookAhead))
        let byPrompt = Dictionary(grouping: votes, by: \.prompt)
        let tally = verdict.tally
        self.basis = basis
        self.counts = counts
        wins = tally.first
        losses = tally.second
        ties = tally.ties
        bothBad = tally.bothBad
        prompts = byPrompt.count
        voters = Set(votes.map(\.voter)).count
        winRate = tally.score
        interval = verdict.interval
        threshold = exp(verdict.logThreshold)
        fragility = verdict.fragility
        moreVotes = verdict.moreVotes?.likely
        var evidence = verdict.logEvidence
        switch verdict.finding {
        case .first: finding = .first
        case .second: finding = .second
        case .tie: finding = .tie
        case .undecided: finding = .undecided
        }
        if byPrompt.values.contains(where: { $0.count > 1 }) {
            // Several people who look at the same two pictures are no fresh draws: the prompts' means have to say so too.
            let means = byPrompt.sorted { $0.key < $1.key }.map { prompt in
                prompt.value.reduce(0) { $0 + 2 * $1.outcome.score - 1 } / Double(prompt.value.count)
            }
            evidence = min(evidence, Betting.logEvidence(means))
            if let spread = PromptMean.differenceInterval(means) {
                interval.lower = min(interval.lower, (spread.lower + 1) / 2)
                interval.upper = max(interval.upper, (spread.upper + 1) / 2)
            }
            let stands = finding == .tie ? interval.lies(in: PairVerdict.tieZone) : evidence >= verdict.logThreshold
            if finding != .undecided, !stands {
                finding = .undecided
                fragility = nil
                moreVotes = nil
            }
        }
        eValue = min(1e15, exp(evidence))
    }

    /// The side that is ahead by these votes; `nil` for neither.
    var leader: PairFinding.Side? { wins == losses ? nil : wins > losses ? .first : .second }

    /// The side that these votes name as better; `nil` for none.
    var winner: PairFinding.Side? { finding.side }
}

extension PairFinding.Finding {
    /// The side that is better; `nil` where none is.
    public var side: PairFinding.Side? { self == .first ? .first : self == .second ? .second : nil }
}

extension PairFinding.Side {
    /// The finding that this side is better.
    public var finding: PairFinding.Finding { self == .first ? .first : .second }
}
