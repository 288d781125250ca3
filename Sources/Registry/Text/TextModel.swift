import API
import Pictures

/// A model that answers in text, about pictures too where it sees. Judges, and later the text endpoints, are such values.
public protocol TextModel: Sendable {
    /// What is known of it.
    var info: ModelInfo { get }
    /// Whether its messages may hold pictures.
    var sees: Bool { get }

    /// Asks for one answer.
    ///
    /// - Throws: `APIError`; `CancellationError` where the caller's task is cancelled, which ends the upstream's work too.
    func answer(_ question: TextQuestion) async throws -> TextAnswer

    /// The most that an answer can cost, every byte of text a token and every picture at its largest.
    func worstCase(of question: TextQuestion) -> Money

    /// What an answer is likely to cost, for estimates.
    func expectedCost(of question: TextQuestion) -> Money
}

extension TextModel {
    /// The worst case, for models that know no better.
    public func expectedCost(of question: TextQuestion) -> Money { worstCase(of: question) }
}

/// What a text model is asked.
public struct TextQuestion: Sendable {
    /// What the model is told to be; empty for nothing.
    public var system: String
    /// What it is asked, in order.
    public var parts: [Part]
    /// The shape that the answer must have, as a JSON Schema of the structured-outputs subset.
    public var schema: JSONValue?
    /// The sampling temperature; 0 for judges.
    public var temperature: Double?
    /// The seed, for models that have one.
    public var seed: UInt64?
    /// The most tokens of the answer.
    public var maxTokens: Int
    /// How many alternatives to report for each token of the answer, 0 to 20; models that cannot report none.
    public var alternatives: Int

    /// A question.
    public init(system: String = "", parts: [Part], maxTokens: Int = 256) {
        self.system = system
        self.parts = parts
        self.maxTokens = maxTokens
        schema = nil
        temperature = nil
        seed = nil
        alternatives = 0
    }

    /// A piece of a question.
    public enum Part: Sendable {
        /// Words.
        case text(String)
        /// A picture's file.
        case picture(bytes: [UInt8], format: PictureFormat)
    }
}

/// What a text model answered.
public struct TextAnswer: Sendable {
    /// The answer.
    public var text: String
    /// The snapshot that the upstream says it used.
    public var snapshot: String?
    /// Tokens read, of them cached, and written. Pictures count as text: chat models bill them so.
    public var usage: ImageUsage
    /// The tokens of the text in their order with their alternatives, where these were asked for and offered.
    public var tokens: [Token]
    /// Whether the answer was cut at the token limit.
    public var isCut: Bool

    /// An answer.
    public init(text: String, snapshot: String? = nil, usage: ImageUsage, tokens: [Token] = [], isCut: Bool = false) {
        self.text = text
        self.snapshot = snapshot
        self.usage = usage
        self.tokens = tokens
        self.isCut = isCut
    }

    /// A token of an answer.
    public struct Token: Sendable, Equatable {
        /// Its text.
        public var text: String
        /// The likeliest tokens at its place with their probabilities, itself among them or not.
        public var alternatives: [String: Double]

        /// A token.
        public init(text: String, alternatives: [String: Double]) {
            self.text = text
            self.alternatives = alternatives
        }
    }
}
