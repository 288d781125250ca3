import API
import Foundation
import Registry
import YAML

extension Settings {
    /// Reads the text of an `easel.yaml`.
    ///
    /// - Parameters:
    ///   - yaml: The text; empty sets nothing.
    ///   - file: The file's name, for messages.
    ///   - data: The data folder where the text names none.
    /// - Throws: `SettingsError`, which names the file, the line and the key.
    public init(yaml: String, file: String = "easel.yaml", data: String) throws {
        self.init(data: data)
        let document: YAMLDocument
        do {
            document = try YAMLDocument(yaml)
        } catch let fault as YAMLFault {
            throw SettingsError(file: file, line: fault.line, message: fault.message)
        }
        guard document.value != .null else { return }
        do {
            var fields = try Fields(json: document.value)
            try read(&fields)
        } catch let error as APIError {
            let line = error.param.flatMap { document.line(of: $0) }
            throw SettingsError(file: file, line: line, message: error.message.replacingOccurrences(of: "parameter", with: "key"))
        }
    }

    private mutating func read(_ fields: inout Fields) throws {
        if let text = try fields.string("data") { data = NSString(string: text).expandingTildeInPath }
        if let name = try fields.string("default_model") { defaultModel = name }
        moderationModel = try fields.string("moderation_model")
        if var own = try fields.object("server") { try server.read(&own) }
        if var own = try fields.object("store") { try store.read(&own) }
        if var own = try fields.object("jobs") { try jobs.read(&own) }
        if var own = try fields.object("sketch") { try sketch.read(&own) }
        if var own = try fields.object("engine") { try engine.read(&own) }
        if var own = try fields.object("studio") { try studio.read(&own) }
        if var own = try fields.object("aliases") {
            for name in own.keys { aliases[name] = try own.string(name) }
        }
        if var own = try fields.object("upstreams") {
            for name in own.keys {
                guard var entry = try own.object(name) else { continue }
                upstreams.append(try UpstreamSettings(name: name, &entry))
            }
        }
        try fields.finish()
    }
}

extension ServerSettings {
    mutating func read(_ fields: inout Fields) throws {
        host = try fields.string("host") ?? host
        port = try fields.integer("port", in: 0...65535).map(Int.init) ?? port
        publicURL = try fields.string("public_url")
        requireKeys = try fields.bool("require_keys") ?? requireKeys
        maxUploadMB = try fields.integer("max_upload_mb", in: 1...1024).map(Int.init) ?? maxUploadMB
        bodyTimeout = try fields.number("body_timeout_seconds", in: 1...3600) ?? bodyTimeout
        allowPrivateURLs = try fields.bool("allow_private_urls") ?? allowPrivateURLs
        pictureHosts = try fields.decoded("picture_hosts", as: [String].self) ?? pictureHosts
        try fields.finish()
    }
}

extension StoreSettings {
    mutating func read(_ fields: inout Fields) throws {
        keepPictures = try fields.bool("keep_pictures") ?? keepPictures
        keepDays = try fields.integer("keep_days", in: 1...36500).map(Int.init)
        keepGB = try fields.number("keep_gb", in: 0.001...1e6)
        synchronous = try fields.choice("synchronous", of: Synchronous.self) ?? synchronous
        try fields.finish()
    }
}

extension JobSettings {
    mutating func read(_ fields: inout Fields) throws {
        queueLimit = try fields.integer("queue_limit", in: 1...1_000_000).map(Int.init) ?? queueLimit
        retries = try fields.integer("retries", in: 0...100).map(Int.init) ?? retries
        keepDays = try fields.integer("keep_days", in: 1...36500).map(Int.init) ?? keepDays
        try fields.finish()
    }
}

extension SketchSettings {
    mutating func read(_ fields: inout Fields) throws {
        concurrency = try fields.integer("concurrency", in: 1...256).map(Int.init)
        try fields.finish()
    }
}

extension EngineSettings {
    mutating func read(_ fields: inout Fields) throws {
        memoryGB = try fields.number("memory_gb", in: 0.1...65536)
        threads = try fields.integer("threads", in: 1...1024).map(Int.init)
        cacheType = try fields.choice("kv_cache", of: CacheType.self)
        cacheGB = try fields.number("kv_cache_gb", in: 0.01...65536)
        try fields.finish()
    }
}

extension UpstreamSettings {
    init(name: String, _ fields: inout Fields) throws {
        guard let url = try fields.string("base_url") else { throw APIError.missing(fields.name("base_url")) }
        guard let parsed = URL(string: url), ["http", "https"].contains(parsed.scheme), parsed.host != nil else {
            throw APIError.invalid("'\(url)' is no address: write it as https://host/v1.", param: fields.name("base_url"))
        }
        self.init(name: name, baseURL: url.hasSuffix("/") ? String(url.dropLast()) : url)
        keyEnvironment = try fields.string("key_env")
        keyFile = try fields.string("key_file").map { NSString(string: $0).expandingTildeInPath }
        timeout = try fields.number("timeout_seconds", in: 1...86400) ?? timeout
        connectTimeout = try fields.number("connect_timeout_seconds", in: 0.1...600) ?? connectTimeout
        retries = try fields.integer("retries", in: 0...10).map(Int.init) ?? retries
        concurrency = try fields.integer("concurrency", in: 1...10_000).map(Int.init) ?? concurrency
        fineTuning = try fields.bool("fine_tuning") ?? fineTuning
        let list = fields.name("models")
        models = try (try fields.array("models") ?? []).enumerated().map {
            if case .string(let id) = $1 { return UpstreamModelSettings(known: id) }
            var own = try Fields(json: $1, path: "\(list)[\($0)]")
            return try UpstreamModelSettings(&own)
        }
        try fields.finish()
    }
}

extension UpstreamModelSettings {
    init(known id: String) {
        self.init(id: id)
        catalogue = id
    }

    init(_ fields: inout Fields) throws {
        guard let id = try fields.string("id") else { throw APIError.missing(fields.name("id")) }
        self.init(id: id)
        upstreamID = try fields.string("upstream_id") ?? id
        catalogue = try fields.string("catalogue") ?? upstreamID
        draws = try fields.bool("draws") ?? draws
        moderates = try fields.bool("moderates") ?? moderates
        chat = try fields.bool("chat")
        vision = try fields.bool("vision")
        if var own = try fields.object("text") { text = try TextSettings(&own) }
        family = try fields.string("family")
        repairs = try fields.integer("repairs", in: 0...3).map(Int.init) ?? repairs
        prices = try fields.decoded("prices", as: Prices.self)
        batchPercent = try fields.integer("batch_percent", in: 0...100).map(Int.init)
        sizes = try fields.decoded("sizes", as: SizeRule.self)
        qualities = try fields.decoded("qualities", as: [Quality].self)
        references = try fields.integer("references", in: 0...16).map(Int.init)
        masks = try fields.bool("masks")
        snapshots = try fields.decoded("snapshots", as: [String].self)
        shutdownDate = try fields.string("shutdown_date", limit: 10)
        try fields.finish()
    }
}

extension Fields {
    /// Takes a field whose shape its own type knows.
    mutating func decoded<Value: Decodable>(_ key: String, as: Value.Type) throws -> Value? {
        guard let value = value(key) else { return nil }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(value.encoded()))
        } catch DecodingError.dataCorrupted(let context) {
            throw APIError.invalid("Invalid '\(name(key))': \(context.debugDescription).", param: name(key))
        } catch {
            throw APIError.invalid("Invalid '\(name(key))': it has not the expected shape.", param: name(key))
        }
    }
}
