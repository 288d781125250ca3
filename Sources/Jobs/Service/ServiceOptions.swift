import Store

/// How the image service works.
public struct ServiceOptions: Sendable {
    /// Whether pictures of synchronous requests are kept; a job's always are.
    public var keepPictures = true
    /// Jobs and requests that may wait for one model. One principal may take half of the places.
    public var queueLimit = 10_000
    /// Seconds that running work is given when the server stops, before jobs go back into the queue.
    public var grace: Duration = .seconds(20)
    /// How often a job is put back into the queue when its upstream fails, before it fails too.
    public var jobRetries = 5
    /// Before the first repetition; each further one waits twice as long, or as long as the upstream asks.
    public var retryDelay: Duration = .seconds(2)
    /// The longest that a job waits for its next try; an upstream that asks for more has failed.
    public var longestRetryDelay: Duration = .seconds(3600)
    /// How often the store is asked for what other processes wish (`easel jobs cancel`).
    public var attendEvery: Duration = .milliseconds(250)
    /// Bytes of answered pictures that may wait for the disk before requests wait for it too.
    public var keeperBytes = 64 << 20
    /// What is kept and for how long.
    public var retention = Retention()
    /// How often the store is swept.
    public var sweepEvery: Duration = .seconds(300)
    /// The version that recipes name.
    public var version = "0.1.0"

    /// The ordinary options.
    public init() {}

    /// What marks name as the pictures' maker.
    var tool: String { "Easel \(version)" }
}
