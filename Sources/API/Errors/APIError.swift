/// An error as OpenAI's clients expect it: a status and an object with the four keys `message`, `type`, `param`, `code`.
public struct APIError: Error, Sendable, Equatable {
    /// The HTTP status, 400 to 599.
    public var status: Int
    /// What went wrong and what to do, for a person.
    public var message: String
    /// The class of the error ("invalid_request_error").
    public var type: String
    /// The offending field, as a path ("image[0]"); `nil` where no field is at fault.
    public var param: String?
    /// A stable word for programs ("invalid_value"); `nil` where there is none.
    public var code: String?
    /// What a moderation refused, `nil` for every other error.
    public var moderation: ModerationDetails?
    /// Seconds after which a retry may succeed; sent as `retry-after`.
    public var retryAfter: Double?
    /// Facts for programs beyond OpenAI's four keys, sent under `easel` ("remaining_usd").
    public var details: [String: JSONValue]

    /// An error with all its parts.
    public init(
        status: Int, message: String, type: String = "invalid_request_error", param: String? = nil, code: String? = nil,
        moderation: ModerationDetails? = nil, retryAfter: Double? = nil, details: [String: JSONValue] = [:]
    ) {
        self.status = status
        self.message = message
        self.type = type
        self.param = param
        self.code = code
        self.moderation = moderation
        self.retryAfter = retryAfter
        self.details = details
    }

    /// Which stage of a moderation refused, and for what.
    public struct ModerationDetails: Codable, Sendable, Equatable {
        /// `input`, `output` or `unknown`.
        public var stage: String
        /// The categories that were hit.
        public var categories: [String]

        /// A refusal at `stage` for `categories`.
        public init(stage: String, categories: [String]) {
            self.stage = stage
            self.categories = categories
        }

        enum CodingKeys: String, CodingKey {
            case stage = "moderation_stage"
            case categories
        }
    }
}

extension APIError: CustomStringConvertible {
    /// The message with its status and field.
    public var description: String {
        "\(status) \(code ?? type)\(param.map { " (\($0))" } ?? ""): \(message)"
    }
}
