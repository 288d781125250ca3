import Jobs
import Pictures
import Providers
import Registry
import Settings
import Store

/// What the server is made of.
public struct ServerParts: Sendable {
    /// The configuration.
    public var settings: Settings
    /// The models.
    public var registry: ModelRegistry
    /// What is kept.
    public var store: Store
    /// The work.
    public var service: ImageService
    /// Fetches pictures that requests name by address.
    public var fetcher: PictureFetcher
    /// The metrics.
    public var metrics: PrometheusMetrics
    /// Whether requests need a key.
    public var keysRequired: Bool
    /// What realtime sockets may take of the server.
    public var sockets = SocketLimits()
    /// Knows when clients leave.
    package let departures = Departures()
    /// Memory that the words and pictures of all conversations share, in bytes.
    package let conversations = ByteBudget(256 << 20)

    /// A server's parts.
    public init(
        settings: Settings, registry: ModelRegistry, store: Store, service: ImageService, fetcher: PictureFetcher,
        metrics: PrometheusMetrics, keysRequired: Bool
    ) {
        self.settings = settings
        self.registry = registry
        self.store = store
        self.service = service
        self.fetcher = fetcher
        self.metrics = metrics
        self.keysRequired = keysRequired
    }
}

extension ServerParts: CustomStringConvertible {
    /// One word: whoever runs a service describes it, and by reflection that would be every model and setting, seconds of work at each start.
    public var description: String { "ServerParts" }
}
