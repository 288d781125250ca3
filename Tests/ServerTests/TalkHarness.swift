import AsyncHTTPClient
import Foundation
import Hummingbird
import HummingbirdTesting
import Jobs
import Logging
import Providers
import Registry
import Settings
import Store

@testable import Server

/// A server whose registry also has text models, over a temporary data folder that can be opened again.
enum TalkHarness {
    /// Runs `body` against a live server, then removes the folder.
    static func run(
        _ model: TalkingModel = TalkingModel(), keysRequired: Bool = false, limits: SocketLimits = SocketLimits(),
        _ body: @Sendable (any TestClientProtocol, Store) async throws -> Void
    ) async throws {
        try await inFolder { folder in try await serve(folder, model, keysRequired: keysRequired, limits: limits, body) }
    }

    /// Gives `body` a folder that is removed afterwards.
    static func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "easel-talk-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    /// Serves from `folder` while `body` runs.
    static func serve(
        _ folder: String, _ model: TalkingModel, keysRequired: Bool = false, limits: SocketLimits = SocketLimits(),
        _ body: @Sendable (any TestClientProtocol, Store) async throws -> Void
    ) async throws {
        var settings = Settings(data: folder)
        settings.server.port = 0
        var registry = ModelRegistry(catalogue: try Catalogue.builtIn())
        try registry.register(try SketchModel(concurrency: 2))
        try registry.register(text: model)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let store = try Store(folder)
        let service = ImageService(store: store, registry: registry, logger: logger)
        var parts = ServerParts(
            settings: settings, registry: registry, store: store, service: service,
            fetcher: PictureFetcher(http: HTTPClient.shared, allowPrivate: false), metrics: PrometheusMetrics(), keysRequired: keysRequired)
        parts.sockets = limits
        let application = EaselServer(parts).application(logger: logger) { _ in }
        try await application.test(.live) { try await body($0, store) }
        try store.close()
    }

    /// Waits until something is so.
    static func eventually(_ seconds: Double = 20, _ condition: () async throws -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}
