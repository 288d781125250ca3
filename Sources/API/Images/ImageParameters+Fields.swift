extension ImageParameters {
    /// Takes the shared parameters out of a request's fields, with the limits that hold for every model.
    ///
    /// Values that depend on the model (`size`, `quality`, `output_format`, …) are checked when the model is known.
    public init(_ fields: inout Fields, promptRequired: Bool) throws {
        let model = try fields.string("model", limit: 256)
        // An app makes its prompt of its inputs.
        let promptRequired = promptRequired && model?.hasPrefix("app:") != true
        guard let prompt = try fields.string("prompt", limit: 32_000) ?? (promptRequired ? nil : "") else {
            throw APIError.missing("prompt")
        }
        if promptRequired, prompt.allSatisfy(\.isWhitespace) {
            throw APIError.invalid("Invalid 'prompt': it is empty.", param: "prompt", code: "empty_string")
        }
        self.init(prompt: prompt)
        self.model = model
        n = try fields.integer("n", in: 1...10).map(Int.init)
        size = try fields.string("size", limit: 32)
        quality = try fields.string("quality", limit: 32)
        background = try fields.string("background", limit: 32)
        outputFormat = try fields.string("output_format", limit: 32)
        outputCompression = try fields.integer("output_compression", in: 0...100).map(Int.init)
        moderation = try fields.choice("moderation", of: Moderation.self)?.rawValue
        stream = try fields.bool("stream")
        partialImages = try fields.integer("partial_images", in: 0...3).map(Int.init)
        responseFormat = try fields.choice("response_format", of: ResponseFormat.self)?.rawValue
        style = try fields.string("style", limit: 32)
        user = try fields.string("user", limit: 512)
        safetyIdentifier = try fields.string("safety_identifier", limit: 512)
        if var own = try fields.object("easel") { easel = try EaselParameters(&own) }
    }

    /// How strictly pictures are moderated.
    public enum Moderation: String, CaseIterable, Sendable { case auto, low }
    /// The legacy choice of how a picture is returned.
    public enum ResponseFormat: String, CaseIterable, Sendable {
        case url
        case base64 = "b64_json"
    }
}

extension ImageParameters {
    /// The parameters as an upstream reads them: OpenAI's names, nothing that is not set, no `easel`.
    public var wire: [String: JSONValue] {
        var wire: [String: JSONValue] = ["prompt": .string(prompt)]
        wire["model"] = model.map { .string($0) }
        wire["n"] = n.map { .integer(Int64($0)) }
        wire["size"] = size.map { .string($0) }
        wire["quality"] = quality.map { .string($0) }
        wire["background"] = background.map { .string($0) }
        wire["output_format"] = outputFormat.map { .string($0) }
        wire["output_compression"] = outputCompression.map { .integer(Int64($0)) }
        wire["moderation"] = moderation.map { .string($0) }
        wire["stream"] = stream.map { .bool($0) }
        wire["partial_images"] = partialImages.map { .integer(Int64($0)) }
        wire["response_format"] = responseFormat.map { .string($0) }
        wire["style"] = style.map { .string($0) }
        wire["user"] = user.map { .string($0) }
        wire["safety_identifier"] = safetyIdentifier.map { .string($0) }
        return wire
    }
}
