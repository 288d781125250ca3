/// A call of the `image_generation` tool. The picture's bytes travel apart (`result` is what stands for them) and are kept apart.
public struct ResponseImageCall: Codable, Sendable, Equatable {
    /// `ig_…`.
    public var id: String
    private var type = "image_generation_call"
    /// How far it is.
    public var status: Status
    /// `generate` or `edit`.
    public var action: String?
    /// `transparent` or `opaque`, once known.
    public var background: String?
    /// `png`, `jpeg`, `webp`, …
    public var outputFormat: String?
    /// The resolved quality, once known.
    public var quality: String?
    /// The resolved `WxH`, once known.
    public var size: String?
    /// The text that was drawn.
    public var revisedPrompt: String?
    /// The picture in base64.
    public var result: String?
    /// Why nothing was drawn.
    public var error: APIError?

    /// A call that has begun.
    public init(id: String, status: Status, action: String? = nil) {
        self.id = id
        self.status = status
        self.action = action
    }

    /// How far a picture is.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case inProgress = "in_progress"
        case generating, completed, failed
    }

    enum CodingKeys: String, CodingKey {
        case id, type, status, action, background, quality, size, result, error
        case outputFormat = "output_format"
        case revisedPrompt = "revised_prompt"
    }
}

extension ResponseImageCall {
    /// Encodes `result` always: clients read it unconditionally.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(type, forKey: .type)
        try container.encode(status, forKey: .status)
        try container.encodeIfPresent(action, forKey: .action)
        try container.encodeIfPresent(background, forKey: .background)
        try container.encodeIfPresent(outputFormat, forKey: .outputFormat)
        try container.encodeIfPresent(quality, forKey: .quality)
        try container.encodeIfPresent(size, forKey: .size)
        try container.encodeIfPresent(revisedPrompt, forKey: .revisedPrompt)
        try container.encodeIfPresent(error, forKey: .error)
        try container.encode(result, forKey: .result)
    }
}
