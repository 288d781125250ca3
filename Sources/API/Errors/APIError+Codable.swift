extension APIError {
    /// The body of an error response: `{"error": {…}}`.
    public struct Envelope: Codable, Sendable {
        /// The error; its status travels in the HTTP head and is 0 after decoding.
        public var error: APIError

        /// Wraps `error`.
        public init(_ error: APIError) { self.error = error }
    }

    /// The body of this error's response.
    public var envelope: Envelope { Envelope(self) }
}

extension APIError: Codable {
    enum CodingKeys: String, CodingKey {
        case message, type, param, code, easel
        case moderation = "moderation_details"
    }

    /// Encodes all four keys always, as `null` where there is nothing to say: clients read them unconditionally.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(message, forKey: .message)
        try container.encode(type, forKey: .type)
        try container.encode(param, forKey: .param)
        try container.encode(code, forKey: .code)
        try container.encodeIfPresent(moderation, forKey: .moderation)
        if !details.isEmpty { try container.encode(details, forKey: .easel) }
    }

    /// Decodes what an upstream sent; a missing key or a numeric code is forgiven, since not every server sends all four.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let code: String? =
            (try? container.decodeIfPresent(String.self, forKey: .code))
            ?? (try? container.decodeIfPresent(Int.self, forKey: .code)).flatMap { $0 }.map(String.init)
        self.init(
            status: 0,
            message: (try? container.decode(String.self, forKey: .message)) ?? "The server gave no message.",
            type: (try? container.decode(String.self, forKey: .type)) ?? "server_error",
            param: try? container.decodeIfPresent(String.self, forKey: .param),
            code: code,
            moderation: try? container.decodeIfPresent(ModerationDetails.self, forKey: .moderation),
            details: (try? container.decodeIfPresent([String: JSONValue].self, forKey: .easel)).flatMap { $0 } ?? [:])
    }
}
