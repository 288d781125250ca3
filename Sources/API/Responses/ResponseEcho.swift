/// What a response repeats of its request, with the standards that were taken where it said nothing.
public struct ResponseEcho: Codable, Sendable, Equatable {
    /// The model as it was named.
    public var model: String
    /// What the model was told to be.
    public var instructions: String?
    /// Whether it runs by itself.
    public var background = false
    /// The most tokens.
    public var maxOutputTokens: Int?
    /// The most pictures.
    public var maxToolCalls: Int?
    /// Pairs of the client's.
    public var metadata: [String: String] = [:]
    /// Whether several tools may be called at once.
    public var parallelToolCalls = true
    /// The response before.
    public var previousResponseID: String?
    /// How hard to think.
    public var reasoning: Reasoning
    /// Whether it is kept.
    public var store = true
    /// The sampling temperature.
    public var temperature: Double?
    /// The likeliest tokens that are chosen among.
    public var topP: Double?
    /// The form of the text, `{"format": …}`.
    public var text: JSONValue = ["format": ["type": "text"]]
    /// Which tools may be called.
    public var toolChoice: JSONValue = "auto"
    /// The tools.
    public var tools: [JSONValue] = []
    /// How many alternatives of each token.
    public var topLogprobs = 0
    /// `auto` or `disabled`.
    public var truncation = "disabled"
    /// Who asks.
    public var user: String?
    /// Who asks, in the newer form.
    public var safetyIdentifier: String?
    private var serviceTier = "default"

    /// Everything at its standard.
    public init(model: String) {
        self.model = model
        reasoning = Reasoning()
    }

    /// How hard to think.
    public struct Reasoning: Codable, Sendable, Equatable {
        /// `low`, `medium` or `high`; `nil` for the model's own.
        public var effort: String?

        /// The model's own.
        public init() {}

        /// Encodes `null` where nothing was asked for.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(effort, forKey: .effort)
        }
    }

    enum CodingKeys: String, CodingKey {
        case model, instructions, background, metadata, reasoning, store, temperature, text, tools, truncation, user
        case maxOutputTokens = "max_output_tokens"
        case maxToolCalls = "max_tool_calls"
        case parallelToolCalls = "parallel_tool_calls"
        case previousResponseID = "previous_response_id"
        case topP = "top_p"
        case toolChoice = "tool_choice"
        case topLogprobs = "top_logprobs"
        case safetyIdentifier = "safety_identifier"
        case serviceTier = "service_tier"
    }

    /// Encodes also what is `nil`: clients read these keys unconditionally.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(model, forKey: .model)
        try container.encode(instructions, forKey: .instructions)
        try container.encode(background, forKey: .background)
        try container.encode(maxOutputTokens, forKey: .maxOutputTokens)
        try container.encode(maxToolCalls, forKey: .maxToolCalls)
        try container.encode(metadata, forKey: .metadata)
        try container.encode(parallelToolCalls, forKey: .parallelToolCalls)
        try container.encode(previousResponseID, forKey: .previousResponseID)
        try container.encode(reasoning, forKey: .reasoning)
        try container.encode(store, forKey: .store)
        try container.encode(temperature, forKey: .temperature)
        try container.encode(topP, forKey: .topP)
        try container.encode(text, forKey: .text)
        try container.encode(toolChoice, forKey: .toolChoice)
        try container.encode(tools, forKey: .tools)
        try container.encode(topLogprobs, forKey: .topLogprobs)
        try container.encode(truncation, forKey: .truncation)
        try container.encode(user, forKey: .user)
        try container.encode(safetyIdentifier, forKey: .safetyIdentifier)
        try container.encode(serviceTier, forKey: .serviceTier)
    }
}
