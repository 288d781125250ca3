/// A message of a thread, as `/v1/threads/{id}/messages` gives it.
public struct ThreadMessageObject: WireObject, Equatable {
    /// `msg_…`.
    public var id: String
    /// Always `thread.message`.
    public var object = "thread.message"
    /// Unix seconds.
    public var createdAt: Int
    /// The thread it is part of.
    public var threadID: String
    /// How far it is.
    public var status: Status
    /// Why it is no whole message.
    public var incompleteDetails: RunReason?
    /// Unix seconds.
    public var completedAt: Int?
    /// Unix seconds.
    public var incompleteAt: Int?
    /// Who speaks.
    public var role: Role
    /// What is said, in order.
    public var content: [MessageContent]
    /// The assistant that wrote it.
    public var assistantID: String?
    /// The run that wrote it.
    public var runID: String?
    /// Always empty: nothing here searches files or runs code.
    public var attachments: [JSONValue] = []
    /// The client's own pairs.
    public var metadata: [String: String]

    /// A whole message.
    public init(
        id: String, createdAt: Int, threadID: String, role: Role, content: [MessageContent], metadata: [String: String] = [:],
        status: Status = .completed
    ) {
        self.id = id
        self.createdAt = createdAt
        self.threadID = threadID
        self.status = status
        self.role = role
        self.content = content
        self.metadata = metadata
    }

    /// How far a message is.
    public enum Status: String, Codable, Sendable {
        case completed, incomplete
        case inProgress = "in_progress"
    }

    /// Who speaks in threads.
    public enum Role: String, Codable, Sendable, CaseIterable { case user, assistant }

    /// See `WireObject`.
    public static let nullable = ["incomplete_details", "completed_at", "incomplete_at", "assistant_id", "run_id"]

    enum CodingKeys: String, CodingKey {
        case id, object, status, role, content, attachments, metadata
        case createdAt = "created_at"
        case threadID = "thread_id"
        case incompleteDetails = "incomplete_details"
        case completedAt = "completed_at"
        case incompleteAt = "incomplete_at"
        case assistantID = "assistant_id"
        case runID = "run_id"
    }
}

/// A reason in an object of its own, as `incomplete_details` has it.
public struct RunReason: Codable, Sendable, Equatable {
    /// `max_completion_tokens`, `run_cancelled` and the like.
    public var reason: String

    /// A reason.
    public init(_ reason: String) { self.reason = reason }
}
