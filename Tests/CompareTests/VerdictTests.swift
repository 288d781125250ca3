import Foundation
import Registry
import Statistics
import Store
import Testing

@testable import Compare

/// Every outcome, from evidence that was built by hand.
@Suite struct VerdictTests {
    @Test func withoutVotesThereIsNotEnoughEvidence() {
        let verdict = Fixture().verdict
        #expect(verdict.outcome == .notEnoughEvidence)
        #expect(verdict.winner == nil && verdict.preferred == nil && verdict.leader == nil && verdict.moreVotes == nil)
        #expect(verdict.reason.contains("Nobody has voted"))
        #expect(verdict.pairs.count == 1 && verdict.pairs[0].looks == nil)
    }

    @Test func clearVotesNameAWinner() throws {
        var fixture = Fixture()
        fixture.votes(0, 1, Fixture.outcomes(30, wins: 26))
        let verdict = fixture.verdict
        #expect(verdict.outcome == .winner && verdict.winner == "alpha" && verdict.preferred == "alpha")
        let looks = try #require(verdict.pairs[0].looks)
        #expect(looks.wins == 26 && looks.losses == 4 && looks.basis == .people && looks.voters == 1 && looks.prompts == 30)
        #expect(looks.eValue >= looks.threshold && abs(looks.threshold - 20) < 1e-9)
        #expect(looks.interval.lower > 0.5 && looks.interval.contains(26.0 / 30))
        #expect((looks.fragility ?? 0) >= 1)
        #expect(verdict.notes.contains { $0.contains("one person") })
    }

    @Test func sidesDoNotMatter() {
        var straight = Fixture()
        var turned = Fixture(["beta", "alpha"])
        for (prompt, outcome) in Fixture.outcomes(30, wins: 26).enumerated() {
            straight.vote(0, 1, prompt: prompt, outcome)
            turned.vote(1, 0, prompt: prompt, outcome)
        }
        #expect(straight.verdict.winner == "alpha" && turned.verdict.winner == "alpha")
        #expect(straight.verdict.pairs[0].looks?.eValue == turned.verdict.pairs[0].looks?.eValue)
    }

    @Test func fewVotesSayHowManyMore() throws {
        var fixture = Fixture()
        fixture.votes(0, 1, Fixture.outcomes(10, wins: 7))
        let verdict = fixture.verdict
        #expect(verdict.outcome == .notEnoughEvidence && verdict.leader == "alpha")
        let more = try #require(verdict.moreVotes)
        #expect(more > 5 && verdict.sentence.contains("\(more) more votes"))
    }

    @Test func allTiesSettleNothingUntilThereAreVeryMany() {
        var few = Fixture()
        few.votes(0, 1, Array(repeating: .tie, count: 30))
        #expect(few.verdict.outcome == .notEnoughEvidence && few.verdict.leader == nil)
        var many = Fixture(prompts: 250)
        many.votes(0, 1, Array(repeating: .tie, count: 250))
        let verdict = many.verdict
        #expect(verdict.outcome == .tie && verdict.tied == ["alpha", "beta"] && verdict.winner == nil)
    }

    @Test func aTieIsBrokenByMoney() {
        var fixture = Fixture(prompts: 250)
        fixture.votes(0, 1, Array(repeating: .tie, count: 250))
        fixture.change(1) { $0.cost = Money(nanodollars: 10_000_000) }
        let verdict = fixture.verdict
        #expect(verdict.outcome == .tie && verdict.preferred == "beta")
        #expect(verdict.sentence.contains("Take beta"))
        fixture.evidence.spec.weights = ["visual_quality": 1]
        #expect(fixture.verdict.preferred == nil)
    }

    @Test func qualityAndCostAreTwoModels() {
        var fixture = Fixture()
        fixture.votes(0, 1, Fixture.outcomes(30, wins: 27))
        fixture.change(1) { $0.cost = Money(nanodollars: 4_000_000) }
        let verdict = fixture.verdict
        #expect(verdict.outcome == .qualityAndCost && verdict.quality == "alpha" && verdict.cost == "beta" && verdict.winner == nil)
        #expect(verdict.sentence == "alpha for quality, beta for cost.")
        #expect(verdict.reason.contains("90% less"))
        // Whoever gives money no weight gets a winner.
        fixture.evidence.spec.weights = ["visual_quality": 1]
        #expect(fixture.verdict.outcome == .winner)
    }

    @Test func zeroCostIsACostLikeAnother() {
        var fixture = Fixture()
        fixture.votes(0, 1, Fixture.outcomes(30, wins: 27))
        fixture.change(1) { $0.cost = .zero }
        #expect(fixture.verdict.cost == "beta")
        fixture.change(0) { $0.cost = .zero }
        #expect(fixture.verdict.outcome == .winner)
    }

    @Test func aModelThatIsNeverAcceptedSavesNothing() {
        var fixture = Fixture(atoms: 4, judges: ["eye"])
        for prompt in 0..<40 {
            fixture.answers(0, prompt: prompt)
            fixture.answers(1, prompt: prompt, wrong: [0])
        }
        fixture.change(1) { $0.cost = Money(nanodollars: 4_000_000) }
        #expect(fixture.verdict.outcome == .winner && fixture.verdict.winner == "alpha")
        #expect(fixture.weighed.acceptance(1)?.accepted == 0)
    }

    @Test func polishDoesNotBeatObedience() throws {
        var fixture = Fixture(atoms: 4, judges: ["eye"])
        for prompt in 0..<40 {
            fixture.answers(0, prompt: prompt, wrong: [0, 1])
            fixture.answers(1, prompt: prompt)
        }
        fixture.votes(0, 1, Fixture.outcomes(40, wins: 36))
        let verdict = fixture.verdict
        #expect(verdict.pairs[0].heldBack == .first && verdict.pairs[0].looks?.finding == .first)
        #expect(verdict.winner != "alpha" && verdict.outcome == .winner && verdict.winner == "beta")
        // Where looks weigh more than obedience, neither wins.
        fixture.evidence.spec.weights = ["visual_quality": 0.7, "prompt_adherence": 0.3]
        let other = fixture.verdict
        #expect(other.outcome == .tie && other.pairs[0].finding == .mixed && other.preferred == nil)
        #expect(other.sentence.contains("on the whole"))
    }

    @Test func obedienceAloneWinsOnlyWhereLooksCouldNotTurnIt() {
        var fixture = Fixture(atoms: 4, judges: ["eye"])
        for prompt in 0..<40 {
            fixture.answers(0, prompt: prompt)
            fixture.answers(1, prompt: prompt, wrong: [0, 1])
        }
        let verdict = fixture.verdict
        #expect(verdict.outcome == .winner && verdict.winner == "alpha")
        #expect(verdict.reason.contains("could not turn that round") && verdict.raters.sentence.contains("no evidence"))
        fixture.evidence.spec.weights = ["visual_quality": 0.6, "prompt_adherence": 0.4]
        #expect(fixture.verdict.outcome == .notEnoughEvidence && fixture.verdict.leader == "alpha")
    }

    @Test func aModelThatAlwaysFailsIsLeftOut() {
        var fixture = Fixture()
        fixture.change(1) {
            $0.status = .failed
            $0.imageID = nil
            $0.errorCode = "upstream_unavailable"
        }
        let verdict = fixture.verdict
        #expect(verdict.outcome == .notEnoughEvidence && verdict.sentence.contains("beta made no picture"))
        #expect(verdict.notes.first?.contains("upstream_unavailable") == true)
        var three = Fixture(["alpha", "beta", "gamma"])
        three.change(1) { $0.status = .refused }
        three.votes(0, 2, Fixture.outcomes(40, wins: 36))
        #expect(three.verdict.outcome == .winner && three.verdict.winner == "alpha")
    }

    @Test func skippedCellsAndAnEarlyEndAreSaid() {
        var fixture = Fixture()
        fixture.votes(0, 1, Fixture.outcomes(20, wins: 19))
        for index in fixture.evidence.cells.indices where fixture.evidence.cells[index].prompt >= 20 {
            fixture.evidence.cells[index].status = fixture.evidence.cells[index].contestant == 0 ? .skipped : .waiting
            fixture.evidence.cells[index].imageID = nil
        }
        let verdict = fixture.verdict
        #expect(verdict.winner == "alpha")
        #expect(verdict.notes.contains { $0.contains("alpha was not asked for 20 of 40") })
        #expect(verdict.notes.contains { $0.contains("20 pictures are still to be made") })
        let refusals = verdict.criteria.first { $0.criterion == "refusals" }
        #expect(refusals?.measures[0].first?.count == 20 && refusals?.measures[0].first?.value == 0)
    }

    @Test func theSameModelTwiceIsSaid() {
        var fixture = Fixture()
        fixture.evidence.spec.contestants[1].id = "alpha"
        #expect(fixture.verdict.notes.contains { $0.contains("are the same model (alpha)") })
    }

    @Test func circlesAreNamed() {
        var fixture = Fixture(["a", "b", "c"], prompts: 120)
        fixture.votes(0, 1, Fixture.outcomes(40, wins: 36))
        fixture.votes(1, 2, Fixture.outcomes(40, wins: 36), from: 40)
        fixture.votes(2, 0, Fixture.outcomes(40, wins: 36), from: 80)
        let verdict = fixture.verdict
        #expect(verdict.circles == [["a", "b", "c"]])
        #expect(verdict.outcome == .tie && verdict.sentence.contains("a beats b, b beats c, c beats a") && verdict.preferred == nil)
    }

    @Test func aChainNeedsNoVotesOnItsEnds() throws {
        var fixture = Fixture(["a", "b", "c"], prompts: 80)
        fixture.votes(0, 1, Fixture.outcomes(40, wins: 36))
        fixture.votes(1, 2, Fixture.outcomes(40, wins: 36), from: 40)
        let verdict = fixture.verdict
        #expect(verdict.winner == "a" && verdict.standings.map(\.model) == ["a", "b", "c"])
        let first = try #require(verdict.standings.first)
        #expect(first.isConnected && first.interval.contains(first.strength) && first.bestRank == 1)
        #expect(abs(try #require(verdict.pairs[0].looks).threshold - 60) < 1e-9)
    }

    @Test func disconnectedPairsSettleNothingBetweenThem() {
        var fixture = Fixture(["a", "b", "c", "d"], prompts: 80)
        fixture.votes(0, 1, Fixture.outcomes(40, wins: 37))
        fixture.votes(2, 3, Fixture.outcomes(40, wins: 37), from: 40)
        let verdict = fixture.verdict
        #expect(verdict.outcome == .notEnoughEvidence && verdict.standings.allSatisfy { !$0.isConnected })
        #expect(verdict.pairs.filter { $0.finding == .first }.count == 2)
    }

    @Test func manyEyesOnFewPicturesAreNoFreshDraws() throws {
        var fixture = Fixture(prompts: 5)
        for voter in 0..<20 {
            for prompt in 0..<5 {
                fixture.vote(0, 1, prompt: prompt, prompt < 4 ? .left : .right, by: .guest(link: "l", voter: "v\(voter)"))
            }
        }
        let looks = try #require(fixture.verdict.pairs[0].looks)
        #expect(looks.wins == 80 && looks.losses == 20 && looks.voters == 20)
        #expect(looks.finding == .undecided && looks.eValue < 5)
        #expect(fixture.verdict.notes.contains { $0.contains("only 5 prompts") })
    }

    @Test func repeatsAndMirrorsAreNoVotes() throws {
        var fixture = Fixture()
        for prompt in 0..<8 {
            let id = fixture.vote(0, 1, prompt: prompt, .left, turned: false)
            fixture.vote(0, 1, prompt: prompt, prompt < 6 ? .left : .right, turned: true, mirrors: id)
            fixture.vote(0, 1, prompt: prompt, .left)
        }
        let verdict = fixture.verdict
        #expect(verdict.pairs[0].looks?.wins == 8)
        #expect(verdict.raters.repeats == 8 && verdict.raters.repeatAgreement == 0.75)
    }

    @Test func weightsAddUpAndFollowWhatCanBeMeasured() {
        let verdict = Fixture(weights: ["visual_quality": 3, "cost_per_image": 1, "prompt_adherence": 4, "nonsense": 9]).verdict
        #expect(verdict.weights == ["visual_quality": 0.75, "cost_per_image": 0.25])
        #expect(abs(Fixture(weights: [:]).verdict.weights.values.reduce(0, +) - 1) < 1e-12)
    }
}
