/// The calls that a client has to answer before a run goes on.
public struct RequiredAction: Codable, Sendable, Equatable {
    /// Always `submit_tool_outputs`.
    public var type = "submit_tool_outputs"
    /// The calls.
    public var submitToolOutputs: Calls

    /// Answers to `calls` are needed.
    public init(_ calls: [RunToolCall]) { submitToolOutputs = Calls(toolCalls: calls) }

    /// A list of calls.
    public struct Calls: Codable, Sendable, Equatable {
        /// The calls.
        public var toolCalls: [RunToolCall]

        enum CodingKeys: String, CodingKey { case toolCalls = "tool_calls" }
    }

    enum CodingKeys: String, CodingKey {
        case type
        case submitToolOutputs = "submit_tool_outputs"
    }
}

/// Why a run or a step failed.
public struct RunError: Codable, Sendable, Equatable {
    /// `server_error`, `rate_limit_exceeded` or `invalid_prompt`.
    public var code: String
    /// What went wrong, for a person.
    public var message: String

    /// An error as runs tell it.
    public init(_ error: APIError, ofStep: Bool = false) {
        switch error.status {
        case 429: code = "rate_limit_exceeded"
        case 400..<500 where !ofStep: code = "invalid_prompt"
        default: code = "server_error"
        }
        message = error.message
    }
}

/// Tokens of a run or a step.
public struct RunUsage: Codable, Sendable, Equatable {
    /// Tokens that were read.
    public var promptTokens: Int
    /// Tokens that were written.
    public var completionTokens: Int
    /// Both.
    public var totalTokens: Int

    /// Tokens by kind.
    public init(prompt: Int, completion: Int) {
        promptTokens = prompt
        completionTokens = completion
        totalTokens = prompt + completion
    }

    /// Adds another turn's.
    public static func + (a: RunUsage, b: RunUsage) -> RunUsage {
        RunUsage(prompt: a.promptTokens + b.promptTokens, completion: a.completionTokens + b.completionTokens)
    }

    enum CodingKeys: String, CodingKey {
        case promptTokens = "prompt_tokens"
        case completionTokens = "completion_tokens"
        case totalTokens = "total_tokens"
    }
}

/// A call of a tool within a run: of one of the client's functions, or of the image tool.
public struct RunToolCall: Codable, Sendable, Equatable {
    /// `call_…` or `ig_…`.
    public var id: String
    /// `function` or `image_generation`.
    public var type: String
    /// The function, for calls of functions.
    public var function: Function?
    /// The picture, for calls of the image tool.
    public var imageGeneration: Picture?

    /// A call of one of the client's functions.
    public init(id: String, function: Function) {
        self.id = id
        type = "function"
        self.function = function
    }

    /// A call of the image tool.
    public init(id: String, picture: Picture) {
        self.id = id
        type = "image_generation"
        imageGeneration = picture
    }

    /// A function's call.
    public struct Function: Codable, Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Its arguments as the model wrote them.
        public var arguments: String
        /// What the client answered.
        public var output: String?

        /// A call without an answer.
        public init(name: String, arguments: String = "") {
            self.name = name
            self.arguments = arguments
        }
    }

    /// A picture's call.
    public struct Picture: Codable, Sendable, Equatable {
        /// What is drawn.
        public var prompt: String
        /// The drawn picture among `/v1/files`.
        public var fileID: String?

        /// A picture that is to be drawn.
        public init(prompt: String) { self.prompt = prompt }

        enum CodingKeys: String, CodingKey {
            case prompt
            case fileID = "file_id"
        }
    }

    enum CodingKeys: String, CodingKey {
        case id, type, function
        case imageGeneration = "image_generation"
    }
}
