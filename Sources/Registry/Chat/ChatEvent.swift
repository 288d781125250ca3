import API

/// What a text model tells while it answers. `choice` counts the answers from 0.
public enum ChatEvent: Sendable {
    /// It began; the snapshot that answers, where an upstream names one.
    case started(snapshot: String?)
    /// More of the answer's text; its tokens where they were asked for.
    case text(choice: Int, String, tokens: [ChatToken] = [])
    /// More of why it declines.
    case refusal(choice: Int, String)
    /// It calls a tool; `number` counts the calls of this answer from 0. The arguments follow.
    case call(choice: Int, number: Int, id: String, name: String)
    /// More of a call's arguments.
    case arguments(choice: Int, number: Int, String)
    /// An answer ended.
    case finished(choice: Int, FinishReason)
    /// What the task used; once, last. Exact where `isExact`, else counted by rule.
    case usage(ChatUsage, isExact: Bool)

    /// Why an answer ended.
    public enum FinishReason: String, Sendable, Codable {
        /// It was done, or came to a stop text.
        case stop
        /// It came to the token limit.
        case length
        /// It calls tools.
        case toolCalls = "tool_calls"
        /// It was cut by a filter.
        case contentFilter = "content_filter"
    }
}

/// A token of an answer with its log probability.
public struct ChatToken: Sendable, Equatable {
    /// Its text; with replacement characters where it is part of a character.
    public var text: String
    /// Its bytes.
    public var bytes: [UInt8]
    /// The natural logarithm of its probability.
    public var logProbability: Double
    /// The likeliest tokens at its place, likeliest first.
    public var alternatives: [Alternative]

    /// A token.
    public init(text: String, bytes: [UInt8], logProbability: Double, alternatives: [Alternative] = []) {
        self.text = text
        self.bytes = bytes
        self.logProbability = logProbability
        self.alternatives = alternatives
    }

    /// A token that might have stood there.
    public struct Alternative: Sendable, Equatable {
        /// Its text.
        public var text: String
        /// Its bytes.
        public var bytes: [UInt8]
        /// The natural logarithm of its probability.
        public var logProbability: Double

        /// A token.
        public init(text: String, bytes: [UInt8], logProbability: Double) {
            self.text = text
            self.bytes = bytes
            self.logProbability = logProbability
        }
    }
}

/// Tokens of a conversation.
public struct ChatUsage: Sendable, Equatable {
    /// Tokens that were read, cached ones and pictures among them.
    public var input: Int
    /// Of them read from a cache.
    public var cachedInput: Int
    /// Tokens that were written, thoughts among them.
    public var output: Int
    /// Of them thoughts.
    public var reasoning: Int
    /// Tokens of the prediction that came true.
    public var acceptedPrediction: Int
    /// Tokens of the prediction that did not; they are part of `output`.
    public var rejectedPrediction: Int

    /// Tokens by kind.
    public init(input: Int, cachedInput: Int = 0, output: Int, reasoning: Int = 0, acceptedPrediction: Int = 0, rejectedPrediction: Int = 0)
    {
        self.input = input
        self.cachedInput = cachedInput
        self.output = output
        self.reasoning = reasoning
        self.acceptedPrediction = acceptedPrediction
        self.rejectedPrediction = rejectedPrediction
    }

    /// Nothing.
    public static let zero = ChatUsage(input: 0, output: 0)

    /// Adds another answer's tokens.
    public static func + (a: ChatUsage, b: ChatUsage) -> ChatUsage {
        ChatUsage(
            input: a.input + b.input, cachedInput: a.cachedInput + b.cachedInput, output: a.output + b.output,
            reasoning: a.reasoning + b.reasoning, acceptedPrediction: a.acceptedPrediction + b.acceptedPrediction,
            rejectedPrediction: a.rejectedPrediction + b.rejectedPrediction)
    }

    /// The same as the ledger counts: all of it text.
    public var asImageUsage: ImageUsage {
        ImageUsage(textIn: input, imageIn: 0, cachedIn: cachedInput > 0 ? cachedInput : nil, textOut: output, imageOut: 0)
    }
}
