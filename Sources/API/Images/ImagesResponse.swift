/// The response of the image endpoints, without the pictures' bytes: the server and the client splice those in and out as
/// they are, since a picture is a thousand times larger than all the rest.
public struct ImagesResponse: Codable, Sendable, Equatable {
    /// Unix seconds.
    public var created: Int
    /// One entry for each picture.
    public var data: [Item]
    /// `transparent` or `opaque`: the resolved value, never `auto`.
    public var background: String?
    /// `png`, `jpeg`, `webp`, …
    public var outputFormat: String?
    /// The resolved value, never `auto`.
    public var quality: String?
    /// The resolved `WxH`.
    public var size: String?
    /// Exact tokens.
    public var usage: ImageUsage?
    /// Easel's own facts: model, snapshot, seeds, cost, notes.
    public var easel: EaselResponse?

    /// A response with its pictures' places.
    public init(created: Int, data: [Item]) {
        self.created = created
        self.data = data
    }

    /// One picture.
    public struct Item: Codable, Sendable, Equatable {
        /// The picture in base64.
        public var b64JSON: String?
        /// Where to fetch the picture.
        public var url: String?
        /// The prompt that was used in the end, where the model changed it.
        public var revisedPrompt: String?

        /// A picture's entry.
        public init(b64JSON: String? = nil, url: String? = nil, revisedPrompt: String? = nil) {
            self.b64JSON = b64JSON
            self.url = url
            self.revisedPrompt = revisedPrompt
        }

        enum CodingKeys: String, CodingKey {
            case b64JSON = "b64_json"
            case url
            case revisedPrompt = "revised_prompt"
        }
    }

    enum CodingKeys: String, CodingKey {
        case created, data, background, quality, size, usage, easel
        case outputFormat = "output_format"
    }
}

/// What Easel adds to a response, under `easel`.
public struct EaselResponse: Codable, Sendable, Equatable {
    /// The model that made the pictures, after aliases.
    public var model: String
    /// Its snapshot, where it has one.
    public var snapshot: String?
    /// The seed of each picture, where the model has seeds.
    public var seeds: [UInt64]?
    /// The ids of the pictures in the store.
    public var images: [String]?
    /// What the request cost, in US dollars, as a decimal string.
    public var costUSD: String?
    /// What the reader of the response should know: words the model did not understand, values that were mapped.
    public var notes: [String]?
    /// The job, where there was one.
    public var job: String?

    /// Facts about a response of `model`.
    public init(model: String) { self.model = model }

    enum CodingKeys: String, CodingKey {
        case model, snapshot, seeds, images, notes, job
        case costUSD = "cost_usd"
    }
}
