import Foundation
import Statistics

/// Ranks more than two contestants by votes, with a Bradley-Terry model.
enum Standings {
    /// The contestants, the strongest first; empty for two contestants (their pair says all) and without votes that count. People's votes where
    /// there are any, else the admitted judges'.
    static func make(_ evidence: WeighedEvidence) -> [Standing] {
        let names = evidence.spec.contestants.map(\.model)
        let votes = evidence.people.isEmpty ? evidence.panel(evidence.lookJudges) : evidence.people.withoutRepeats()
        guard names.count > 2, Set(names).count == names.count, !votes.isEmpty else { return [] }
        let cast = votes.map { vote in
            Vote(
                left: names[vote.first], right: names[vote.second], outcome: vote.outcome, prompt: evidence.spec.prompts[vote.prompt].id,
                voter: vote.voter)
        }
        let ranking = RankingBootstrap(models: names, votes: cast, replicates: 400)
        let strengths = ranking.fit.strengths
        return ranking.fit.order.enumerated().map { rank, model in
            let standing = ranking.standings[model]
            return Standing(
                model: standing.model, rank: rank + 1, bestRank: standing.bestRank, worstRank: standing.worstRank,
                strength: standing.strength,
                interval: standing.interval, winRate: 1 / (1 + exp(-strengths[model])),
                isConnected: names.indices.allSatisfy { ranking.fit.connects(model, $0) })
        }
    }
}
