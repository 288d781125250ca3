import API
import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import Pictures
import Registry
import Settings

/// Makes the models of the configured upstreams.
public struct Upstreams: Sendable {
    private let http: HTTPClient
    private let logger: Logger

    /// Makes models whose requests go through `http`.
    public init(http: HTTPClient, logger: Logger) {
        self.http = http
        self.logger = logger
    }

    /// An HTTP client for upstreams: many connections, no redirects (a key would travel along).
    public static func httpClient(connectTimeout: Double = 5, connections: Int = 256) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .milliseconds(Int64(connectTimeout * 1000)))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        configuration.httpVersion = .http1Only
        // Pictures come in megabytes: NIO's standard of up to 64 KB a read costs a system call and a hop between tasks for each.
        configuration.http1_1ConnectionDebugInitializer = TrimmedReads.prepare
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// The models of one upstream: those that make pictures, and those that answer in text. One that draws is both.
    ///
    /// - Parameters:
    ///   - settings: The upstream's part of the configuration.
    ///   - catalogue: Facts of models that it names.
    ///   - environment: The environment in which its key may be.
    /// - Throws: `SettingsError` for a key that is configured and not there.
    public func models(of settings: UpstreamSettings, catalogue: Catalogue, environment: [String: String]) throws -> UpstreamModels {
        let client = UpstreamClient(
            name: settings.name, baseURL: settings.baseURL, key: try key(settings, environment), timeout: settings.timeout,
            retries: settings.retries, http: http, logger: logger)
        var models = UpstreamModels()
        if settings.fineTuning {
            models.tuners.append(
                UpstreamFineTuner(
                    client: client, models: Dictionary(settings.models.map { ($0.id, $0.upstreamID) }, uniquingKeysWith: { $1 })))
        }
        for model in settings.models {
            if model.moderates {
                let info = ModelInfo(id: model.id, provider: settings.name, kind: .text, summary: "Says what is harmful.")
                models.moderation.append(UpstreamModerationModel(info: info, upstreamID: model.upstreamID, client: client))
                continue
            }
            let entry = catalogue.entry(named: model.catalogue ?? model.upstreamID)
            let isText = model.draws || model.chat ?? (model.vision == true || entry?.kind == .text)
            if model.draws {
                let info = info(model, of: settings, entry)
                models.image.append(DrawingTextModel(info: info, upstreamID: model.upstreamID, client: client, repairs: model.repairs))
            } else if !isText {
                models.image.append(
                    UpstreamImageModel(info: info(model, of: settings, entry), upstreamID: model.upstreamID, client: client, http: http))
            }
            guard isText else { continue }
            let sees = model.vision ?? (entry?.kind == .text)
            models.text.append(
                ChatTextModel(info: textInfo(model, of: settings, entry), upstreamID: model.upstreamID, sees: sees, client: client))
        }
        return models
    }

    private func key(_ settings: UpstreamSettings, _ environment: [String: String]) throws -> Secret? {
        func missing(_ what: String) -> SettingsError {
            SettingsError(file: "easel.yaml", line: nil, message: "upstreams.\(settings.name): \(what).")
        }
        if let file = settings.keyFile {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8), let key = Secret(text) else {
                throw missing("the key file '\(file)' cannot be read or is empty")
            }
            return key
        }
        guard let name = settings.keyEnvironment else { return nil }
        guard let key = environment[name].flatMap({ Secret($0) }) else { throw missing("the environment variable \(name) is not set") }
        return key
    }

    private func info(_ model: UpstreamModelSettings, of upstream: UpstreamSettings, _ entry: CatalogueEntry?) -> ModelInfo {
        var can = model.draws ? Self.drawing : Self.capabilities(entry)
        if let sizes = model.sizes { can.sizes = sizes }
        if let qualities = model.qualities { can.qualities = qualities }
        if let references = model.references { can.references = references }
        if let masks = model.masks { can.masks = masks }
        var info = ModelInfo(
            id: model.id, provider: upstream.name, kind: model.draws ? .text : .image,
            summary: model.draws ? "A text model that draws, by writing SVG." : entry?.summary ?? "A model of \(upstream.name).", image: can
        )
        complete(&info, model, of: upstream, entry)
        info.counting = model.draws ? .none : entry?.counting ?? .none
        return info
    }

    /// A text model as it answers in words.
    private func textInfo(_ model: UpstreamModelSettings, of upstream: UpstreamSettings, _ entry: CatalogueEntry?) -> ModelInfo {
        var info = ModelInfo(
            id: model.id, provider: upstream.name, kind: .text, summary: entry?.summary ?? "A text model of \(upstream.name).")
        complete(&info, model, of: upstream, entry)
        info.text = Self.textCapabilities(model, entry)
        return info
    }

    /// What the catalogue and the settings say. Of a model that the catalogue does not know everything is let through, since its server will refuse.
    private static func textCapabilities(_ model: UpstreamModelSettings, _ entry: CatalogueEntry?) -> TextCapabilities {
        var can = TextCapabilities.open
        if let entry, entry.kind == .text {
            can = TextCapabilities(
                context: entry.contextTokens, maxOutput: entry.outputTokens, vision: true, tools: true, structured: true,
                logProbabilities: true, predictions: true)
        }
        if let vision = model.vision { can.vision = vision }
        model.text.apply(to: &can)
        return can
    }

    private func complete(_ info: inout ModelInfo, _ model: UpstreamModelSettings, of upstream: UpstreamSettings, _ entry: CatalogueEntry?)
    {
        info.family = model.family ?? entry?.family ?? ModelInfo.family(of: model.upstreamID, provider: upstream.name)
        info.prices = model.prices ?? entry?.prices ?? .free
        info.batchPercent = model.batchPercent ?? 100
        info.shutdownDate = model.shutdownDate ?? entry?.shutdownDate
        info.created = (entry?.released).flatMap(Self.seconds) ?? 0
        // The catalogue's snapshots are of the model under its own name; under another a client could not mean them.
        info.snapshots = model.snapshots ?? (model.id == entry?.id ? entry?.snapshots ?? [] : [])
        info.concurrency = upstream.concurrency
    }

    /// What the catalogue says; of a model it does not know everything is let through, since its server will refuse.
    private static func capabilities(_ entry: CatalogueEntry?) -> ImageCapabilities {
        let open = SizeRule.range(
            .init(multiple: 1, shortestEdge: 16, longestEdge: 8192, ratio: 16, fewestPixels: 256, mostPixels: 67_108_864))
        var can = ImageCapabilities(
            sizes: entry?.sizes ?? open, qualities: entry?.qualities ?? Quality.allCases,
            formats: entry?.formats.map { $0.compactMap { PictureFormat(rawValue: $0) } } ?? [.png, .jpeg, .webp])
        can.chooses = true
        can.transparent = true
        can.references = 16
        can.masks = true
        can.fidelity = entry?.inputFidelity ?? (entry == nil)
        can.partials = true
        can.variations = entry == nil
        return can
    }

    private static var drawing: ImageCapabilities {
        var can = ImageCapabilities(
            sizes: .range(.init(shortestEdge: 256, fewestPixels: 65_536)), formats: [.png, .jpeg, .webp, .svg])
        can.transparent = true
        can.partials = true
        can.negativePrompt = true
        return can
    }

    private static func seconds(_ day: String) -> Int? {
        (try? Date(day + "T00:00:00Z", strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
    }
}

/// The models of one upstream.
public struct UpstreamModels: Sendable {
    /// Those that make pictures.
    public var image: [any ImageModel] = []
    /// Those that answer in text.
    public var text: [any TextModel] = []
    /// Those that say what is harmful.
    public var moderation: [any ModerationModel] = []
    /// The upstream itself, where it trains models.
    public var tuners: [any FineTuner] = []
}
