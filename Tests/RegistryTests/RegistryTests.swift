import API
import Foundation
import Pictures
import Testing

@testable import Registry

struct FakeModel: ImageModel {
    var info: ModelInfo

    init(_ id: String, snapshots: [String] = [], can: (inout ImageCapabilities) -> Void = { _ in }) {
        var capabilities = ImageCapabilities(sizes: .list([PixelSize(1024, 1024), PixelSize(1536, 1024)]))
        can(&capabilities)
        info = ModelInfo(id: id, provider: "test", kind: .image, summary: "", image: capabilities)
        info.snapshots = snapshots
    }

    func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error> { AsyncThrowingStream { $0.finish() } }
}

@Suite struct RegistryTests {
    func registry() throws -> ModelRegistry {
        var registry = ModelRegistry(catalogue: try Catalogue.builtIn())
        try registry.register(FakeModel("sketch", snapshots: ["sketch-2", "sketch-1"]))
        try registry.register(FakeModel("other"))
        return registry
    }

    @Test func aSnapshotIsFoundAsItselfOrNotAtAll() throws {
        let registry = try registry()
        #expect(try registry.resolve("sketch").snapshot == "sketch-2")
        #expect(try registry.resolve("sketch-1").snapshot == "sketch-1")
        #expect(throws: APIError.self) { try registry.resolve("sketch-3") }
        #expect(try registry.resolve(nil).model.info.id == "sketch")
    }

    @Test func aliasesLeadToModelsAndSnapshots() throws {
        var registry = try registry()
        try registry.alias("gpt-image-1", to: "sketch-1")
        try registry.alias("picture", to: "gpt-image-1")
        let resolved = try registry.resolve("picture")
        #expect(resolved.model.info.id == "sketch" && resolved.snapshot == "sketch-1" && resolved.requested == "picture")
        #expect(throws: RegistryError.unknownTarget(alias: "a", target: "nothing")) { try registry.alias("a", to: "nothing") }
        #expect(throws: RegistryError.taken("other")) { try registry.alias("other", to: "sketch") }
        #expect(throws: APIError.self, "a snapshot of the aliased name is not the alias") { try registry.resolve("gpt-image-1-2025-04-23") }
    }

    @Test func retiredNamesSayHowToGoOn() throws {
        let error = #expect(throws: APIError.self) { try registry().resolve("gpt-image-1") }
        #expect(error?.status == 404 && error?.code == "model_not_found" && error?.param == "model")
        #expect(error?.message.contains("2026-10-23") == true && error?.message.contains("aliases: { gpt-image-1: sketch }") == true)
    }

    @Test func namesAreGivenOnce() throws {
        var registry = try registry()
        #expect(throws: RegistryError.taken("sketch-1")) { try registry.register(FakeModel("new", snapshots: ["sketch-1"])) }
    }

    @Test func listsEveryName() throws {
        var registry = try registry()
        try registry.alias("gpt-image-1", to: "other")
        #expect(registry.list.map(\.id) == ["sketch", "sketch-2", "sketch-1", "other", "gpt-image-1"])
    }

    @Test func catalogueHasTheFieldsModels() throws {
        let catalogue = try Catalogue.builtIn()
        for id in [
            "gpt-image-1", "gpt-image-1-mini", "gpt-image-1.5", "gpt-image-2", "gpt-image-2.5-sunburst", "gpt-image-2.5-flare",
            "gpt-4.1-nano", "gpt-4.1-mini",
        ] {
            let entry = try #require(catalogue.entry(named: id))
            #expect(!entry.sources.isEmpty && !entry.endpoints.isEmpty)
            #expect(entry.kind == .text ? entry.contextTokens == 1_047_576 : entry.sizes != nil)
        }
        #expect(catalogue.entry(named: "gpt-4.1-mini")?.shutdownDate == "2027-01-14")
    }
}

@Suite struct CheckTests {
    func task(
        _ set: (inout ImageParameters) -> Void = { _ in }, operation: ImageTask.Operation = .generate, inputs: [InputPicture] = [],
        mask: InputPicture? = nil,
        fidelity: String? = nil, name: String = "m", can: @escaping (inout ImageCapabilities) -> Void = { _ in }
    ) throws -> ImageTask {
        var parameters = ImageParameters(prompt: "a cat")
        set(&parameters)
        let resolved = ResolvedModel(model: FakeModel("m", can: can), id: "m", requested: name, snapshot: nil)
        return try ImageTask(operation, parameters, by: resolved, inputs: inputs, mask: mask, fidelity: fidelity) { 42 }
    }

    @Test func resolvesWhatWasLeftOpen() throws {
        let task = try task(can: { $0.seeds = true })
        #expect(
            task.size == PixelSize(1024, 1024) && task.quality == .medium && task.background == .opaque && task.format == .png
                && task.seed == 42)
        let left = try self.task(can: { $0.chooses = true })
        #expect(left.size == nil && left.quality == nil && left.background == nil && left.seed == nil)
    }

    @Test func namesWhatTheModelCannotDo() throws {
        let picture = InputPicture(path: "", format: .png, size: PixelSize(8, 8), bytes: 1, sha256: "")
        let wide = InputPicture(path: "", format: .png, size: PixelSize(16, 8), bytes: 1, sha256: "")
        let cases: [(String, () throws -> ImageTask)] = [
            ("size", { try self.task { $0.size = "1x1" } }), ("size", { try self.task { $0.size = "big" } }),
            ("quality", { try self.task { $0.quality = "standard" } }),
            ("background", { try self.task { $0.background = "transparent" } }),
            (
                "background",
                {
                    try self.task(
                        {
                            $0.background = "transparent"; $0.outputFormat = "jpeg"
                        }, can: { $0.transparent = true })
                }
            ),
            ("output_format", { try self.task { $0.outputFormat = "svg" } }),
            ("output_compression", { try self.task { $0.outputCompression = 50 } }),
            (
                "partial_images",
                {
                    try self.task {
                        $0.partialImages = 1; $0.stream = true
                    }
                }
            ), ("easel.seed", { try self.task { $0.easel.seed = 1 } }),
            ("easel.steps", { try self.task { $0.easel.steps = 1 } }),
            ("easel.steps", { try self.task({ $0.easel.steps = 9 }, can: { $0.steps = 1...8 }) }),
            ("easel.negative_prompt", { try self.task { $0.easel.negativePrompt = "b" } }),
            ("easel.strength", { try self.task { $0.easel.strength = 0.5 } }),
            ("style", { try self.task { $0.style = "vivid" } }),
            ("response_format", { try self.task({ $0.responseFormat = "url" }, name: "gpt-image-1") }),
            ("image", { try self.task(operation: .edit, inputs: [picture]) }),
            ("image", { try self.task(operation: .variation, inputs: [picture]) }),
            ("image", { try self.task(operation: .edit, inputs: [picture, picture], can: { $0.references = 1 }) }),
            ("mask", { try self.task(operation: .edit, inputs: [picture], mask: picture, can: { $0.references = 1 }) }),
            (
                "mask",
                {
                    try self.task(
                        operation: .edit, inputs: [picture], mask: wide,
                        can: {
                            $0.references = 1; $0.masks = true
                        })
                }
            ),
            ("input_fidelity", { try self.task(operation: .edit, inputs: [picture], fidelity: "high", can: { $0.references = 1 }) }),
        ]
        for (param, make) in cases {
            let error = #expect(throws: APIError.self) { try make() }
            #expect(error?.param == param && error?.status == 400)
        }
        #expect(try task({ $0.responseFormat = "url" }, name: "dall-e-3").count == 1)
    }

    @Test func freeSizesHaveBounds() {
        let rule = SizeRule.range(.init())
        #expect(rule.fault(PixelSize(1920, 1088)) == nil)
        for size in [PixelSize(1000, 1000), PixelSize(3856, 2000), PixelSize(3840, 640), PixelSize(512, 512), PixelSize(3840, 3840)] {
            #expect(rule.fault(size) != nil)
        }
    }

    @Test func tasksAreKeptAsJSON() throws {
        let task = try task({ $0.easel.seed = .max >> 1 }, can: { $0.seeds = true })
        let data = try JSONEncoder().encode(task)
        #expect(try JSONDecoder().decode(ImageTask.self, from: data) == task)
    }

    @Test func worstCaseCoversWhatIsUsed() throws {
        var model = FakeModel("m")
        let entry = try #require(try Catalogue.builtIn().entry(named: "gpt-image-1"))
        model.info.prices = entry.prices
        model.info.counting = entry.counting
        var task = ImageTask(model: "m", prompt: "a cat", count: 2)
        task.quality = nil
        task.partials = 3
        let used = ImageUsage(textIn: 5, imageIn: 0, imageOut: 2 * (6240 + 300))
        #expect(
            model.worstCase(
                of: {
                    var open = task; open.size = nil; return open
                }()) >= entry.prices.cost(of: used, images: 2))
    }
}
