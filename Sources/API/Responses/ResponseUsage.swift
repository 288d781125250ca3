/// Tokens of a response's text.
public struct ResponseUsage: Codable, Sendable, Equatable {
    /// Tokens that were read.
    public var inputTokens: Int
    /// Of them from a cache.
    public var inputTokensDetails: InputDetails
    /// Tokens that were written.
    public var outputTokens: Int
    /// Of them thoughts.
    public var outputTokensDetails: OutputDetails
    /// The two together.
    public var totalTokens: Int

    /// Usage by kind.
    public init(input: Int, cached: Int, output: Int, reasoning: Int) {
        inputTokens = input
        inputTokensDetails = InputDetails(cachedTokens: cached)
        outputTokens = output
        outputTokensDetails = OutputDetails(reasoningTokens: reasoning)
        totalTokens = input + output
    }

    /// The input by kind. Nothing here is billed for writing to a cache.
    public struct InputDetails: Codable, Sendable, Equatable {
        /// Tokens read from a cache.
        public var cachedTokens: Int
        private var cacheWriteTokens = 0

        init(cachedTokens: Int) { self.cachedTokens = cachedTokens }

        enum CodingKeys: String, CodingKey {
            case cachedTokens = "cached_tokens"
            case cacheWriteTokens = "cache_write_tokens"
        }
    }

    /// The output by kind.
    public struct OutputDetails: Codable, Sendable, Equatable {
        /// Thoughts.
        public var reasoningTokens: Int

        enum CodingKeys: String, CodingKey { case reasoningTokens = "reasoning_tokens" }
    }

    enum CodingKeys: String, CodingKey {
        case inputTokens = "input_tokens"
        case inputTokensDetails = "input_tokens_details"
        case outputTokens = "output_tokens"
        case outputTokensDetails = "output_tokens_details"
        case totalTokens = "total_tokens"
    }
}

/// What the tools of a response used.
public struct ResponseToolUsage: Codable, Sendable, Equatable {
    /// The pictures' tokens.
    public var imageGeneration: ImageUsage
    private var webSearch = ["num_requests": 0]

    /// The pictures used this.
    public init(imageGeneration: ImageUsage) { self.imageGeneration = imageGeneration }

    enum CodingKeys: String, CodingKey {
        case imageGeneration = "image_gen"
        case webSearch = "web_search"
    }
}
