import API
import Foundation
import Pictures
import Registry
import Store
import Testing

@testable import Apps

@Suite struct TranslationTests {
    private func model(_ set: (inout ImageCapabilities) -> Void) -> ModelInfo {
        var can = ImageCapabilities(
            sizes: .list([PixelSize(1024, 1024), PixelSize(1536, 1024)]), qualities: [.low, .high], formats: [.png])
        set(&can)
        return ModelInfo(id: "m", provider: "p", kind: .image, summary: "", image: can)
    }

    @Test func everyParameterIsAccountedFor() {
        let given: ParameterValues = [
            .n: 2, .size: "1200x800", .quality: "medium", .background: "transparent", .outputFormat: "webp", .outputCompression: 80,
            .seed: 7, .steps: 30, .strength: 0.5, .inputFidelity: "high", .moderation: "low",
        ]
        let poor = AppTranslation(given, for: model { _ in })
        #expect(poor.entries.count == given.count)
        let verdicts = Dictionary(uniqueKeysWithValues: poor.entries.map { ($0.parameter, $0.verdict) })
        #expect(verdicts["n"] == .same && verdicts["size"] == .mapped && verdicts["background"] == .dropped && verdicts["seed"] == .dropped)
        #expect(poor.values[.size] == "1536x1024" && poor.values[.outputFormat] == "png" && poor.values[.outputCompression] == nil)
        #expect(poor.entries.allSatisfy { !$0.sentence.isEmpty && !$0.blocks })
        let rich = AppTranslation(
            given,
            for: model { can in
                can.sizes = .list([PixelSize(1200, 800)])
                can.qualities = [.medium]
                can.formats = [.webp]
                (can.transparent, can.seeds, can.steps, can.strength, can.fidelity) = (true, true, 1...50, true, true)
            })
        #expect(rich.entries.allSatisfy { $0.verdict == .same } && rich.values == given)
    }

    @Test func aVisitorStaysWithOneModelAndTheShareHolds() {
        let canary = SwitchState.Canary(id: "switch-1", arm: AppArm(model: "b"), share: 20, since: Date())
        let state = SwitchState(stable: AppArm(model: "a"), canary: canary)
        var tried = 0
        for number in 0..<2000 {
            let visitor = "vis-\(number)"
            let first = AppService.arm(state, visitor: visitor)
            #expect(first.override == AppService.arm(state, visitor: visitor).override)
            tried += first.arm == .canary ? 1 : 0
            // Who is on trial stays so when the share grows.
            var grown = state
            grown.canary?.share = 40
            if first.arm == .canary { #expect(AppService.arm(grown, visitor: visitor).arm == .canary) }
        }
        #expect((300...500).contains(tried))
        #expect(AppService.arm(SwitchState(), visitor: "x").override == nil)
    }

    @Test func whatTheAppDoesNotLeaveOpenIsRefused() throws {
        var app = AppDefinition(slug: "shop", title: "Shop", prompt: "x", model: "m")
        app.parameters = [.size: .fixed("512x512"), .quality: .visitor(standard: "low", choices: ["low", "high"]), .n: .standard(2)]
        let plain = try AppService.parameters(app, [:])
        #expect(plain == [.size: "512x512", .quality: "low", .n: 2])
        #expect(try AppService.parameters(app, [.quality: "high", .n: 3])[.quality] == "high")
        #expect(throws: APIError.self) { try AppService.parameters(app, [.size: "64x64"]) }
        #expect(throws: APIError.self) { try AppService.parameters(app, [.quality: "medium"]) }
        #expect(throws: APIError.self) { try AppService.parameters(app, [.seed: 1]) }
    }
}
