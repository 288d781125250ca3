/// A conversation that is kept, as `/v1/threads` gives it.
public struct ThreadObject: WireObject, Equatable {
    /// `thread_…`.
    public var id: String
    /// Always `thread`.
    public var object = "thread"
    /// Unix seconds.
    public var createdAt: Int
    /// The client's own pairs.
    public var metadata: [String: String]

    /// A thread.
    public init(id: String, createdAt: Int, metadata: [String: String]) {
        self.id = id
        self.createdAt = createdAt
        self.metadata = metadata
    }

    /// See `WireObject`.
    public static let nullable = ["tool_resources"]

    enum CodingKeys: String, CodingKey {
        case id, object, metadata
        case createdAt = "created_at"
    }
}
