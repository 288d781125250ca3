import Registry
import Statistics
import Store
import Testing

@testable import Compare

/// Judges and their calibration cards.
@Suite struct JudgeTests {
    @Test func aJudgeThatAgreesWithPeopleCounts() throws {
        var fixture = Fixture(prompts: 80, judges: ["eye"])
        let people = Fixture.outcomes(20, wins: 12)
        fixture.votes(0, 1, people)
        for prompt in 0..<80 {
            let said: Statistics.Outcome = prompt < 20 ? people[prompt] : prompt % 12 == 0 ? .right : .left
            fixture.judge("eye", prefers: said, 0, 1, prompt: prompt)
        }
        let verdict = fixture.verdict
        let card = try #require(verdict.cards.first { $0.subject == .looks })
        #expect(card.beatsChance && card.isAdmitted && card.count == 20 && card.agreement == 1 && card.kappa == 1)
        #expect(verdict.pairs[0].looks?.basis == .judges(["eye"]) && verdict.pairs[0].people?.wins == 12)
        #expect(verdict.winner == "alpha" && verdict.raters.sentence.contains("decided by judge eye"))
    }

    @Test func aJudgeWithoutPeopleDoesNotCount() throws {
        var fixture = Fixture(judges: ["eye"])
        for prompt in 0..<40 { fixture.judge("eye", prefers: .left, 0, 1, prompt: prompt) }
        let verdict = fixture.verdict
        #expect(verdict.outcome == .notEnoughEvidence && verdict.pairs[0].looks == nil)
        let judges = try #require(verdict.pairs[0].judges)
        #expect(!judges.counts && judges.wins == 40)
        #expect(verdict.raters.judges.map(\.looks) == [false])
        #expect(verdict.criteria.first { $0.criterion == "visual_quality" }?.measures[0].first?.counts == false)
    }

    @Test func aJudgeThatAlwaysSaysLeftSaysNothing() throws {
        var fixture = Fixture(judges: ["eye"])
        fixture.votes(0, 1, Fixture.outcomes(40, wins: 24))
        for prompt in 0..<40 { fixture.judge("eye", 0, 1, prompt: prompt, .left, .left) }
        let verdict = fixture.verdict
        let card = try #require(verdict.cards.first)
        #expect(!card.beatsChance && card.count == 0)
        #expect(card.position?.firstTwice == 40 && card.position?.bias == 1 && card.position?.isBiased == true)
        #expect(verdict.pairs[0].judges?.ties == 40 && verdict.pairs[0].looks?.basis == .people)
        #expect(card.sentence.contains("likes the first place"))
    }

    @Test func aJudgeBelowChanceIsLeftOut() throws {
        var fixture = Fixture(prompts: 60, judges: ["eye"])
        let people = Fixture.outcomes(30, wins: 18)
        fixture.votes(0, 1, people)
        for prompt in 0..<60 { fixture.judge("eye", prefers: prompt < 30 ? people[prompt].mirrored : .right, 0, 1, prompt: prompt) }
        let card = try #require(fixture.verdict.cards.first)
        #expect(!card.isAdmitted && card.agreement == 0 && card.eValue < 1 && (card.kappa ?? 0) < 0)
        #expect(fixture.verdict.winner == nil && fixture.verdict.pairs[0].looks?.basis == .people)
    }

    @Test func aPositionBiasCancelsOut() throws {
        // Three of ten pairs are decided by place, the rest by what is better: the flips become ties and nobody gains by them.
        var fixture = Fixture(prompts: 60, judges: ["eye"])
        for prompt in 0..<60 {
            if prompt % 10 < 3 {
                fixture.judge("eye", 0, 1, prompt: prompt, .left, .left)
            } else {
                fixture.judge("eye", prefers: prompt % 2 == 0 ? .left : .right, 0, 1, prompt: prompt)
            }
        }
        let judges = try #require(fixture.verdict.pairs[0].judges)
        #expect(judges.ties == 18 && judges.wins + judges.losses == 42 && abs(judges.winRate - 0.5) < 0.06)
    }

    @Test func oneOrderAloneIsNoJudgement() {
        var fixture = Fixture(judges: ["eye"])
        fixture.judge("eye", prefers: .left, 0, 1, prompt: 0)
        fixture.evidence.votes.removeLast()
        #expect(fixture.verdict.pairs[0].judges == nil)
    }

    @Test func judgementsThatAreRepeatedShowDrift() throws {
        var fixture = Fixture(atoms: 4, judges: ["eye"])
        for prompt in 0..<20 { fixture.answers(0, prompt: prompt) }
        for prompt in 0..<5 { fixture.answers(0, prompt: prompt, wrong: [1]) }
        let card = try #require(fixture.verdict.cards.first { $0.subject == .atoms })
        #expect(card.drift?.count == 20 && card.drift?.changed == 5)
        #expect(fixture.weighed.atomSource.map { PromptAdherence().measure(0, in: fixture.weighed)?.value == 1 && $0.counts } == true)
    }

    @Test func aJudgeOfAtomsIsCheckedOnControls() throws {
        var fixture = Fixture(atoms: 4, judges: ["eye", "yes"])
        for prompt in 0..<20 {
            fixture.answers(0, prompt: prompt)
            for atom in fixture.evidence.spec.prompts[prompt].atoms {
                fixture.evidence.answers.append(
                    AtomAnswerRecord(
                        comparison: "cmp-1", cell: fixture.cell(0, prompt), atom: atom.id, rater: .judge("yes"), yes: 1, isMeasured: false,
                        created: Fixture.day))
            }
        }
        let cards = fixture.verdict.cards.filter { $0.subject == .atoms }
        let eye = try #require(cards.first { $0.judge == "eye" })
        let yes = try #require(cards.first { $0.judge == "yes" })
        #expect(eye.reference == .controls && eye.isAdmitted && eye.agreement == 1)
        #expect(!yes.isAdmitted && yes.agreement == 0)
        #expect(fixture.weighed.atomJudges == ["eye"])
    }

    @Test func peoplesAnswersOverruleControls() throws {
        var fixture = Fixture(atoms: 4, judges: ["eye"])
        for prompt in 0..<20 {
            fixture.answers(0, prompt: prompt)
            // People see it the other way round in every atom.
            fixture.answers(0, prompt: prompt, wrong: [0, 1, 2, 3], by: .person("ada"))
        }
        let card = try #require(fixture.verdict.cards.first { $0.subject == .atoms })
        #expect(card.reference == .answers && card.agreement == 0 && !card.isAdmitted)
        #expect(card.kinds.map(\.kind) == [.count] && card.kinds.first?.count == 80)
        #expect(fixture.weighed.atomSource?.basis == .people)
        #expect(PromptAdherence().measure(0, in: fixture.weighed)?.value == 0)
    }

    @Test func withoutControlsVotesCheckAJudgeOfAtoms() throws {
        var fixture = Fixture(atoms: 3, judges: ["eye"])
        for prompt in 0..<20 {
            fixture.answers(0, prompt: prompt, wrong: prompt % 2 == 0 ? [0] : [])
            fixture.answers(1, prompt: prompt, wrong: prompt % 2 == 0 ? [] : [0])
            fixture.vote(0, 1, prompt: prompt, prompt % 2 == 0 ? .right : .left)
        }
        let card = try #require(fixture.verdict.cards.first { $0.subject == .atoms })
        #expect(card.reference == .votes && card.agreement == 1 && card.isAdmitted)
    }

    @Test func severalJudgesAreOnePanel() throws {
        var fixture = Fixture(judges: ["a", "b", "c"])
        for prompt in 0..<30 {
            fixture.judge("a", prefers: .left, 0, 1, prompt: prompt)
            fixture.judge("b", prefers: .left, 0, 1, prompt: prompt)
            fixture.judge("c", prefers: .right, 0, 1, prompt: prompt)
        }
        let judges = try #require(fixture.verdict.pairs[0].judges)
        #expect(judges.wins == 30 && judges.losses == 0 && judges.basis.judges == ["a", "b", "c"])
    }
}
