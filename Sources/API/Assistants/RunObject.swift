/// A run of an assistant on a thread, as `/v1/threads/{id}/runs` gives it.
public struct RunObject: WireObject, Equatable {
    /// `run_…`.
    public var id: String
    /// Always `thread.run`.
    public var object = "thread.run"
    /// Unix seconds.
    public var createdAt: Int
    /// The thread.
    public var threadID: String
    /// The assistant.
    public var assistantID: String
    /// Where it is on its way.
    public var status: Status
    /// The calls that the client has to answer.
    public var requiredAction: RequiredAction?
    /// Why it failed.
    public var lastError: RunError?
    /// Unix seconds after which nobody waits for it any more.
    public var expiresAt: Int?
    /// Unix seconds.
    public var startedAt: Int?
    /// Unix seconds.
    public var cancelledAt: Int?
    /// Unix seconds.
    public var failedAt: Int?
    /// Unix seconds.
    public var completedAt: Int?
    /// Why its answer is no whole one.
    public var incompleteDetails: RunReason?
    /// The text model.
    public var model: String
    /// What the model was told.
    public var instructions: String
    /// The tools as the client gave them.
    public var tools: [JSONValue]
    /// The client's own pairs.
    public var metadata: [String: String]
    /// What it used; only once it ended.
    public var usage: RunUsage?
    /// 0 to 2.
    public var temperature: Double?
    /// 0 to 1.
    public var topP: Double?
    /// The most tokens that it may read, over all its turns.
    public var maxPromptTokens: Int?
    /// The most tokens that it may write, over all its turns.
    public var maxCompletionTokens: Int?
    /// What of the thread is read.
    public var truncationStrategy: Truncation
    /// Which tools may or must be called, as the client gave it.
    public var toolChoice: JSONValue
    /// Whether several may be called at once.
    public var parallelToolCalls: Bool
    /// The form of the answer as the client gave it.
    public var responseFormat: JSONValue
    /// How hard to think.
    public var reasoningEffort: String?
    /// Easel's own facts: what it cost, once it ended.
    public var easel: [String: JSONValue]?

    /// A run that waits.
    public init(id: String, createdAt: Int, threadID: String, assistant: AssistantObject) {
        self.id = id
        self.createdAt = createdAt
        self.threadID = threadID
        assistantID = assistant.id
        status = .queued
        model = assistant.model
        instructions = assistant.instructions ?? ""
        tools = assistant.tools
        metadata = [:]
        temperature = assistant.temperature
        topP = assistant.topP
        truncationStrategy = Truncation(type: .auto)
        toolChoice = "auto"
        parallelToolCalls = true
        responseFormat = assistant.responseFormat
        reasoningEffort = assistant.reasoningEffort
    }

    /// Where a run is on its way.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case queued, cancelling, cancelled, failed, completed, incomplete, expired
        case inProgress = "in_progress"
        case requiresAction = "requires_action"

        /// Whether nothing more happens to it.
        public var isFinal: Bool { [.cancelled, .failed, .completed, .incomplete, .expired].contains(self) }
    }

    /// What of a thread a run reads.
    public struct Truncation: Codable, Sendable, Equatable {
        /// `auto` leaves the oldest out where all of it is too much; `last_messages` takes so many of the newest.
        public var type: Kind
        /// How many of the newest.
        public var lastMessages: Int?

        /// A strategy.
        public init(type: Kind, lastMessages: Int? = nil) {
            self.type = type
            self.lastMessages = lastMessages
        }

        /// How a thread is shortened.
        public enum Kind: String, Codable, Sendable, CaseIterable {
            case auto
            case lastMessages = "last_messages"
        }

        enum CodingKeys: String, CodingKey {
            case type
            case lastMessages = "last_messages"
        }
    }

    /// See `WireObject`.
    public static let nullable = [
        "required_action", "last_error", "expires_at", "started_at", "cancelled_at", "failed_at", "completed_at", "incomplete_details",
        "usage", "temperature", "top_p", "max_prompt_tokens", "max_completion_tokens", "reasoning_effort",
    ]

    enum CodingKeys: String, CodingKey {
        case id, object, status, model, instructions, tools, metadata, usage, temperature, easel
        case createdAt = "created_at"
        case threadID = "thread_id"
        case assistantID = "assistant_id"
        case requiredAction = "required_action"
        case lastError = "last_error"
        case expiresAt = "expires_at"
        case startedAt = "started_at"
        case cancelledAt = "cancelled_at"
        case failedAt = "failed_at"
        case completedAt = "completed_at"
        case incompleteDetails = "incomplete_details"
        case topP = "top_p"
        case maxPromptTokens = "max_prompt_tokens"
        case maxCompletionTokens = "max_completion_tokens"
        case truncationStrategy = "truncation_strategy"
        case toolChoice = "tool_choice"
        case parallelToolCalls = "parallel_tool_calls"
        case responseFormat = "response_format"
        case reasoningEffort = "reasoning_effort"
    }
}

extension RunObject {
    /// The run as it is answered: what it used is told once it ended.
    public var shown: JSONValue {
        var run = self
        if !status.isFinal { (run.usage, run.easel) = (nil, nil) }
        return run.json
    }
}
