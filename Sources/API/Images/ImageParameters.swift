/// The parameters that generations and edits share, as they were sent: nothing is resolved against a model yet.
public struct ImageParameters: Sendable, Equatable {
    /// The text of the picture, at most 32,000 characters.
    public var prompt: String
    /// The model, an alias, a snapshot or an app; `nil` for the server's default.
    public var model: String?
    /// How many pictures, 1 to 10.
    public var n: Int?
    /// `auto` or `WxH` in pixels.
    public var size: String?
    /// `auto`, `low`, `medium`, `high`; some models `xhigh`, `max`.
    public var quality: String?
    /// `auto`, `transparent` or `opaque`.
    public var background: String?
    /// `png`, `jpeg` or `webp`; some models `svg`, `gif`.
    public var outputFormat: String?
    /// 0 to 100; jpeg and webp only.
    public var outputCompression: Int?
    /// `auto` or `low`.
    public var moderation: String?
    /// Whether to answer with server-sent events.
    public var stream: Bool?
    /// How many partial pictures to stream, 0 to 3.
    public var partialImages: Int?
    /// Legacy: `url` or `b64_json`; refused for `gpt-*` models as OpenAI does.
    public var responseFormat: String?
    /// Legacy: `vivid` or `natural`; refused for `gpt-*` models.
    public var style: String?
    /// A stable id of the end user; `safetyIdentifier` wins.
    public var user: String?
    /// A stable id of the end user.
    public var safetyIdentifier: String?
    /// Easel's own fields.
    public var easel: EaselParameters

    /// A request for `prompt` with everything else left to the model.
    public init(prompt: String, model: String? = nil, easel: EaselParameters = EaselParameters()) {
        self.prompt = prompt
        self.model = model
        self.easel = easel
    }
}

/// Easel's extensions, under `easel` in a request: never inside the prompt.
public struct EaselParameters: Codable, Sendable, Equatable {
    /// The seed; the same recipe gives the same picture. `nil`: the server draws one and reports it.
    public var seed: UInt64?
    /// Denoising steps, for models that take them.
    public var steps: Int?
    /// What must not be in the picture.
    public var negativePrompt: String?
    /// Whether the recipe is written into the file (default true). The AI mark always is.
    public var recipe: Bool?
    /// How strongly an edit may change the picture, 0 to 1, for models that take it.
    public var strength: Double?
    /// The values of an app's inputs, where the model is an app.
    public var inputs: [String: JSONValue]?

    /// Nothing set.
    public init() {}

    enum CodingKeys: String, CodingKey {
        case seed, steps, recipe, strength, inputs
        case negativePrompt = "negative_prompt"
    }

    /// Takes the fields of an `easel` object; throws for what it does not know.
    public init(_ fields: inout Fields) throws {
        seed = try fields.integer("seed", in: 0...Int64.max).map(UInt64.init)
        steps = try fields.integer("steps", in: 1...200).map(Int.init)
        negativePrompt = try fields.string("negative_prompt", limit: 32_000)
        recipe = try fields.bool("recipe")
        strength = try fields.number("strength", in: 0...1)
        // Forms flatten nested objects: `easel[inputs][product]`.
        for key in fields.keys where key.hasPrefix("inputs][") {
            inputs = inputs ?? [:]
            inputs?[String(key.dropFirst(8))] = fields.value(key)
        }
        if var own = try fields.object("inputs") {
            for key in own.keys { inputs = (inputs ?? [:]).merging([key: own.value(key) ?? .null]) { $1 } }
        }
        try fields.finish()
    }
}
