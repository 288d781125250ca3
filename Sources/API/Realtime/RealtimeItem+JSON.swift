extension RealtimeItem {
    /// Reads the `item` of `conversation.item.create`, or one of a response's own `input`.
    ///
    /// - Throws: `APIError` naming the field: audio, pictures that are no data: URL, roles with the wrong content, unknown fields.
    public init(_ fields: inout Fields, newID: () -> String) throws {
        guard let type = try fields.choice("type", of: Form.self) else { throw APIError.missing(fields.name("type")) }
        let id = try fields.string("id", limit: 64) ?? newID()
        self.id = id
        status = try fields.choice("status", of: Status.self) ?? .completed
        _ = try fields.string("object")
        switch type {
        case .message:
            guard let role = try fields.choice("role", of: Role.self) else { throw APIError.missing(fields.name("role")) }
            let name = fields.name("content")
            guard let content = try fields.array("content") else { throw APIError.missing(name) }
            kind = .message(role, try content.enumerated().map { try Self.content($1, of: role, "\(name)[\($0)]") })
        case .call:
            guard let name = try fields.string("name", limit: 64) else { throw APIError.missing(fields.name("name")) }
            let call = try fields.string("call_id", limit: 64) ?? id
            kind = .call(id: call, name: name, arguments: try fields.string("arguments") ?? "{}")
        case .output:
            guard let call = try fields.string("call_id", limit: 64) else { throw APIError.missing(fields.name("call_id")) }
            guard let output = try fields.string("output") else { throw APIError.missing(fields.name("output")) }
            kind = .output(callID: call, output)
        }
        try fields.finish()
    }

    private enum Form: String, CaseIterable {
        case message
        case call = "function_call"
        case output = "function_call_output"
    }

    private static func content(_ value: JSONValue, of role: Role, _ path: String) throws -> Content {
        var fields = try Fields(json: value, path: path)
        guard let type = try fields.string("type") else { throw APIError.missing(fields.name("type")) }
        let content: Content
        switch (type, role) {
        case ("input_audio", _), ("output_audio", _), ("audio", _):
            throw APIError.invalid("This server has no audio: send 'input_text' or 'input_image'.", param: fields.name("type"))
        case ("input_text", .user), ("input_text", .system), ("output_text", .assistant), ("text", .assistant):
            guard let text = try fields.string("text") else { throw APIError.missing(fields.name("text")) }
            content = role == .assistant ? .outputText(text) : .inputText(text)
        case ("input_image", .user):
            guard let url = try fields.string("image_url") else { throw APIError.missing(fields.name("image_url")) }
            guard url.utf8.count <= 20_971_520 else {
                throw APIError.invalid("The picture has more than 20971520 characters.", param: fields.name("image_url"))
            }
            guard url.hasPrefix("data:") else {
                throw APIError.invalid("A realtime picture is a data: URL with base64.", param: fields.name("image_url"))
            }
            content = .inputImage(url: url, detail: try fields.choice("detail", of: Detail.self)?.rawValue ?? "auto")
        default:
            let supported = role == .user ? ["input_text", "input_image"] : role == .system ? ["input_text"] : ["output_text"]
            throw APIError.invalidValue(type, param: fields.name("type"), supported: supported)
        }
        try fields.finish()
        return content
    }

    private enum Detail: String, CaseIterable { case auto, low, high }

    /// The item as events give it.
    public var json: JSONValue {
        var object: [String: JSONValue] = ["id": .string(id), "object": "realtime.item", "status": .string(status.rawValue)]
        switch kind {
        case .message(let role, let content):
            object["type"] = "message"
            object["role"] = .string(role.rawValue)
            object["content"] = .array(content.map(\.json))
        case .call(let id, let name, let arguments):
            object["type"] = "function_call"
            object["call_id"] = .string(id)
            object["name"] = .string(name)
            object["arguments"] = .string(arguments)
        case .output(let id, let text):
            object["type"] = "function_call_output"
            object["call_id"] = .string(id)
            object["output"] = .string(text)
        case .picture(let picture):
            object["type"] = "image_generation_call"
            object["prompt"] = .string(picture.prompt)
            object.merge(picture.facts) { $1 }
        }
        return .object(object)
    }
}

extension RealtimeItem.Content {
    /// The piece as events give it.
    var json: JSONValue {
        switch self {
        case .inputText(let text): ["type": "input_text", "text": .string(text)]
        case .outputText(let text): ["type": "output_text", "text": .string(text)]
        case .inputImage(let url, let detail):
            ["type": "input_image", "image_url": .orNull(url), "detail": .string(detail)]
        }
    }
}
