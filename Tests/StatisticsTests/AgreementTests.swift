import Foundation
import Testing

@testable import Statistics

@Suite struct AgreementTests {
    @Test func answersMakeTheTable() throws {
        let answers = [("yes", "yes"), ("yes", "no"), ("no", "no"), ("no", "no"), ("yes", "yes")].map { (judge: $0.0, people: $0.1) }
        let agreement = Agreement(answers)
        #expect(agreement.labels == ["no", "yes"] && agreement.table == [[2, 0], [1, 2]] && agreement.count == 5)
        #expect(agreement.raw.rate == 0.8)
        // p_e = (2/5)(3/5) + (3/5)(2/5) = .48
        #expect(abs(agreement.kappa! - (0.8 - 0.48) / 0.52) < 1e-12)
    }

    @Test func sayingYesToEverythingIsNoAgreement() throws {
        let agreement = Agreement(labels: ["no", "yes"], table: [[0, 0], [10, 90]])
        #expect(agreement.raw.rate == 0.9 && abs(agreement.kappa!) < 1e-12 && abs(agreement.pValue - 1) < 1e-9)
        let always = Agreement(labels: ["yes"], table: [[30]])
        #expect(always.kappa == nil && always.kappaInterval() == nil && always.pValue == 1)
        #expect(Agreement(labels: [], table: []).kappa == nil)
    }

    @Test func kappaDoesNotCareWhoIsWho() {
        let a = Agreement(labels: ["a", "b", "c"], table: [[20, 4, 1], [3, 18, 6], [2, 5, 11]])
        let b = Agreement(labels: ["a", "b", "c"], table: [[20, 3, 2], [4, 18, 5], [1, 6, 11]])
        let c = Agreement(labels: ["c", "b", "a"], table: [[11, 5, 2], [6, 18, 3], [1, 4, 20]])
        #expect(abs(a.kappa! - b.kappa!) < 1e-12 && abs(a.kappa! - c.kappa!) < 1e-12)
    }

    @Test func aCoinDoesNotBeatChanceHoweverOftenOneLooks() {
        var claimed = 0
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<1000 {
            var agreement = ForcedChoiceAgreement()
            for _ in 0..<100 {
                agreement.record(judge: generator.uniform() < 0.5 ? .left : .right, people: generator.uniform() < 0.8 ? .left : .right)
            }
            claimed += agreement.beatsChance() ? 1 : 0
        }
        #expect(claimed <= 50 && claimed > 5)
    }

    @Test func aGoodJudgeBeatsChanceAndUndecidedQuestionsSayNothing() {
        var agreement = ForcedChoiceAgreement((0..<10).map { _ in (judge: Outcome.right, people: .right) })
        #expect(agreement.beatsChance() && agreement.rate.rate == 1)
        let evidence = agreement.logEvidence
        agreement.record(judge: .tie, people: .left)
        agreement.record(judge: .left, people: .bothBad)
        #expect(agreement.logEvidence == evidence && agreement.tally == PairTally(first: 10, ties: 2))
        let contrary = ForcedChoiceAgreement((0..<50).map { _ in (judge: Outcome.right, people: .left) })
        #expect(!contrary.beatsChance() && contrary.rate.rate == 0)
    }
}

@Suite struct RaterConsistencyTests {
    func vote(_ left: String, _ right: String, _ outcome: Outcome, _ prompt: String = "p", _ voter: String = "v") -> Vote {
        Vote(left: left, right: right, outcome: outcome, prompt: prompt, voter: voter)
    }

    @Test func findsRepeatsWithSidesExchanged() {
        let votes = [
            vote("a", "b", .left), vote("a", "b", .left, "q"), vote("b", "a", .right), vote("b", "a", .left, "q"),
            vote("b", "a", .left, "p", "w"), vote("a", "b", .tie, "q"), vote("b", "a", .tie, "q"),
        ]
        let repeats = RaterConsistency.repeats(in: votes)
        #expect(repeats == [.init(first: .left, second: .right), .init(first: .left, second: .left), .init(first: .tie, second: .tie)])
        let consistency = RaterConsistency(votes)
        #expect(consistency.consistent == Proportion(2, of: 3) && consistency.leftTwice == 1 && consistency.rightTwice == 0)
        #expect(consistency.leftShare == Proportion(4, of: 5))
    }

    @Test func aFlipIsATie() {
        #expect(RaterConsistency.Repeat(first: .left, second: .left).combined == .tie)
        #expect(RaterConsistency.Repeat(first: .left, second: .right).combined == .left)
        #expect(RaterConsistency.Repeat(first: .bothBad, second: .bothBad).combined == .bothBad)
        #expect(RaterConsistency.Repeat(first: .tie, second: .left).combined == .tie)
    }

    @Test func measuresAPlantedPositionBias() throws {
        // Three in ten say left whatever they see: the left share becomes .3 + .7 · ½ = .65, the bias .3.
        var generator = SeededGenerator(seed: 31)
        let repeats = (0..<4000).map { _ in
            let better: Outcome = generator.uniform() < 0.5 ? .left : .right
            func said(_ truth: Outcome) -> Outcome { generator.uniform() < 0.3 ? .left : truth }
            return RaterConsistency.Repeat(first: said(better), second: said(better.mirrored))
        }
        let consistency = RaterConsistency(repeats)
        let bias = try #require(consistency.positionBias(level: 0.9999))
        #expect(bias.interval.contains(0.3) && bias.interval.lower > 0.2 && abs(bias.bias - 0.3) < 0.05)
        #expect(consistency.consistent.wilson(level: 0.9999).contains(0.7) && consistency.rightTwice == 0)
        #expect(RaterConsistency([RaterConsistency.Repeat]()).positionBias() == nil)
    }
}
