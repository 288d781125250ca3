import API
import Foundation
import Registry
import Statistics
import Store
import Testing

@testable import Compare

/// The whole chain on known truth: a contestant with planted faults behind an upstream, the built-in model, and a judge behind an upstream.
@Suite struct ChainTests {
    /// Draws what the built-in model will draw, so that the judge knows it.
    static func prepare(_ hand: Draughtsman, _ prompts: [ComparePrompt]) throws {
        for prompt in prompts { _ = try hand.draw(prompt.prompt, seed: 1, edge: 256) }
    }

    /// The share of a category's first atoms that the judge found wrong for a contestant.
    static func faults(_ evidence: Evidence, _ contestant: Int, _ category: ComparePrompt.Category) -> (found: Int, of: Int) {
        let atoms = evidence.answers.filter { answer in
            let cell = evidence.cells[answer.cell]
            return cell.contestant == contestant && evidence.spec.prompts[cell.prompt].category == category && answer.atom == "a1"
        }
        return (atoms.count { $0.yes < 0.5 }, atoms.count)
    }

    @Test func plantedFaultsAreFoundAtTheirRates() async throws {
        let hand = try Draughtsman()
        let prompts = Planted.prompts
        try Self.prepare(hand, prompts)
        let upstream = TrueUpstream(hand, manner: .init(errors: 0.05, reports: true))
        try await upstream.run { url in
            try await Workshop.with(url) { shop in
                let progress = try await shop.run(try shop.spec(["easel-sketch-1", "planted"], prompts, judges: ["seer"]))
                #expect(progress.record.status == .done && progress.cells == [.done: 180])
                #expect(upstream.seen.unknown == 0 && progress.unanswered == 0)
                #expect(progress.answered == progress.questions && progress.questions == 180 + 180)
                let evidence = try await shop.service.evidence(progress.record.id)
                for (category, rate) in Planted.rates {
                    let inCategory = prompts.filter { $0.category == category }
                    let planted = inCategory.count(where: Planted.isFaulty)
                    #expect(planted > 0, "\(category): \(rate) of \(inCategory.count)")
                    let (found, of) = Self.faults(evidence, 1, category)
                    #expect(of == inCategory.count)
                    // What the judge says differs from what was planted by its own errors only: at 5 % of 30 answers more than 6 come once in 3,000 times.
                    #expect(abs(found - planted) <= 6, "\(category): \(found) found, \(planted) planted")
                    let interval = Proportion(Double(found), of: of).wilson(level: 0.999)
                    let expected = Double(planted) / Double(of) * 0.95 + (1 - Double(planted) / Double(of)) * 0.05
                    #expect(interval.contains(expected), "\(category): \(found) of \(of)")
                    let (own, _) = Self.faults(evidence, 0, category)
                    #expect(own <= 6, "\(category): the built-in model has \(own)")
                }
                // Probabilities were read at the answers' own tokens.
                #expect(evidence.answers.allSatisfy { $0.isMeasured && ($0.yes > 0.85 || $0.yes < 0.15) })
                // The clean model is preferred wherever a fault was planted.
                let verdict = Verdict(evidence)
                #expect(verdict.winner == "easel-sketch-1" || verdict.leader == "easel-sketch-1", "\(verdict.sentence)")
                let measured = verdict.criteria.first { $0.criterion == "prompt_adherence" }
                #expect(measured != nil)
                #expect(evidence.judgingCost > .zero && progress.spending.reserved == .zero)
            }
        }
    }

    @Test func bothOrdersTakeThePositionsBiasAway() async throws {
        let hand = try Draughtsman()
        let prompts = Planted.prompts
        try Self.prepare(hand, prompts)
        let upstream = TrueUpstream(hand, manner: .init(bias: 0.5))
        try await upstream.run { url in
            try await Workshop.with(url) { shop in
                // Two contestants of one truth: whatever is preferred, it is by the place.
                var spec = try shop.spec(["planted", "planted-twin"], prompts.filter { !Planted.isFaulty($0) }, judges: ["seer"])
                spec.prompts = spec.prompts.map { ComparePrompt(id: $0.id, category: $0.category, prompt: $0.prompt) }
                let progress = try await shop.run(spec)
                let evidence = try await shop.service.evidence(progress.record.id)
                let votes = evidence.votes
                #expect(votes.count == 2 * spec.prompts.count)
                let shares = Double(votes.count { $0.choice == .left }) / Double(votes.count)
                #expect(shares > 0.6, "the judge takes the first in \(shares)")
                // One order alone would name a winner: the contestant that stands first.
                let naive = votes.filter { evidence.cells[$0.leftCell].contestant == 0 }
                let wrong = EProcess(naive.map { $0.choice == .left ? Outcome.left : .right })
                #expect(wrong.winner(atLog: EProcess.logThreshold()) == .first)
                // Both orders, a flip counting as a tie, leave the judge's lots, and no verdict.
                let pairs = Dictionary(grouping: votes, by: \.prompt)
                var (first, second, ties) = (0, 0, 0)
                for (_, orders) in pairs {
                    let winners = Set(orders.map { evidence.cells[$0.choice == .left ? $0.leftCell : $0.rightCell].contestant })
                    if winners.count == 2 { ties += 1 } else if winners == [0] { first += 1 } else { second += 1 }
                }
                #expect(ties > spec.prompts.count / 4)
                #expect(Proportion(Double(first), of: first + second).wilson(level: 0.99).contains(0.5), "\(first) to \(second)")
                #expect(Verdict(evidence).winner == nil)
            }
        }
    }

    @Test func judgementsAreNotPaidTwice() async throws {
        let hand = try Draughtsman()
        let prompts = Array(Planted.prompts.prefix(12))
        try Self.prepare(hand, prompts)
        let upstream = TrueUpstream(hand)
        try await upstream.run { url in
            try await Workshop.with(url) { shop in
                let spec = try shop.spec(["easel-sketch-1", "planted"], prompts, judges: ["seer"])
                let first = try await shop.run(spec)
                let asked = upstream.seen.judged
                #expect(asked == first.questions && first.answered == first.questions)
                let estimate = try await shop.service.estimate(spec)
                let second = try await shop.run(spec)
                #expect(second.answered == first.answered)
                // All that is asked again is the anchor set, and it shows that the judge has not changed.
                #expect(upstream.seen.judged - asked == Judge.anchors)
                #expect(estimate.judges[0].count == first.questions + Judge.anchors)
                let check = try #require(try await shop.store.compare.anchorChecks(second.record.id).first)
                #expect(check.asked >= Judge.anchors && check.agreed == check.asked && check.reported == "seer-2026-11-01")
                let before = try await shop.service.evidence(first.record.id)
                let after = try await shop.service.evidence(second.record.id)
                #expect(before.answers.map(\.yes) == after.answers.map(\.yes))
                func said(_ evidence: Evidence) -> [[Int]] {
                    evidence.votes.map { [$0.leftCell, $0.rightCell, $0.choice == .left ? 1 : 0] }.sorted { $0.lexicographicallyPrecedes($1) }
                }
                #expect(said(before) == said(after) && before.votes.count == 24)
                let each = Money(nanodollars: (1000 * 1_000_000_000 + 10 * 4_000_000_000) / 1_000_000)
                #expect(before.judgingCost == each * asked && after.judgingCost == each * Judge.anchors)
                #expect(second.spending.spent <= estimate.worst && estimate.expected <= estimate.worst)
            }
        }
    }

    @Test func theBudgetHoldsAndCanBeRaised() async throws {
        let hand = try Draughtsman()
        let prompts = Array(Planted.prompts.prefix(20))
        let upstream = TrueUpstream(hand)
        try await upstream.run { url in
            try await Workshop.with(url) { shop in
                var spec = try shop.spec(["planted"], prompts)
                spec.budget = Money(nanodollars: 75_000_000)
                let id = try await shop.service.create(spec).id
                let paused = try await shop.run(id)
                #expect(paused.record.status == .paused && paused.record.reason == "budget")
                #expect(paused.cells[.done] == 7 && paused.spending == Spending(spent: Money(nanodollars: 70_000_000)))
                #expect(upstream.seen.drawn.values.reduce(0, +) == 7)
                _ = try await shop.service.setBudget(id, Money(nanodollars: 200_000_000))
                let done = try await shop.run(id)
                #expect(done.record.status == .done && done.cells == [.done: 20])
                #expect(upstream.seen.drawn.values.allSatisfy { $0 == 1 })
                #expect(done.spending.spent == Money(nanodollars: 200_000_000))
            }
        }
    }

    @Test func refusalsAndNonsenseAreSaidToBeThat() async throws {
        let hand = try Draughtsman()
        let prompts = Array(Planted.prompts.prefix(9))
        try Self.prepare(hand, prompts)
        let manner = TrueUpstream.Manner(
            garbled: { $0.contains("Are there exactly 2 apple?") }, refused: { $0.contains("Is the apple red?") })
        let upstream = TrueUpstream(hand, manner: manner) { $0 == "three apples" }
        try await upstream.run { url in
            try await Workshop.with(url) { shop in
                let progress = try await shop.run(try shop.spec(["easel-sketch-1", "planted"], prompts, judges: ["seer"]))
                #expect(progress.record.status == .done && progress.cells == [.done: 17, .refused: 1])
                let evidence = try await shop.service.evidence(progress.record.id)
                let refused = try #require(evidence.cells.first { $0.status == .refused })
                #expect(
                    refused.errorCode == "moderation_blocked" && refused.cost == .zero
                        && evidence.spec.prompts[refused.prompt].prompt == "three apples")
                // No pair about a picture that is not there, and no answer that was not given.
                #expect(!evidence.votes.contains { [$0.leftCell, $0.rightCell].contains(refused.number) })
                let faults = try await shop.store.compare.judged(progress.record.id).compactMap(\.fault)
                #expect(faults.sorted() == ["garbled", "garbled", "refused", "refused", "refused", "refused"] && progress.unanswered == 6)
                #expect(!evidence.answers.contains { prompts[evidence.cells[$0.cell].prompt].prompt == "two apples" })
                // Asked again, it says the same; nothing is drawn again.
                let drawn = upstream.seen.drawn
                _ = try await shop.run(progress.record.id, retrying: true)
                #expect(upstream.seen.drawn == drawn)
            }
        }
    }
}
