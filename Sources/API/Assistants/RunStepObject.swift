/// A step of a run, as `/v1/threads/{id}/runs/{id}/steps` gives it.
public struct RunStepObject: WireObject, Equatable {
    /// `step_…`.
    public var id: String
    /// Always `thread.run.step`.
    public var object = "thread.run.step"
    /// Unix seconds.
    public var createdAt: Int
    /// The run.
    public var runID: String
    /// The assistant.
    public var assistantID: String
    /// The thread.
    public var threadID: String
    /// `message_creation` or `tool_calls`.
    public var type: String
    /// Where it is on its way.
    public var status: Status
    /// What it does.
    public var stepDetails: Details
    /// Unix seconds.
    public var cancelledAt: Int?
    /// Unix seconds.
    public var completedAt: Int?
    /// Unix seconds.
    public var expiredAt: Int?
    /// Unix seconds.
    public var failedAt: Int?
    /// Why it failed.
    public var lastError: RunError?
    /// What the turn used that ended with this step.
    public var usage: RunUsage?
    /// The client's own pairs.
    public var metadata: [String: String] = [:]

    /// A step that was begun.
    public init(id: String, createdAt: Int, run: RunObject, details: Details) {
        self.id = id
        self.createdAt = createdAt
        runID = run.id
        assistantID = run.assistantID
        threadID = run.threadID
        type = details.type
        status = .inProgress
        stepDetails = details
    }

    /// Where a step is on its way.
    public enum Status: String, Codable, Sendable {
        case cancelled, failed, completed, expired
        case inProgress = "in_progress"
    }

    /// What a step does: writes a message, or calls tools.
    public struct Details: Codable, Sendable, Equatable {
        /// `message_creation` or `tool_calls`.
        public var type: String
        /// The message that is written.
        public var messageCreation: Message?
        /// The calls.
        public var toolCalls: [RunToolCall]?

        /// Writing the message `id`.
        public static func message(_ id: String) -> Details { Details(type: "message_creation", messageCreation: Message(messageID: id)) }

        /// Calling tools.
        public static func calls(_ calls: [RunToolCall]) -> Details { Details(type: "tool_calls", toolCalls: calls) }

        /// A message's id.
        public struct Message: Codable, Sendable, Equatable {
            /// `msg_…`.
            public var messageID: String

            enum CodingKeys: String, CodingKey { case messageID = "message_id" }
        }

        enum CodingKeys: String, CodingKey {
            case type
            case messageCreation = "message_creation"
            case toolCalls = "tool_calls"
        }
    }

    /// See `WireObject`.
    public static let nullable = ["cancelled_at", "completed_at", "expired_at", "failed_at", "last_error", "usage"]

    enum CodingKeys: String, CodingKey {
        case id, object, type, status, usage, metadata
        case createdAt = "created_at"
        case runID = "run_id"
        case assistantID = "assistant_id"
        case threadID = "thread_id"
        case stepDetails = "step_details"
        case cancelledAt = "cancelled_at"
        case completedAt = "completed_at"
        case expiredAt = "expired_at"
        case failedAt = "failed_at"
        case lastError = "last_error"
    }
}
