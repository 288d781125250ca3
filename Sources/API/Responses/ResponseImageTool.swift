/// The `image_generation` tool as a client sets it.
public struct ResponseImageTool: Sendable, Equatable {
    /// What the tool does with the conversation's pictures.
    public var action: Action
    /// What is asked for; the prompt is empty, and the model may be.
    public var parameters: ImageParameters
    /// `high` or `low`.
    public var inputFidelity: String?
    /// The area that an edit may change.
    public var mask: ImageReference?

    /// What the tool does with the conversation's pictures.
    public enum Action: String, Sendable, CaseIterable { case auto, generate, edit }

    /// The tool with everything at its standard.
    public init() {
        action = .auto
        parameters = ImageParameters(prompt: "")
    }

    /// Takes the tool's fields, `type` apart, and refuses others: there is no `n`.
    public init(_ fields: inout Fields) throws {
        self.init()
        action = try fields.choice("action", of: Action.self) ?? .auto
        parameters.model = try fields.string("model", limit: 256)
        parameters.size = try fields.string("size", limit: 32)
        parameters.quality = try fields.string("quality", limit: 32)
        parameters.background = try fields.string("background", limit: 32)
        parameters.outputFormat = try fields.string("output_format", limit: 32)
        parameters.outputCompression = try fields.integer("output_compression", in: 0...100).map(Int.init)
        parameters.moderation = try fields.choice("moderation", of: ImageParameters.Moderation.self)?.rawValue
        parameters.partialImages = try fields.integer("partial_images", in: 0...3).map(Int.init)
        inputFidelity = try fields.choice("input_fidelity", of: ImageEditRequest.InputFidelity.self)?.rawValue
        mask = try fields.value("input_image_mask").map { try ImageReference(json: $0, path: fields.name("input_image_mask")) }
        if var own = try fields.object("easel") {
            parameters.easel = try EaselParameters(&own)
            if parameters.easel.inputs != nil { throw APIError.unknownParameter(fields.name("easel.inputs")) }
        }
        try fields.finish()
    }

    /// The tool as responses echo it, with its standards.
    public var value: JSONValue {
        var object: [String: JSONValue] = [
            "type": "image_generation", "action": .string(action.rawValue), "background": .string(parameters.background ?? "auto"),
            "moderation": .string(parameters.moderation ?? "auto"), "output_format": .string(parameters.outputFormat ?? "png"),
            "output_compression": .integer(Int64(parameters.outputCompression ?? 100)), "quality": .string(parameters.quality ?? "auto"),
            "size": .string(parameters.size ?? "auto"),
        ]
        object["model"] = parameters.model.map { .string($0) }
        object["partial_images"] = parameters.partialImages.map { .integer(Int64($0)) }
        object["input_fidelity"] = inputFidelity.map { .string($0) }
        if case .file(let id)? = mask { object["input_image_mask"] = ["file_id": .string(id)] }
        return .object(object)
    }
}
