import API
import Registry

/// An item of a request's input: its form is checked, its pictures are not fetched yet.
struct GivenItem: Sendable {
    /// What it is.
    var content: Content
    /// The field, for errors.
    var path: String

    private init(content: Content, path: String) {
        self.content = content
        self.path = path
    }

    /// What an item is.
    enum Content: Sendable {
        /// An item with the pictures of its picture parts, in order.
        case item(ResponseItem, [GivenPicture])
        /// An item that the server has.
        case reference(String)
    }

    /// Reads `input`, words or a list of items.
    static func list(_ value: JSONValue) throws -> [GivenItem] {
        switch value {
        case .string(let text):
            let message = ResponseMessage(id: WireID.make("msg"), role: .user, content: [.inputText(text)])
            return [GivenItem(content: .item(.message(message), []), path: "input")]
        case .array(let list):
            guard list.count <= ChatIntake.mostMessages else {
                throw APIError.invalid(
                    "Invalid 'input': at most \(ChatIntake.mostMessages) items are taken, but got \(list.count).", param: "input",
                    code: "array_above_max_length")
            }
            return try list.enumerated().map { try GivenItem(json: $1, path: "input[\($0)]") }
        default: throw APIError.invalidType(param: "input", expected: "a string or an array", found: value.kind)
        }
    }

    private enum Kind: String, CaseIterable {
        case message
        case functionCall = "function_call"
        case functionOutput = "function_call_output"
        case imageCall = "image_generation_call"
        case reference = "item_reference"
    }

    private init(json: JSONValue, path: String) throws {
        self.path = path
        var fields = try Fields(json: json, path: path)
        // An item without a type is a message if somebody speaks, else a reference, which is how the SDK writes both.
        let isSpoken = fields.keys.contains("role")
        let kind = try fields.choice("type", of: Kind.self) ?? (isSpoken ? .message : .reference)
        let id = try fields.string("id", limit: 256)
        switch kind {
        case .message: content = try Self.message(&fields, id: id)
        case .functionCall: content = try Self.functionCall(&fields, id: id)
        case .functionOutput: content = try Self.functionOutput(&fields, id: id)
        case .imageCall: content = try Self.imageCall(&fields, id: id)
        case .reference:
            guard let id else { throw APIError.missing("\(path).id") }
            content = .reference(id)
        }
        try fields.finish()
    }

    private static func message(_ fields: inout Fields, id: String?) throws -> Content {
        guard let role = try fields.choice("role", of: ResponseMessage.Role.self) else { throw APIError.missing(fields.name("role")) }
        _ = try fields.choice("status", of: ResponseItemStatus.self)
        // Which part of an agent's answer it was changes nothing here.
        _ = try fields.string("phase", limit: 64)
        guard let value = fields.value("content") else { throw APIError.missing(fields.name("content")) }
        let (parts, pictures) = try parts(value, path: fields.name("content"), isAnswer: role == .assistant)
        return .item(.message(ResponseMessage(id: id ?? WireID.make("msg"), role: role, content: parts)), pictures)
    }

    private static func functionCall(_ fields: inout Fields, id: String?) throws -> Content {
        guard let callID = try fields.string("call_id", limit: 256) else { throw APIError.missing(fields.name("call_id")) }
        guard let name = try fields.string("name") else { throw APIError.missing(fields.name("name")) }
        try FunctionTools.checkName(name, param: fields.name("name"))
        guard let arguments = try fields.string("arguments") else { throw APIError.missing(fields.name("arguments")) }
        _ = try fields.choice("status", of: ResponseItemStatus.self)
        return .item(
            .functionCall(ResponseFunctionCall(id: id ?? WireID.make("fc"), callID: callID, name: name, arguments: arguments)), [])
    }

    private static func functionOutput(_ fields: inout Fields, id: String?) throws -> Content {
        guard let callID = try fields.string("call_id", limit: 256) else { throw APIError.missing(fields.name("call_id")) }
        guard let value = fields.value("output") else { throw APIError.missing(fields.name("output")) }
        _ = try fields.choice("status", of: ResponseItemStatus.self)
        _ = try fields.string("name", limit: 64)
        let id = id ?? WireID.make("fco")
        if case .string(let text) = value {
            return .item(.functionOutput(ResponseFunctionOutput(id: id, callID: callID, output: .text(text))), [])
        }
        let (parts, pictures) = try parts(value, path: fields.name("output"), isAnswer: false)
        return .item(.functionOutput(ResponseFunctionOutput(id: id, callID: callID, output: .parts(parts))), pictures)
    }

    /// A picture that was drawn: its id is enough where the server has it, its bytes where it has not.
    private static func imageCall(_ fields: inout Fields, id: String?) throws -> Content {
        guard let id else { throw APIError.missing(fields.name("id")) }
        let result = try fields.string("result", limit: ImageReference.longestURL)
        var call = ResponseImageCall(id: id, status: .completed)
        call.action = try fields.string("action", limit: 32)
        call.background = try fields.string("background", limit: 32)
        call.outputFormat = try fields.string("output_format", limit: 32)
        call.quality = try fields.string("quality", limit: 32)
        call.size = try fields.string("size", limit: 32)
        call.revisedPrompt = try fields.string("revised_prompt", limit: 32_000)
        let status = try fields.choice("status", of: ResponseImageCall.Status.self)
        _ = try fields.object("error")
        guard let result, status != .failed else { return .reference(id) }
        let picture = GivenPicture(.url("data:application/octet-stream;base64,\(result)"), param: fields.name("result"))
        return .item(.imageCall(call), [picture])
    }

    private static func parts(_ value: JSONValue, path: String, isAnswer: Bool) throws -> ([ResponseContent], [GivenPicture]) {
        if case .string(let text) = value { return ([isAnswer ? .outputText(text, tokens: nil) : .inputText(text)], []) }
        guard case .array(let list) = value else {
            throw APIError.invalidType(param: path, expected: "a string or an array", found: value.kind)
        }
        var pictures: [GivenPicture] = []
        let parts = try list.enumerated().map { try part($1, path: "\(path)[\($0)]", isAnswer: isAnswer, &pictures) }
        return (parts, pictures)
    }

    private static func part(_ value: JSONValue, path: String, isAnswer: Bool, _ pictures: inout [GivenPicture]) throws -> ResponseContent {
        var fields = try Fields(json: value, path: path)
        guard let type = try fields.string("type", limit: 64) else { throw APIError.missing("\(path).type") }
        func text(_ key: String) throws -> String {
            guard let text = try fields.string(key) else { throw APIError.missing("\(path).\(key)") }
            return text
        }
        // Hints to a cache change no answer.
        _ = fields.value("prompt_cache_breakpoint")
        let part: ResponseContent
        switch (type, isAnswer) {
        case ("input_text", false): part = .inputText(try text("text"))
        case ("input_image", false):
            let detail = try fields.choice("detail", of: ChatMessage.Detail.self) ?? .auto
            let url = try fields.string("image_url", limit: ImageReference.longestURL)
            let file = try fields.string("file_id", limit: 256)
            pictures.append(try GivenPicture(url: url, file: file, detail: detail, path: path))
            part = .inputImage(detail: detail.rawValue, imageURL: nil, fileID: file)
        case ("output_text", true):
            part = .outputText(try text("text"), tokens: nil)
            // What the server said of its own text comes back with it.
            for key in ["annotations", "logprobs", "parsed"] { _ = fields.value(key) }
        case ("refusal", true): part = .refusal(try text("refusal"))
        default:
            throw APIError.invalidValue(
                type, param: "\(path).type", supported: isAnswer ? ["output_text", "refusal"] : ["input_text", "input_image"])
        }
        try fields.finish()
        return part
    }
}

extension GivenPicture {
    /// The picture of an `input_image` part.
    fileprivate init(url: String?, file: String?, detail: ChatMessage.Detail, path: String) throws {
        switch (url, file) {
        case (let url?, nil):
            self.init(try ImageReference(json: .string(url), path: "\(path).image_url"), detail: detail, param: "\(path).image_url")
        case (nil, let file?): self.init(.file(file), detail: detail, param: "\(path).file_id")
        default: throw APIError.invalid("Invalid '\(path)': give exactly one of 'image_url' and 'file_id'.", param: path)
        }
    }
}
