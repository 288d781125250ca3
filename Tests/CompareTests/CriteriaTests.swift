import Foundation
import Pictures
import Registry
import Statistics
import Store
import Testing

@testable import Compare

/// What each criterion measures, on evidence whose truth is known.
@Suite struct CriteriaTests {
    @Test func everyCriterionIsNamedOnceAndPresetsNameOnlyThem() {
        let ids = Criteria.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Criteria.all.allSatisfy { $0.summary.hasSuffix(".") && !$0.title.isEmpty })
        #expect(Set(Preset.all.map(\.id)).isSuperset(of: ["product-photos", "illustration", "mockups", "marketing", "icons"]))
        for preset in Preset.all {
            #expect(abs(preset.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-9, "\(preset.id)")
            #expect(preset.weights.allSatisfy { ids.contains($0.criterion) && $0.reason.hasSuffix(".") }, "\(preset.id)")
        }
        #expect(
            Preset.named("Product photos")?.id == "product-photos" && Preset.named("an icon set")?.id == "icons" && Preset.named("x") == nil
        )
    }

    @Test func adherenceIsTheMeanOverAtomsWeightedByProbability() throws {
        var fixture = Fixture(prompts: 10, atoms: 4)
        for prompt in 0..<10 { fixture.answers(0, prompt: prompt, wrong: [0], by: .person("ada"), sure: 0.9) }
        let adherence = try #require(PromptAdherence().measure(0, in: fixture.weighed))
        #expect(
            abs(adherence.value - (3 * 0.9 + 0.1) / 4) < 1e-12 && adherence.count == 40 && adherence.prompts == 10
                && adherence.basis == .people)
        let interval = try #require(adherence.interval)
        #expect(interval.contains(adherence.value) && interval.lower < adherence.value && interval.upper > adherence.value)
        let all = try #require(CompositionalAccuracy().measure(0, in: fixture.weighed))
        #expect(abs(all.value - 0.9 * 0.9 * 0.9 * 0.1) < 1e-12)
        #expect(PromptAdherence().measures(of: 1, in: fixture.weighed).isEmpty)
    }

    @Test func anIntervalIsWiderWhenPromptsDiffer() throws {
        let even = PromptMean((0..<20).map { _ in 0.5 })
        let uneven = PromptMean((0..<20).map { $0 % 2 == 0 ? 0 : 1 })
        let narrow = try #require(even.shareInterval(atMost: 400))
        let wide = try #require(uneven.shareInterval(atMost: 400))
        #expect(wide.width > 0.3 && narrow.width <= wide.width + 1e-9)
        let spread = PromptMean((0..<20).map { 0.5 + 0.05 * Double($0 % 3 - 1) })
        #expect(try #require(spread.shareInterval(atMost: 400)).width < 0.2)
    }

    @Test func bettingIsTheEProcessForWholeVotes() {
        let whole = Betting.logEvidence(Array(repeating: 1, count: 20) + Array(repeating: -1, count: 6))
        #expect(abs(whole - EProcess.logEvidence(first: 20, second: 6)) < 0.01)
        #expect(abs(Betting.logEvidence([])) < 1e-12 && abs(Betting.logEvidence([0, 0, 0])) < 1e-12)
        #expect(Betting.logEvidence(Array(repeating: 0.3, count: 60)) > log(20))
        // The mean stake over all outcomes of five fair coins is one: it is a fair bet.
        let mean = (0..<32).reduce(0.0) { sum, bits in sum + exp(Betting.logEvidence((0..<5).map { bits >> $0 & 1 == 0 ? 1 : -1 })) } / 32
        #expect(abs(mean - 1) < 1e-9)
    }

    @Test func costsCountFailedTries() throws {
        var fixture = Fixture(prompts: 10, atoms: 2)
        for index in 0..<5 {
            fixture.evidence.cells[index].status = index < 3 ? .failed : .refused
            fixture.evidence.cells[index].imageID = nil
        }
        let cost = try #require(ImageCost().measure(0, in: fixture.weighed))
        #expect(abs(cost.value - 0.08) < 1e-12 && cost.count == 5)
        #expect(AcceptedImageCost().measure(0, in: fixture.weighed) == nil)
        for prompt in 5..<10 { fixture.answers(0, prompt: prompt, wrong: prompt < 7 ? [1] : [], by: .person("ada")) }
        let accepted = try #require(AcceptedImageCost().measure(0, in: fixture.weighed))
        #expect(abs(accepted.value - 0.4 / 3) < 1e-12 && accepted.count == 3)
        #expect(try #require(Refusals().measure(0, in: fixture.weighed)).value == 0.2)
        #expect(try #require(Failures().measure(0, in: fixture.weighed)).value == 0.3)
    }

    @Test func withoutAtomsVotesSayWhatIsAccepted() {
        var fixture = Fixture(prompts: 4)
        fixture.vote(0, 1, prompt: 0, .bothBad)
        fixture.vote(0, 1, prompt: 1, .left)
        fixture.vote(0, 1, prompt: 2, .tie)
        let accepted = (0..<4).map { fixture.weighed.isAccepted(fixture.evidence.cells[fixture.cell(1, $0)]) }
        #expect(accepted == [false, true, true, nil])
    }

    @Test func latenciesAreOrderStatistics() throws {
        var fixture = Fixture(prompts: 100)
        for index in fixture.evidence.cells.indices {
            fixture.evidence.cells[index].latencyMilliseconds = (fixture.evidence.cells[index].prompt + 1) * 10
        }
        let median = try #require(LatencyMedian().measure(0, in: fixture.weighed))
        let tail = try #require(LatencyTail().measure(0, in: fixture.weighed))
        #expect(median.value == 500 && tail.value == 950)
        #expect(median.interval?.lower == 410 && median.interval?.upper == 610 && (tail.interval?.upper ?? 0) <= 1000)
    }

    @Test func spreadAndStylesComeFromDistances() throws {
        var fixture = Fixture(prompts: 4, atoms: 1, seeds: 2)
        for prompt in 0..<4 {
            fixture.evidence.spec.prompts[prompt].group = prompt < 2 ? "fox" : "hut"
            fixture.evidence.spec.prompts[prompt].atoms[0].kind = .style
            for contestant in 0..<2 {
                fixture.answers(contestant, prompt: prompt, wrong: contestant == 0 && prompt == 0 ? [0] : [], by: .person("ada"))
            }
        }
        let wanted = fixture.evidence.distancesWanted
        #expect(wanted.count == 2 * (4 + 2))
        fixture.evidence.distances = wanted.map { pair in
            let (a, b) = (fixture.evidence.cells[pair.first], fixture.evidence.cells[pair.second])
            return PictureDistance(pair.second, pair.first, distance: a.prompt == b.prompt ? (a.contestant == 0 ? 0.1 : 0.3) : 0.6)
        }
        let weighed = fixture.weighed
        #expect(abs(try #require(AestheticConsistency().measure(0, in: weighed)).value - 0.1) < 1e-12)
        #expect(AestheticConsistency().differences(0, 1, in: weighed).allSatisfy { abs($0 - 0.2) < 1e-12 })
        #expect(abs(try #require(StyleDistance().measure(1, in: weighed)).value - 0.6) < 1e-12)
        #expect(abs(try #require(StyleRange().measure(0, in: weighed)).value - 0.75) < 1e-12)
        #expect(!AestheticConsistency().applies(to: Fixture().evidence.spec) && !StyleRange().applies(to: Fixture().evidence.spec))
    }

    @Test func printsTellPicturesApart() throws {
        func picture(_ box: PixelBox, _ colour: RGBA, on ground: RGBA) throws -> Bitmap {
            var bitmap = try Bitmap(width: 96, height: 96, filledWith: ground)
            for y in box.y..<box.y + box.height { for x in box.x..<box.x + box.width { bitmap[x, y] = colour } }
            return bitmap
        }
        let red = RGBA(200, 30, 30)
        let blue = RGBA(30, 30, 200)
        let left = try PicturePrint(try picture(PixelBox(x: 8, y: 8, width: 32, height: 32), red, on: .white))
        let nudged = try PicturePrint(try picture(PixelBox(x: 10, y: 9, width: 32, height: 32), red, on: .white))
        let right = try PicturePrint(try picture(PixelBox(x: 56, y: 56, width: 32, height: 32), red, on: .white))
        let other = try PicturePrint(try picture(PixelBox(x: 56, y: 20, width: 24, height: 60), blue, on: .black))
        #expect(left.distance(to: left) == 0 && abs(left.distance(to: right) - right.distance(to: left)) < 1e-12)
        #expect(left.distance(to: nudged) < left.distance(to: right) && left.distance(to: right) < left.distance(to: other))
        #expect(left.distance(to: other) > 0.5 && left.distance(to: other) <= 1)
        let flat = try PicturePrint(try Bitmap(width: 5, height: 9, filledWith: .white))
        #expect(flat.shapes == 0 && flat.distance(to: flat) == 0)
    }
}
