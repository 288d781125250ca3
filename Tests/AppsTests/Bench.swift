import API
import Foundation
import Jobs
import Logging
import Pictures
import Registry
import Store

@testable import Apps

/// A model that draws a plain square at once.
struct Pen: ImageModel {
    let info: ModelInfo

    init(_ id: String, _ set: (inout ImageCapabilities) -> Void = { _ in }) {
        var can = ImageCapabilities(sizes: .list([PixelSize(64, 64)]), qualities: [.low, .high], formats: [.png])
        can.seeds = true
        set(&can)
        var info = ModelInfo(id: id, provider: "test", kind: .image, summary: "A pen", image: can)
        info.prices = Prices(perImage: .dollars(1))
        self.info = info
    }

    func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error> {
        AsyncThrowingStream { continuation in
            do {
                for index in 0..<task.count {
                    let picture = try Bitmap(width: 8, height: 8, filledWith: .clear).encoded(as: .png)
                    continuation.yield(.picture(index: index, FinishedPicture(picture)))
                }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
    }
}

/// Apps over a data folder of its own, which may be opened again as a restarted server opens it.
struct Bench: Sendable {
    let path: String
    let store: Store
    let service: ImageService
    let apps: AppService

    init(_ models: [Pen] = [Pen("pen"), Pen("brush")], path: String? = nil) throws {
        self.path = path ?? NSTemporaryDirectory() + "easel-apps-\(UUID().uuidString)"
        store = try Store(self.path)
        var registry = ModelRegistry(catalogue: Catalogue())
        for model in models { try registry.register(model) }
        service = ImageService(
            store: store, registry: registry, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        apps = AppService(store: store, registry: registry)
    }

    /// Runs `body` over a new folder with an app, published with these rules.
    static func with(_ change: (inout AppDefinition) -> Void = { _ in }, _ body: (Bench) async throws -> Void) async throws {
        let bench = try Bench()
        defer { try? FileManager.default.removeItem(atPath: bench.path) }
        var app = AppDefinition(slug: "shop", title: "Shop", prompt: "a {{thing}}", model: "pen")
        app.inputs = [AppInput(id: "thing", kind: "text", label: "Thing")]
        app.inputs[0].required = true
        change(&app)
        _ = try await bench.apps.store.apps.create(app.slug, draft: String(decoding: app.json.encoded(), as: UTF8.self))
        _ = try await bench.apps.publish(app.slug, note: "", author: nil)
        try await body(bench)
    }

    /// A run of the app, given to the queue.
    @discardableResult
    func run(_ thing: String, visitor: String = "vis-a") async throws -> (run: PreparedRun, job: JobObject) {
        let run = try await apps.prepare("shop", AppRequest(inputs: ["thing": .string(thing)], visitor: visitor))
        return (run, try await enqueue(run, visitor))
    }

    func enqueue(_ run: PreparedRun, _ visitor: String) async throws -> JobObject {
        try await service.enqueue(run.task, by: run.model, for: .visitor(visitor), requestID: "req")
    }

    /// Works until every run has ended.
    func drain() async throws {
        let work = Task { try await service.run() }
        while try await !store.apps.runs(RunFilter(app: "shop", status: .open), PageRequest(limit: 1)).elements.isEmpty {
            try await Task.sleep(for: .milliseconds(5))
        }
        work.cancel()
        try await work.value
    }
}
