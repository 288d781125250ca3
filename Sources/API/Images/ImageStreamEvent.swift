/// One server-sent event of a streamed generation or edit.
public struct ImageStreamEvent: Codable, Sendable, Equatable {
    /// `image_generation.partial_image`, `image_generation.completed`, or the same with `image_edit.`.
    public var type: String
    /// The picture in base64.
    public var b64JSON: String
    /// Unix seconds.
    public var createdAt: Int
    /// `transparent` or `opaque`.
    public var background: String
    /// `png`, `jpeg`, `webp`, …
    public var outputFormat: String
    /// The resolved quality.
    public var quality: String
    /// The resolved `WxH`.
    public var size: String
    /// From 0; only of a partial picture.
    public var partialImageIndex: Int?
    /// Only of a completed picture.
    public var usage: ImageUsage?
    /// Easel's own facts; only of a completed picture.
    public var easel: EaselResponse?

    /// An event with the fields that all four kinds have.
    public init(type: String, b64JSON: String, createdAt: Int, background: String, outputFormat: String, quality: String, size: String) {
        self.type = type
        self.b64JSON = b64JSON
        self.createdAt = createdAt
        self.background = background
        self.outputFormat = outputFormat
        self.quality = quality
        self.size = size
    }

    enum CodingKeys: String, CodingKey {
        case type, background, quality, size, usage, easel
        case b64JSON = "b64_json"
        case createdAt = "created_at"
        case outputFormat = "output_format"
        case partialImageIndex = "partial_image_index"
    }
}
