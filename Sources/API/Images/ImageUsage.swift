/// Tokens of an image request, with both details: clients bill image output as text where they are missing.
public struct ImageUsage: Codable, Sendable, Equatable {
    /// Text and image tokens that went in.
    public var inputTokens: Int
    /// Text and image tokens that came out.
    public var outputTokens: Int
    /// The two together.
    public var totalTokens: Int
    /// The input by kind.
    public var inputTokensDetails: Details
    /// The output by kind.
    public var outputTokensDetails: Details

    /// Usage by kind; the sums are made here.
    public init(textIn: Int, imageIn: Int, cachedIn: Int? = nil, textOut: Int = 0, imageOut: Int) {
        inputTokens = textIn + imageIn
        outputTokens = textOut + imageOut
        totalTokens = inputTokens + outputTokens
        inputTokensDetails = Details(textTokens: textIn, imageTokens: imageIn, cachedTokens: cachedIn)
        outputTokensDetails = Details(textTokens: textOut, imageTokens: imageOut)
    }

    /// Tokens by kind.
    public struct Details: Codable, Sendable, Equatable {
        /// Tokens of text.
        public var textTokens: Int
        /// Tokens of pictures.
        public var imageTokens: Int
        /// Tokens read from a cache, where the model says so.
        public var cachedTokens: Int?

        /// Tokens by kind.
        public init(textTokens: Int, imageTokens: Int, cachedTokens: Int? = nil) {
            self.textTokens = textTokens
            self.imageTokens = imageTokens
            self.cachedTokens = cachedTokens
        }

        enum CodingKeys: String, CodingKey {
            case textTokens = "text_tokens"
            case imageTokens = "image_tokens"
            case cachedTokens = "cached_tokens"
        }
    }

    enum CodingKeys: String, CodingKey {
        case inputTokens = "input_tokens"
        case outputTokens = "output_tokens"
        case totalTokens = "total_tokens"
        case inputTokensDetails = "input_tokens_details"
        case outputTokensDetails = "output_tokens_details"
    }

    /// Decodes an upstream's usage; absent output details count as image tokens, which is what an image endpoint puts out.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let input = try container.decodeIfPresent(Int.self, forKey: .inputTokens) ?? 0
        let output = try container.decodeIfPresent(Int.self, forKey: .outputTokens) ?? 0
        inputTokens = input
        outputTokens = output
        totalTokens = try container.decodeIfPresent(Int.self, forKey: .totalTokens) ?? input + output
        inputTokensDetails =
            try container.decodeIfPresent(Details.self, forKey: .inputTokensDetails) ?? Details(textTokens: input, imageTokens: 0)
        outputTokensDetails =
            try container.decodeIfPresent(Details.self, forKey: .outputTokensDetails) ?? Details(textTokens: 0, imageTokens: output)
    }

    /// Adds another request's usage.
    public static func + (a: ImageUsage, b: ImageUsage) -> ImageUsage {
        let cached = [a.inputTokensDetails.cachedTokens, b.inputTokensDetails.cachedTokens].compactMap { $0 }
        return ImageUsage(
            textIn: a.inputTokensDetails.textTokens + b.inputTokensDetails.textTokens,
            imageIn: a.inputTokensDetails.imageTokens + b.inputTokensDetails.imageTokens,
            cachedIn: cached.isEmpty ? nil : cached.reduce(0, +),
            textOut: a.outputTokensDetails.textTokens + b.outputTokensDetails.textTokens,
            imageOut: a.outputTokensDetails.imageTokens + b.outputTokensDetails.imageTokens)
    }
}
