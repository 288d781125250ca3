import API
import Foundation
import Registry
import Testing

@testable import Compare

/// Comparisons of what is known, without a picture.
@Suite struct CatalogueTests {
    private func comparison(_ models: [String], info: ModelInfo? = nil) throws -> CatalogueComparison {
        CatalogueComparison(models, catalogue: try .builtIn(), priors: try .builtIn()) { $0 == info?.id ? info : nil }
    }

    @Test func aTextModelAndAnImageModelStandSideBySide() throws {
        let comparison = try comparison(["gpt-4.1-nano", "gpt-image-1"])
        #expect(comparison.facts.map(\.kind) == [.text, .image] && comparison.unknown.isEmpty)
        #expect(comparison.facts[0].contextTokens == 1_047_576 && comparison.facts[0].pictureCost?.amount == Money(nanodollars: 800_000))
        #expect(comparison.facts[1].pictureCost?.amount == Money(nanodollars: 1056 * 40_000))
        #expect(comparison.facts[1].shutdownDate == "2026-10-23" && comparison.facts[1].successors.count == 2)
        #expect(comparison.costs[0].cost(of: 1_000) == Money(nanodollars: 800_000_000))
        #expect(comparison.sentences[0] == Wording.noEvidence)
        #expect(comparison.priors.contains { $0.benchmark == "DPG-Bench" && $0.value == 85.15 })
        #expect(try Wording.money(#require(self.comparison(["gpt-4.1-mini"]).facts[0].pictureCost).amount) == "$0.0032")
    }

    @Test func everyFormatSaysTheSame() throws {
        let comparison = try comparison(["gpt-4.1-nano", "gpt-image-1"])
        let text = comparison.text(width: 80)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        for page in [text, comparison.markdown, comparison.html] {
            let plain = page.replacing("\\", with: "").split { $0 == "\n" || $0 == " " }.joined(separator: " ")
            #expect(
                plain.contains("no evidence about your pictures") && plain.contains("2026-10-23") && plain.contains("42.24")
                    && plain.contains("GenEval"))
        }
        #expect(try ReportTests.unbalanced(comparison.html) == [])
        let back = try JSONDecoder.compare.decode(CatalogueComparison.self, from: comparison.json())
        #expect(back == comparison)
    }

    @Test func whatIsConfiguredWinsAndWhatIsUnknownIsSaid() throws {
        var info = ModelInfo(
            id: "mine", provider: "local", kind: .image, summary: "Draws.", image: ImageCapabilities(sizes: .list([PixelSize(512, 512)])))
        info.prices = Prices(perImage: Money(nanodollars: 5_000_000))
        let comparison = try comparison(["mine", "no-such-model", "mine"], info: info)
        #expect(comparison.facts.map(\.model) == ["mine"] && comparison.unknown == ["no-such-model"])
        #expect(comparison.facts[0].isConfigured && comparison.facts[0].transparent == false && comparison.facts[0].sizes == "512x512")
        #expect(comparison.costs[0].cost(of: 1_000) == Money.dollars(5))
        #expect(comparison.sentences.contains { $0.contains("no-such-model") })
        #expect(try self.comparison(["nothing"]).text().contains("Nothing is known of nothing"))
    }

    @Test func priorsAreFoundByAnyOfAModelsNames() throws {
        let file = try PriorFile.builtIn()
        #expect(Prior.of(["black-forest-labs/FLUX.1-dev"], in: file).map(\.value) == [0.66, 83.84])
        #expect(
            Prior.of(["Qwen/Qwen-Image"], in: file).count == 2 && Prior.of(["flux"], in: file).isEmpty && Prior.of([""], in: file).isEmpty)
        #expect(Prior.of(["gpt-image-1"], in: file).first?.part == "overall")
        for benchmark in file.benchmarks {
            #expect(
                benchmark.numbers.allSatisfy { $0.parts.values.allSatisfy { (0...benchmark.scale).contains($0) } }
                    && !benchmark.source.isEmpty)
        }
    }
}
