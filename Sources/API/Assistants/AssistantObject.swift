/// An assistant: a model with instructions and tools, as `/v1/assistants` gives it.
public struct AssistantObject: WireObject, Equatable {
    /// `asst_…`.
    public var id: String
    /// Always `assistant`.
    public var object = "assistant"
    /// Unix seconds.
    public var createdAt: Int
    /// The name of the text model.
    public var model: String
    /// Its name, up to 256 characters.
    public var name: String?
    /// What it is for, up to 512 characters.
    public var description: String?
    /// What it is told before every conversation, up to 256,000 characters.
    public var instructions: String?
    /// Its tools as the client gave them.
    public var tools: [JSONValue] = []
    /// The client's own pairs.
    public var metadata: [String: String] = [:]
    /// 0 to 2.
    public var temperature: Double?
    /// 0 to 1.
    public var topP: Double?
    /// The form of its answers as the client gave it.
    public var responseFormat: JSONValue = "auto"
    /// How hard it thinks.
    public var reasoningEffort: String?

    /// An assistant that answers with `model`.
    public init(id: String, createdAt: Int, model: String) {
        self.id = id
        self.createdAt = createdAt
        self.model = model
    }

    /// See `WireObject`.
    public static let nullable = [
        "name", "description", "instructions", "temperature", "top_p", "tool_resources", "reasoning_effort",
    ]

    enum CodingKeys: String, CodingKey {
        case id, object, model, name, description, instructions, tools, metadata, temperature
        case createdAt = "created_at"
        case topP = "top_p"
        case responseFormat = "response_format"
        case reasoningEffort = "reasoning_effort"
    }
}
