import Generation

/// What a language model is asked.
public struct TextRequest: Sendable {
    /// The talk so far.
    public var turns: [ChatTurn]
    /// The tools that may be called.
    public var tools: [ToolDescription] = []
    /// Which of them must be.
    public var calling = Calling.asItLikes
    /// Whether a model that can may think first.
    public var thinks = false
    /// How tokens are chosen.
    public var sampling = SamplingSettings()
    /// How many answers.
    public var answers = 1
    /// The most tokens of an answer; nil for as many as the context has room for.
    public var maxTokens: Int?
    /// Strings that end an answer.
    public var stops: [String] = []
    /// What the answer will mostly be.
    public var prediction: String?
    /// What form the answer must have; a call of a tool has its tool's.
    public var form = Form.text

    /// A talk to be gone on with.
    public init(turns: [ChatTurn]) { self.turns = turns }

    /// The form of an answer.
    public enum Form: Sendable, Equatable {
        /// Any text.
        case text
        /// Any JSON object.
        case object
        /// JSON of the schema with this name and text; strict ones are of the structured-outputs subset.
        case schema(name: String, [UInt8], isStrict: Bool)
    }

    /// Whether a tool must be called.
    public enum Calling: Sendable, Equatable {
        /// As the model likes.
        case asItLikes
        /// One of them.
        case any
        /// This one.
        case tool(String)
    }
}

/// What happens while a language model answers.
public enum TextEvent: Sendable, Equatable {
    /// The talk has been read: tokens, and how many of them were known already.
    case prompt(tokens: Int, cached: Int)
    /// More of an answer's text, with its tokens where these were asked for.
    case text(answer: Int, String, tokens: [Token])
    /// An answer calls a tool; its arguments follow.
    case call(answer: Int, name: String)
    /// More of the arguments of the call that began last in this answer.
    case arguments(answer: Int, String)
    /// An answer is whole.
    case finished(answer: Int, FinishReason, GenerationUsage)

    /// A token and what might have stood in its place.
    public struct Token: Sendable, Equatable {
        /// Its bytes.
        public var bytes: [UInt8]
        /// The natural logarithm of its probability.
        public var logprob: Float
        /// The likeliest at its place.
        public var alternatives: [Alternative]
    }

    /// A token that might have come.
    public struct Alternative: Sendable, Equatable {
        /// Its bytes.
        public var bytes: [UInt8]
        /// The natural logarithm of its probability.
        public var logprob: Float
    }
}
