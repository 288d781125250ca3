/// Asynchronous work, as `/v1/jobs` gives it.
public struct JobObject: Codable, Sendable, Equatable {
    /// `job-…`.
    public var id: String
    /// Always `job`.
    public var object = "job"
    /// `queued`, `running`, `succeeded`, `failed` or `cancelled`.
    public var status: Status
    /// The path whose work it does: `/v1/images/generations`.
    public var endpoint: String
    /// The model, after aliases.
    public var model: String
    /// Unix seconds.
    public var createdAt: Int
    /// Unix seconds, once it runs.
    public var startedAt: Int?
    /// Unix seconds, once it ended.
    public var finishedAt: Int?
    /// How many jobs are before it; 0 is next; only while queued.
    public var queuePosition: Int?
    /// 0 to 1.
    public var progress: Double
    /// Seconds until it is likely to end, from the model's recent work; absent while nothing is known.
    public var etaSeconds: Double?
    /// What the synchronous request would have answered; only when it succeeded.
    public var result: ImagesResponse?
    /// Why it failed.
    public var error: APIError?
    /// How often an upstream's failure put it back into the queue; absent for never.
    public var retries: Int?
    /// Unix seconds before which it is not tried again; only while it waits for that.
    public var retryAt: Int?
    /// What put it back into the queue; only until it ends.
    public var lastError: APIError?

    /// A job's entry.
    public init(id: String, status: Status, endpoint: String, model: String, createdAt: Int, progress: Double = 0) {
        self.id = id
        self.status = status
        self.endpoint = endpoint
        self.model = model
        self.createdAt = createdAt
        self.progress = progress
    }

    /// Where a job is on its way.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case queued, running, succeeded, failed, cancelled

        /// Whether nothing more happens to it.
        public var isFinal: Bool { self == .succeeded || self == .failed || self == .cancelled }
    }

    enum CodingKeys: String, CodingKey {
        case id, object, status, endpoint, model, progress, result, error, retries
        case retryAt = "retry_at"
        case lastError = "last_error"
        case createdAt = "created_at"
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case queuePosition = "queue_position"
        case etaSeconds = "eta_seconds"
    }
}
