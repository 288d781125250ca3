import API

/// A conversation to be continued: every endpoint that talks makes one, every text model takes one.
public struct ChatTask: Sendable {
    /// The model's id, as resolved.
    public var model: String
    /// The snapshot, where the model has any.
    public var snapshot: String?
    /// What was said, oldest first.
    public var messages: [ChatMessage]
    /// The tools that may be called.
    public var tools: [ChatTool]
    /// Which of them.
    public var toolChoice: ToolChoice
    /// Whether several may be called in one answer; `nil` for the model's habit.
    public var parallelCalls: Bool?
    /// The form of the answer.
    public var format: Format
    /// How the next token is chosen.
    public var sampling: Sampling
    /// How many answers are wanted, 1 to 128.
    public var count: Int
    /// The most tokens of an answer; `nil` for as many as the model can.
    public var maxTokens: Int?
    /// Texts that end the answer, up to 4; they are not part of it.
    public var stop: [String]
    /// Whether each token's log probability is wanted, and how many alternatives with it, 0 to 20; `nil` for none.
    public var alternatives: Int?
    /// What the answer will mostly be, to be verified rather than written.
    public var prediction: String?
    /// Whether and how hard to think before answering, for models that do ("none", "minimal", "low", "medium", "high").
    public var effort: String?
    /// Who asks, for upstreams that want to know.
    public var user: String?

    /// A conversation with everything else at its standard.
    public init(model: String, snapshot: String? = nil, messages: [ChatMessage]) {
        self.model = model
        self.snapshot = snapshot
        self.messages = messages
        tools = []
        toolChoice = .auto
        format = .text
        sampling = Sampling()
        count = 1
        stop = []
    }

    /// Which tools may or must be called.
    public enum ToolChoice: Sendable, Equatable {
        /// The model decides.
        case auto
        /// None.
        case none
        /// At least one.
        case required
        /// This one.
        case named(String)
    }

    /// The form of an answer.
    public enum Format: Sendable, Equatable {
        /// Any text.
        case text
        /// Any JSON object.
        case object
        /// JSON of a schema. With `strict` the schema is of the structured-outputs subset and is held to.
        case schema(name: String, description: String? = nil, JSONText, strict: Bool)
    }
}

/// A tool that a model may call.
public struct ChatTool: Sendable, Equatable {
    /// Its name, `[A-Za-z0-9_-]{1,64}`.
    public var name: String
    /// What it does.
    public var description: String?
    /// Its arguments as a JSON Schema; `nil` for none.
    public var parameters: JSONText?
    /// Whether the arguments are held to the schema.
    public var strict: Bool

    /// A tool.
    public init(name: String, description: String? = nil, parameters: JSONText? = nil, strict: Bool = false) {
        self.name = name
        self.description = description
        self.parameters = parameters
        self.strict = strict
    }
}

/// How the next token is chosen. `nil` is the model's own standard.
public struct Sampling: Sendable, Equatable {
    /// 0 to 2; 0 is the likeliest token.
    public var temperature: Double?
    /// The likeliest tokens whose probabilities add up to this, 0 to 1.
    public var topP: Double?
    /// The likeliest so many tokens; an extension, `easel.top_k`.
    public var topK: Int?
    /// Tokens at least this likely relative to the likeliest; an extension, `easel.min_p`.
    public var minP: Double?
    /// −2 to 2: taken from a token's score for each time it was written.
    public var frequencyPenalty: Double?
    /// −2 to 2: taken from a token's score once it was written.
    public var presencePenalty: Double?
    /// Added to tokens' scores, −100 to 100, by token id.
    public var bias: [Int: Double]
    /// The same seed, model and task give the same answer where the model can promise that.
    public var seed: UInt64?

    /// The model's own standard.
    public init() { bias = [:] }
}
