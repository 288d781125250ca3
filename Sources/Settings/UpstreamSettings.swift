import Registry

/// A server whose models this one fronts.
public struct UpstreamSettings: Sendable, Equatable {
    /// Its name, for logs and lists.
    public var name: String
    /// Its address with the version, `https://api.openai.com/v1`.
    public var baseURL: String
    /// The environment variable that holds its key.
    public var keyEnvironment: String?
    /// The file that holds its key.
    public var keyFile: String?
    /// Seconds for a whole answer.
    public var timeout: Double = 600
    /// Seconds for a connection.
    public var connectTimeout: Double = 5
    /// Further tries after 408, 409, 429, 5xx and broken connections.
    public var retries = 2
    /// Requests to it at once.
    public var concurrency = 64
    /// Whether it trains models on request.
    public var fineTuning = false
    /// Its models.
    public var models: [UpstreamModelSettings] = []

    /// An upstream at `baseURL`.
    public init(name: String, baseURL: String) {
        self.name = name
        self.baseURL = baseURL
    }
}

/// One model of an upstream.
public struct UpstreamModelSettings: Sendable, Equatable {
    /// The id that clients name here.
    public var id: String
    /// Its id at the upstream.
    public var upstreamID: String
    /// The catalogue's entry with its facts; `nil` for a model that the catalogue does not know.
    public var catalogue: String?
    /// Whether it is a text model that draws by writing SVG.
    public var draws = false
    /// Whether it says what is harmful, at the upstream's `/moderations`.
    public var moderates = false
    /// Whether it answers in text; `nil` for what the catalogue says. One that draws does.
    public var chat: Bool?
    /// Whether its messages may hold pictures; `nil` for what the catalogue says, which is yes for the text models that it knows.
    public var vision: Bool?
    /// What it can do in conversations, where it differs from the catalogue's.
    public var text = TextSettings()
    /// Its family, where it differs from the catalogue's: judges are never of a contestant's.
    public var family: String?
    /// Further asks when a drawing has a fault; only of a text model that draws.
    public var repairs = 2
    /// Its prices, where they differ from the catalogue's.
    public var prices: Prices?
    /// What share of the prices a batch's requests cost, in percent.
    public var batchPercent: Int?
    /// Its sizes, where they differ.
    public var sizes: SizeRule?
    /// Its qualities, where they differ.
    public var qualities: [Quality]?
    /// How many pictures an edit takes, where it differs; 0 for a model that does not edit.
    public var references: Int?
    /// Whether it takes a mask, where it differs.
    public var masks: Bool?
    /// Snapshots that it answers to, where they differ.
    public var snapshots: [String]?
    /// The day it is shut down, where it differs.
    public var shutdownDate: String?

    /// The model `id` under the same id at the upstream.
    public init(id: String) {
        self.id = id
        upstreamID = id
    }
}
