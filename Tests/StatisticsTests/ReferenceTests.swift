import Foundation
import Testing

@testable import Statistics

/// Agreement with choix, scipy, statsmodels and numpy.
@Suite struct ReferenceTests {
    let reference: Reference

    init() throws { reference = try Reference.load() }

    func near(_ a: Double, _ b: Double, _ tolerance: Double = 1e-6) -> Bool { abs(a - b) <= tolerance * max(1, abs(b)) }

    @Test func bradleyTerryIsChoix() {
        #expect(reference.bradleyTerry.count >= 14)
        for known in reference.bradleyTerry {
            let models = known.wins.indices.map { "m\($0)" }
            let fit = BradleyTerry(models: models, wins: known.wins, ridge: known.ridge)
            for i in models.indices {
                #expect(near(fit.strengths[i], known.strengths[i]), "\(known.name): \(fit.strengths) against \(known.strengths)")
                for j in models.indices { #expect(near(fit.covariance[i][j], known.covariance[i][j]), "\(known.name): covariance") }
            }
        }
    }

    @Test func votesMakeTheSameTableAsTheMatrix() throws {
        let known = try #require(reference.bradleyTerry.first { !$0.votes.isEmpty })
        let votes = try known.votes.map { row in
            Vote(left: row[0], right: row[1], outcome: try #require(Outcome(rawValue: row[2])), prompt: row[3], voter: row[4])
        }
        let table = VoteTable(models: known.wins.indices.map { "m\($0)" }, votes: votes)
        #expect(table.wins == known.wins && table.count == votes.count)
        let fit = BradleyTerry(table, ridge: known.ridge)
        #expect(zip(fit.strengths, known.strengths).allSatisfy { near($0, $1) })
    }

    @Test func proportionsAreThoseOfStatsmodelsAndScipy() {
        for known in reference.proportions {
            let proportion = Proportion(known.successes, of: known.count)
            let (wilson, exact) = (proportion.wilson(level: known.level), proportion.exact(level: known.level))
            #expect(near(wilson.lower, known.wilson[0], 1e-9) && near(wilson.upper, known.wilson[1], 1e-9), "\(known)")
            #expect(near(exact.lower, known.exact[0], 1e-9) && near(exact.upper, known.exact[1], 1e-9), "\(known) \(exact)")
            #expect(near(proportion.pValue(greaterThan: 0.5), known.greater, 1e-9), "\(known)")
        }
    }

    @Test func kappaIsThatOfStatsmodels() throws {
        for known in reference.agreements {
            let agreement = Agreement(labels: known.table.indices.map { "\($0)" }, table: known.table)
            let interval = try #require(agreement.kappaInterval())
            #expect(near(agreement.kappa!, known.kappa, 1e-10))
            #expect(near(interval.lower, known.lower, 1e-9) && near(interval.upper, min(1, known.upper), 1e-9), "\(known) \(interval)")
            #expect(near(agreement.pValue, known.p, 1e-9), "\(known) \(agreement.pValue)")
        }
    }

    @Test func theEvidenceIsItsDefinitionIntegrated() {
        for known in reference.evidence {
            let tally = PairTally(first: known.wins, second: known.losses, ties: known.ties)
            let evidence = WinRateEvidence(tally)
            for (rate, log) in zip(known.rates, known.log) { #expect(near(evidence.logEvidence(against: rate), log, 1e-9), "\(tally)") }
            let interval = WinRateSequence.interval(tally)
            #expect(near(interval.lower, known.interval[0], 1e-8) && near(interval.upper, known.interval[1], 1e-8), "\(tally) \(interval)")
        }
    }

    @Test func theInformationOfAVoteIsItsIntegral() {
        for known in reference.gains {
            #expect(abs(InformationGain.ofVote(mean: known.mean, error: known.error) - known.gain) < 2e-5, "\(known)")
        }
        #expect(near(InformationGain.nodes.reduce(0) { $0 + $1.weight }, 1, 1e-13))
        #expect(near(InformationGain.nodes.reduce(0) { $0 + $1.weight * pow($1.x, 4) }, 3, 1e-12))
    }

    @Test func quantilesAreNumpys() throws {
        let known = reference.quantiles
        let sorted = known.values.sorted()
        for (share, value) in zip(known.shares, known.type7) { #expect(near(Summary.quantile(sorted, share), value, 1e-12)) }
        let summary = try #require(Summary(known.values))
        #expect(near(summary.mean, known.mean, 1e-12) && near(summary.standardDeviation, known.deviation, 1e-12))
        #expect(near(summary.p95, known.type7[5], 1e-12) && near(summary.p50, known.type7[3], 1e-12) && summary.count == 37)
        #expect(summary.minimum == sorted.first && summary.maximum == sorted.last)
    }

    @Test func distributionsAreScipys() {
        for row in reference.normal { #expect(near(Normal.quantile(row[0]), row[1], 1e-12)) }
        for row in reference.beta { #expect(near(Beta.cumulative(row[0], row[1], row[2]), row[3], 1e-11), "\(row)") }
        for row in reference.chiSquared { #expect(near(Gamma.chiSquaredTail(row[0], degrees: Int(row[1])), row[2], 1e-12), "\(row)") }
    }
}
