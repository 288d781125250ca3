/// A response, as `/v1/responses` gives it. Pictures' bytes are not in it: their places are filled when it is written.
public struct ResponseObject: Codable, Sendable, Equatable {
    /// `resp_…`.
    public var id: String
    private var object = "response"
    /// Unix seconds.
    public var createdAt: Int
    /// Unix seconds, once it ended well.
    public var completedAt: Int?
    /// Where it is on its way.
    public var status: Status
    /// Why it failed.
    public var error: ResponseFault?
    /// Why it is incomplete.
    public var incomplete: Incomplete?
    /// What came of it.
    public var output: [ResponseItem]
    /// What it used; `nil` until it ended.
    public var usage: ResponseUsage?
    /// What its pictures used, beside the text.
    public var toolUsage: ResponseToolUsage?
    /// What was asked, as it is echoed.
    public var echo: ResponseEcho
    /// Easel's own facts.
    public var easel: EaselConversation?

    /// A response that has not begun.
    public init(id: String, createdAt: Int, status: Status, echo: ResponseEcho) {
        self.id = id
        self.createdAt = createdAt
        self.status = status
        self.echo = echo
        output = []
    }

    /// Where a response is on its way.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case queued, completed, failed, incomplete, cancelled
        case inProgress = "in_progress"

        /// Whether nothing more happens to it.
        public var isFinal: Bool { self != .queued && self != .inProgress }
    }

    /// Why a response is incomplete.
    public struct Incomplete: Codable, Sendable, Equatable {
        /// `max_output_tokens` or `content_filter`.
        public var reason: String

        /// It is incomplete for `reason`.
        public init(reason: String) { self.reason = reason }
    }

    enum CodingKeys: String, CodingKey {
        case id, object, status, error, output, usage, easel
        case createdAt = "created_at"
        case completedAt = "completed_at"
        case incomplete = "incomplete_details"
        case toolUsage = "tool_usage"
    }
}

extension ResponseObject {
    /// Decodes what `encode` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        createdAt = try container.decode(Int.self, forKey: .createdAt)
        completedAt = try container.decodeIfPresent(Int.self, forKey: .completedAt)
        status = try container.decode(Status.self, forKey: .status)
        error = try container.decodeIfPresent(ResponseFault.self, forKey: .error)
        incomplete = try container.decodeIfPresent(Incomplete.self, forKey: .incomplete)
        output = try container.decode([ResponseItem].self, forKey: .output)
        usage = try container.decodeIfPresent(ResponseUsage.self, forKey: .usage)
        toolUsage = try container.decodeIfPresent(ResponseToolUsage.self, forKey: .toolUsage)
        easel = try container.decodeIfPresent(EaselConversation.self, forKey: .easel)
        echo = try ResponseEcho(from: decoder)
    }

    /// Encodes the keys that clients read unconditionally also where there is nothing to say.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(object, forKey: .object)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(completedAt, forKey: .completedAt)
        try container.encode(status, forKey: .status)
        try container.encode(error, forKey: .error)
        try container.encode(incomplete, forKey: .incomplete)
        try container.encode(output, forKey: .output)
        try container.encode(usage, forKey: .usage)
        try container.encodeIfPresent(toolUsage, forKey: .toolUsage)
        try container.encodeIfPresent(easel, forKey: .easel)
        try echo.encode(to: encoder)
    }
}

/// Why a response failed.
public struct ResponseFault: Codable, Sendable, Equatable {
    /// One of the codes that the Responses API knows.
    public var code: String
    /// A sentence.
    public var message: String
    /// The field at fault.
    public var param: String?
    /// The error's own code, as the other endpoints give it.
    public var type: String?

    /// The fault that an error is: the API knows a short list of codes, the error's own is `type`.
    public init(_ error: APIError) {
        if error.isRefusal {
            code = "image_content_policy_violation"
        } else if error.status == 429 {
            code = "rate_limit_exceeded"
        } else {
            code = error.status >= 500 ? "server_error" : "invalid_prompt"
        }
        message = error.message
        param = error.param
        type = error.code ?? error.type
    }
}

/// What Easel adds to a response, under `easel`.
public struct EaselConversation: Codable, Sendable, Equatable {
    /// The model that answered, after aliases.
    public var model: String
    /// The snapshot that answered, where one is named.
    public var snapshot: String?
    /// What all of it cost, in US dollars, as a decimal string.
    public var costUSD: String?
    /// Whether the text's usage is the model's own report.
    public var isExact: Bool?
    /// What was drawn.
    public var pictures: [Picture]?

    /// Facts about a response of `model`.
    public init(model: String) { self.model = model }

    /// One drawn picture.
    public struct Picture: Codable, Sendable, Equatable {
        /// The call, `ig_…`.
        public var id: String
        /// The model that drew it, after aliases.
        public var model: String
        /// The picture's id in the store, where it is kept.
        public var image: String?
        /// Its seed, where the model has seeds.
        public var seed: UInt64?
        /// What it cost, in US dollars.
        public var costUSD: String
        /// What its reader should know.
        public var notes: [String]?

        /// A picture.
        public init(id: String, model: String, image: String?, seed: UInt64?, costUSD: String, notes: [String]?) {
            self.id = id
            self.model = model
            self.image = image
            self.seed = seed
            self.costUSD = costUSD
            self.notes = notes
        }

        enum CodingKeys: String, CodingKey {
            case id, model, image, seed, notes
            case costUSD = "cost_usd"
        }
    }

    enum CodingKeys: String, CodingKey {
        case model, snapshot, pictures
        case costUSD = "cost_usd"
        case isExact = "usage_is_exact"
    }
}
