/// What a text model can do; requests are checked against it, so what it cannot do is a 400 that names the parameter.
public struct TextCapabilities: Sendable, Equatable {
    /// Tokens that it can read and write together; `nil` where unknown.
    public var context: Int?
    /// The most tokens that it writes; `nil` where unknown.
    public var maxOutput: Int?
    /// Whether it sees pictures.
    public var vision: Bool
    /// Whether it calls tools.
    public var tools: Bool
    /// Whether it answers in a schema's form.
    public var structured: Bool
    /// Whether it reports log probabilities.
    public var logProbabilities: Bool
    /// Whether it takes predicted outputs.
    public var predictions: Bool
    /// Whether it thinks before it answers, and how hard can be said.
    public var reasoning: Bool

    /// A model that only talks.
    public init(
        context: Int? = nil, maxOutput: Int? = nil, vision: Bool = false, tools: Bool = false, structured: Bool = false,
        logProbabilities: Bool = false, predictions: Bool = false, reasoning: Bool = false
    ) {
        self.context = context
        self.maxOutput = maxOutput
        self.vision = vision
        self.tools = tools
        self.structured = structured
        self.logProbabilities = logProbabilities
        self.predictions = predictions
        self.reasoning = reasoning
    }

    /// Everything: for upstreams' models that nothing is known of, whose servers refuse what they cannot do.
    public static let open = TextCapabilities(
        vision: true, tools: true, structured: true, logProbabilities: true, predictions: true, reasoning: true)
}
