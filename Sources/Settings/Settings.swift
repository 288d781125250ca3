import API
import Registry

/// Everything that `easel.yaml` sets. `docs/configuration.md` is generated from `Settings.reference`.
public struct Settings: Sendable, Equatable {
    /// Where and how the server listens.
    public var server = ServerSettings()
    /// The folder with the database, the pictures and the uploads.
    public var data: String
    /// The model of a request that names none.
    public var defaultModel = "easel-sketch-1"
    /// The model of a moderation that names none; `nil` for none.
    public var moderationModel: String?
    /// Names that stand for models.
    public var aliases: [String: String] = [:]
    /// Servers whose models this one fronts, by name.
    public var upstreams: [UpstreamSettings] = []
    /// What is kept and for how long.
    public var store = StoreSettings()
    /// The queue.
    public var jobs = JobSettings()
    /// The built-in model.
    public var sketch = SketchSettings()
    /// The engine that runs installed models.
    public var engine = EngineSettings()
    /// The pages.
    public var studio = StudioSettings()

    /// The settings of a server without a configuration file.
    public init(data: String) { self.data = data }
}

/// Where and how the server listens.
public struct ServerSettings: Sendable, Equatable {
    /// The address; anything but loopback needs keys.
    public var host = "127.0.0.1"
    /// The TCP port; 0 takes a free one.
    public var port = 8080
    /// The address under which clients reach the server, for links in answers; `nil` takes the request's.
    public var publicURL: String?
    /// Whether keys are needed on loopback too.
    public var requireKeys = false
    /// The largest upload of one file, in megabytes.
    public var maxUploadMB = 50
    /// Seconds for a request's body to arrive.
    public var bodyTimeout: Double = 120
    /// Whether `image_url` may name hosts in private networks.
    public var allowPrivateURLs = false
    /// The hosts that `image_url` may name; empty for any.
    public var pictureHosts: [String] = []
}

/// What is kept and for how long.
public struct StoreSettings: Sendable, Equatable {
    /// Whether pictures of synchronous requests are kept at all.
    public var keepPictures = true
    /// Days after which a picture is removed; `nil` keeps it.
    public var keepDays: Int?
    /// Gigabytes of pictures beyond which the oldest are removed; `nil` keeps them.
    public var keepGB: Double?
    /// `normal` survives the death of the process, `full` also that of the machine.
    public var synchronous = Synchronous.normal

    /// When the database has written what it says that it has.
    public enum Synchronous: String, Sendable, CaseIterable { case normal, full }
}

/// The queue.
public struct JobSettings: Sendable, Equatable {
    /// Jobs that may wait for one model.
    public var queueLimit = 10_000
    /// How often a job is tried again when its upstream fails.
    public var retries = 5
    /// Days after which an ended job is forgotten.
    public var keepDays = 30
}

/// The built-in model.
public struct SketchSettings: Sendable, Equatable {
    /// Pictures that it draws at once; `nil` takes one for each core.
    public var concurrency: Int?
}

/// The engine that runs installed models.
public struct EngineSettings: Sendable, Equatable {
    /// Gigabytes of memory that it may use, weights included; `nil` takes four fifths of the machine's.
    public var memoryGB: Double?
    /// Threads that it computes on; `nil` takes one for each core.
    public var threads: Int?
    /// What it keeps the keys and values of conversations as; `nil` takes the engine's own choice.
    public var cacheType: CacheType?
    /// Gigabytes that these may take at most for each model; `nil` likewise.
    public var cacheGB: Double?

    /// The types of keys and values.
    public enum CacheType: String, Sendable, CaseIterable { case bfloat16, int8 }
}
