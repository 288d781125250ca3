import AsyncHTTPClient
import Foundation
import Jobs
import Logging
import Providers
import Registry
import Server
import Settings
import Store

/// Everything a command works with, put together from the settings: the one place that knows which models there are.
struct Workplace: Sendable {
    let settings: Settings
    let registry: ModelRegistry
    let store: Store
    let service: ImageService
    let http: HTTPClient
    let metrics = PrometheusMetrics()

    /// Opens the data folder and registers the models.
    ///
    /// - Throws: `StoreError`, `SettingsError`, `RegistryError`: sentences for the person at the terminal.
    init(_ settings: Settings, as access: StoreAccess, logger: Logger, environment: [String: String] = ProcessInfo.processInfo.environment)
        throws
    {
        self.settings = settings
        http = Upstreams.httpClient()
        registry = try Self.registry(settings, http: http, logger: logger, environment: environment)
        store = try Store(
            settings.data, as: access, options: StoreOptions(synchronous: settings.store.synchronous == .full ? .full : .normal))
        service = ImageService(store: store, registry: registry, options: Self.options(settings), logger: logger)
    }

    /// The models of the settings, without a data folder.
    static func registry(_ settings: Settings, http: HTTPClient, logger: Logger, environment: [String: String]) throws -> ModelRegistry {
        let catalogue = try Catalogue.builtIn()
        var registry = ModelRegistry(catalogue: catalogue)
        try registry.register(try SketchModel(concurrency: settings.sketch.concurrency))
        let local = LocalModels.installed(in: settings.models, options: settings.engine.options, texts: settings.engine.textOptions)
        for model in local.image { try registry.register(model) }
        for model in local.text { try registry.register(text: model) }
        let upstreams = Upstreams(http: http, logger: logger)
        for upstream in settings.upstreams {
            let models = try upstreams.models(of: upstream, catalogue: catalogue, environment: environment)
            for model in models.image { try registry.register(model) }
            for model in models.text { try registry.register(text: model) }
            for model in models.moderation { try registry.register(moderation: model) }
            for tuner in models.tuners { registry.register(tuner: tuner) }
        }
        // Aliases may stand for aliases, in any order of the file.
        var left = settings.aliases
        while !left.isEmpty {
            let ready = left.filter { left[$0.value] == nil }
            for (name, target) in ready.isEmpty ? left : ready {
                try registry.alias(name, to: target)
                left[name] = nil
            }
        }
        try registry.setStandard(settings.defaultModel)
        if let name = settings.studio.textModel, (try? registry.text(named: name)) == nil {
            throw RegistryError.unknownTarget(alias: "studio.text_model", target: name)
        }
        return registry
    }

    /// Closes what is open.
    func close() async throws {
        try await http.shutdown()
        try store.close()
    }

    private static func options(_ settings: Settings) -> ServiceOptions {
        var options = ServiceOptions()
        options.keepPictures = settings.store.keepPictures
        options.queueLimit = settings.jobs.queueLimit
        options.jobRetries = settings.jobs.retries
        options.retention = Retention(
            pictureAge: settings.store.keepDays.map { .seconds($0 * 86_400) }, pictureBytes: settings.store.keepGB.map { Int64($0 * 1e9) },
            jobAge: .seconds(settings.jobs.keepDays * 86_400))
        options.version = Version.current
        return options
    }
}
