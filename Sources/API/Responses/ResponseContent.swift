/// A part of a message.
public enum ResponseContent: Sendable, Equatable {
    /// Words that came in.
    case inputText(String)
    /// A picture that came in. Its bytes are kept apart: `imageURL` is only set where a client wants them back.
    case inputImage(detail: String, imageURL: String?, fileID: String?)
    /// Words of the model, with their tokens where they were asked for.
    case outputText(String, tokens: [ResponseToken]?)
    /// Why the model declines.
    case refusal(String)

    /// Whether it is a picture.
    public var isPicture: Bool { if case .inputImage = self { true } else { false } }
}

extension ResponseContent: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, text, detail, annotations, logprobs, refusal
        case imageURL = "image_url"
        case fileID = "file_id"
    }

    /// Decodes a part that this server wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(String.self, forKey: .type) {
        case "input_image":
            self = .inputImage(
                detail: try container.decode(String.self, forKey: .detail),
                imageURL: try container.decodeIfPresent(String.self, forKey: .imageURL),
                fileID: try container.decodeIfPresent(String.self, forKey: .fileID))
        case "output_text":
            self = .outputText(
                try container.decode(String.self, forKey: .text),
                tokens: try container.decodeIfPresent([ResponseToken].self, forKey: .logprobs))
        case "refusal": self = .refusal(try container.decode(String.self, forKey: .refusal))
        default: self = .inputText(try container.decode(String.self, forKey: .text))
        }
    }

    /// Encodes the part with its `type` and whatever clients read unconditionally.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .inputText(let text):
            try container.encode("input_text", forKey: .type)
            try container.encode(text, forKey: .text)
        case .inputImage(let detail, let imageURL, let fileID):
            try container.encode("input_image", forKey: .type)
            try container.encode(detail, forKey: .detail)
            try container.encode(imageURL, forKey: .imageURL)
            try container.encode(fileID, forKey: .fileID)
        case .outputText(let text, let tokens):
            try container.encode("output_text", forKey: .type)
            try container.encode([String](), forKey: .annotations)
            try container.encode(tokens ?? [], forKey: .logprobs)
            try container.encode(text, forKey: .text)
        case .refusal(let text):
            try container.encode("refusal", forKey: .type)
            try container.encode(text, forKey: .refusal)
        }
    }
}

/// A token of an answer with its log probability.
public struct ResponseToken: Codable, Sendable, Equatable {
    /// Its text.
    public var token: String
    /// Its bytes.
    public var bytes: [UInt8]
    /// The natural logarithm of its probability.
    public var logprob: Double
    /// The likeliest tokens at its place.
    public var alternatives: [Alternative]

    /// A token.
    public init(token: String, bytes: [UInt8], logprob: Double, alternatives: [Alternative]) {
        self.token = token
        self.bytes = bytes
        self.logprob = logprob
        self.alternatives = alternatives
    }

    /// A token that might have stood there.
    public struct Alternative: Codable, Sendable, Equatable {
        /// Its text.
        public var token: String
        /// Its bytes.
        public var bytes: [UInt8]
        /// The natural logarithm of its probability.
        public var logprob: Double

        /// A token.
        public init(token: String, bytes: [UInt8], logprob: Double) {
            self.token = token
            self.bytes = bytes
            self.logprob = logprob
        }
    }

    enum CodingKeys: String, CodingKey {
        case token, bytes, logprob
        case alternatives = "top_logprobs"
    }
}
