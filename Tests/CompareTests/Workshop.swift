import API
import Foundation
import Jobs
import Logging
import Providers
import Registry
import Settings
import Store

@testable import Compare

/// A data folder with an image service, the built-in model, and an upstream's models: `planted`, `planted-twin` and the judge `seer`.
struct Workshop: Sendable {
    let store: Store
    let service: CompareService

    private static let root: String = {
        let root = FileManager.default.temporaryDirectory.appending(path: "easel-compare-tests-\(getpid())").path
        atexit {
            let root = FileManager.default.temporaryDirectory.appending(path: "easel-compare-tests-\(getpid())").path
            try? FileManager.default.removeItem(atPath: root)
        }
        return root
    }()

    static func with(_ url: String, _ body: (Workshop) async throws -> Void) async throws {
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let http = Upstreams.httpClient()
        var settings = UpstreamSettings(name: "stub", baseURL: url)
        settings.retries = 0
        for id in ["planted", "planted-twin"] {
            var model = UpstreamModelSettings(id: id)
            model.prices = Prices(perImage: Money(nanodollars: 10_000_000))
            settings.models.append(model)
        }
        var judge = UpstreamModelSettings(id: "seer")
        (judge.chat, judge.vision) = (true, true)
        judge.prices = Prices(textIn: .dollars(1), textOut: .dollars(4))
        var kin = UpstreamModelSettings(id: "planted-eye")
        (kin.chat, kin.vision) = (true, true)
        var blind = UpstreamModelSettings(id: "blind")
        blind.chat = true
        settings.models += [judge, kin, blind]
        let models = try Upstreams(http: http, logger: quiet).models(of: settings, catalogue: Catalogue(), environment: [:])
        var registry = ModelRegistry(catalogue: Catalogue())
        try registry.register(try SketchModel(concurrency: 2))
        for model in models.image { try registry.register(model) }
        for model in models.text { try registry.register(text: model) }
        let store = try Store(root + "/" + UUID().uuidString)
        let shop = Workshop(store: store, service: CompareService(store: store, registry: registry))
        do {
            try await body(shop)
        } catch {
            try? await http.shutdown()
            throw error
        }
        try await http.shutdown()
        try store.close()
    }

    func spec(_ models: [String], _ prompts: [ComparePrompt], judges: [String] = []) throws -> ComparisonSpec {
        var spec = ComparisonSpec(
            useCase: "tests", weights: [:], contestants: try models.map { try service.contestant($0) }, promptSet: "own", prompts: prompts)
        spec.parameters = ["size": "256x256", "quality": "low"]
        spec.judges = judges
        return spec
    }

    /// Makes a comparison and runs it until nothing more happens by itself.
    func run(_ spec: ComparisonSpec) async throws -> ComparisonProgress {
        let id = try await service.create(spec).id
        return try await run(id)
    }

    /// Goes on with a comparison, within this one process.
    func run(_ id: String, retrying: Bool = false) async throws -> ComparisonProgress {
        _ = try await service.start(id, retrying: retrying)
        // An image service takes nothing up again once it was stopped, so each run has its own.
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let fresh = ImageService(store: store, registry: service.registry, logger: quiet)
        let runner = CompareRunner(service, images: fresh, logger: quiet, every: .milliseconds(20))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await fresh.run() }
            try await runner.run(only: id)
            group.cancelAll()
        }
        return try await service.progress(id)
    }
}
