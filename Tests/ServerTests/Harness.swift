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

/// A server over a temporary data folder with the built-in model.
enum Harness {
    /// Runs `body` against the router, then removes the folder.
    static func run(
        _ set: (inout Settings) -> Void = { _ in }, keysRequired: Bool = false, models: [any ImageModel] = [],
        text: [any TextModel] = [], set also: (inout ModelRegistry) throws -> Void = { _ in },
        folder kept: String? = nil,
        _ body: @Sendable (any TestClientProtocol, Store) async throws -> Void
    ) async throws {
        let folder = kept ?? NSTemporaryDirectory() + "easel-server-\(UUID().uuidString)"
        defer { if kept == nil { try? FileManager.default.removeItem(atPath: folder) } }
        var settings = Settings(data: folder)
        set(&settings)
        var registry = ModelRegistry(catalogue: try Catalogue.builtIn())
        try registry.register(try SketchModel(concurrency: 2))
        for model in models { try registry.register(model) }
        for model in text { try registry.register(text: model) }
        try also(&registry)
        for (name, target) in settings.aliases { try registry.alias(name, to: target) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let store = try Store(folder)
        let service = ImageService(store: store, registry: registry, logger: logger)
        let parts = ServerParts(
            settings: settings, registry: registry, store: store, service: service,
            fetcher: PictureFetcher(http: HTTPClient.shared, allowPrivate: false), metrics: PrometheusMetrics(), keysRequired: keysRequired)
        settings.server.port = 0
        let application = EaselServer(parts).application(logger: logger) { _ in }
        try await application.test(.live) { try await body($0, store) }
        try store.close()
    }
}

extension TestClientProtocol {
    /// Posts JSON and returns the status with the decoded object.
    func post(_ path: String, _ json: String, headers: HTTPFields = [:]) async throws -> (
        status: Int, headers: HTTPFields, json: [String: Any]
    ) {
        var headers = headers
        headers[.contentType] = headers[.contentType] ?? "application/json"
        return try await executeRequest(uri: path, method: .post, headers: headers, body: ByteBuffer(string: json)).parsed
    }

    /// Gets a path.
    func fetch(_ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:]) async throws -> (
        status: Int, headers: HTTPFields, json: [String: Any]
    ) {
        try await executeRequest(uri: path, method: method, headers: headers, body: nil).parsed
    }
}

extension TestResponse {
    var parsed: (status: Int, headers: HTTPFields, json: [String: Any]) {
        let object = (try? JSONSerialization.jsonObject(with: Data(buffer: body))) as? [String: Any]
        return (Int(status.code), headers, object ?? [:])
    }
}
