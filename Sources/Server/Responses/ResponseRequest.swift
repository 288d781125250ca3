import API
import Foundation
import Registry

/// `POST /v1/responses`, as far as it can be checked without its model.
struct ResponseRequest: Sendable {
    /// What came in.
    var input: [GivenItem] = []
    /// The client's functions that may be called.
    var functions: [ChatTool] = []
    /// The drawing tool, where it may be used, and its field.
    var imageTool: (tool: ResponseImageTool, path: String)?
    /// Which functions may or must be called.
    var toolChoice = ChatTask.ToolChoice.auto
    /// Whether a picture has to be drawn.
    var mustDraw = false
    /// The form of the text.
    var format = ChatTask.Format.text
    /// How tokens are chosen.
    var sampling = Sampling()
    /// Alternatives of each token; `nil` for no log probabilities.
    var alternatives: Int?
    /// Whether several tools may be called at once, where that was said.
    var parallelCalls: Bool?
    /// Whether the answer is streamed.
    var streams = false
    /// What the response repeats.
    var echo: ResponseEcho
    /// The request as JSON without its input, keys in their order.
    var text: JSONText

    /// Reads a body.
    ///
    /// - Parameters:
    ///   - isStored: Whether it is a request that was kept without its input.
    ///   - text: The same as it was written.
    init(_ fields: Fields, _ text: JSONText, isStored: Bool = false) throws {
        var fields = fields
        guard let model = try fields.string("model", limit: 256) else { throw APIError.missing("model") }
        echo = ResponseEcho(model: model)
        self.text = try Self.withoutInput(text)
        try Self.refuse(&fields)
        if let value = fields.value("input") {
            input = try GivenItem.list(value)
        } else if !isStored {
            throw APIError.missing("input")
        }
        echo.instructions = try fields.string("instructions")
        echo.previousResponseID = try fields.string("previous_response_id", limit: 256)
        echo.maxOutputTokens = try fields.integer("max_output_tokens", in: 1...10_000_000).map(Int.init)
        echo.maxToolCalls = try fields.integer("max_tool_calls", in: 1...1000).map(Int.init)
        parallelCalls = try fields.bool("parallel_tool_calls")
        echo.parallelToolCalls = parallelCalls ?? true
        echo.metadata = try Metadata.check(&fields) ?? [:]
        echo.store = try fields.bool("store") ?? true
        echo.background = try fields.bool("background") ?? false
        if echo.background, !echo.store {
            throw APIError.invalid("A background response has to be stored: leave 'store' out.", param: "store")
        }
        streams = try fields.bool("stream") ?? false
        echo.truncation = (try fields.choice("truncation", of: Truncation.self) ?? .disabled).rawValue
        echo.user = try fields.string("user", limit: 512)
        echo.safetyIdentifier = try fields.string("safety_identifier", limit: 512)
        // Wishes for the cache, which finds what was read before without them.
        _ = try fields.string("prompt_cache_key", limit: 1024)
        _ = try fields.string("prompt_cache_retention", limit: 64)
        _ = fields.value("prompt_cache_options")
        sampling = try Sampling(&fields)
        echo.temperature = sampling.temperature
        echo.topP = sampling.topP
        if var reasoning = try fields.object("reasoning") {
            echo.reasoning.effort = try reasoning.string("effort", limit: 32)
            try reasoning.finish()
        }
        try takeLogprobs(&fields)
        try takeText(&fields)
        try takeTools(&fields)
        try fields.finish()
    }

    private enum Truncation: String, CaseIterable { case auto, disabled }

    /// What is known and not offered here gets a sentence of its own.
    private static func refuse(_ fields: inout Fields) throws {
        let reasons = [
            "conversation": "conversations are not kept as objects here; continue one by previous_response_id.",
            "prompt": "prompts are not kept as objects here; send instructions.",
        ]
        for (key, reason) in reasons.sorted(by: { $0.key < $1.key }) where fields.value(key) != nil {
            throw APIError.invalid("'\(key)' is not supported: \(reason)", param: key, code: "unsupported_parameter")
        }
        if let tier = try fields.string("service_tier", limit: 64), !["auto", "default"].contains(tier) {
            throw APIError.invalidValue(tier, param: "service_tier", supported: ["auto", "default"])
        }
        if var options = try fields.object("stream_options") {
            if try options.bool("include_obfuscation") == true {
                throw APIError.invalid(
                    "Streams are not padded here: leave 'stream_options.include_obfuscation' out.",
                    param: "stream_options.include_obfuscation", code: "unsupported_parameter")
            }
            try options.finish()
        }
    }

    private mutating func takeLogprobs(_ fields: inout Fields) throws {
        let include = try (fields.array("include") ?? []).enumerated().map { index, value in
            guard case .string(let text) = value, let wanted = Include(rawValue: text) else {
                var found = value.kind
                if case .string(let text) = value { found = text }
                throw APIError.invalidValue(found, param: "include[\(index)]", supported: Include.allCases.map(\.rawValue))
            }
            return wanted
        }
        let top = try fields.integer("top_logprobs", in: 0...20).map(Int.init)
        echo.topLogprobs = top ?? 0
        if include.contains(.logprobs) || (top ?? 0) > 0 { alternatives = top ?? 0 }
    }

    /// What a response may carry beyond the usual.
    enum Include: String, CaseIterable {
        case logprobs = "message.output_text.logprobs"
        case imageURL = "message.input_image.image_url"
        /// Clients that keep nothing ask for it always; there are no reasoning items to encrypt.
        case encryptedReasoning = "reasoning.encrypted_content"
    }

    private mutating func takeText(_ fields: inout Fields) throws {
        guard var object = try fields.object("text") else { return }
        let value = object.value("format")
        format = try AnswerFormat.flat(value, text.at("text", "format"))
        if let verbosity = try object.string("verbosity", limit: 32), verbosity != "medium" {
            throw APIError.invalidValue(verbosity, param: "text.verbosity", supported: ["medium"])
        }
        try object.finish()
        if let value { echo.text = ["format": value] }
    }

    private mutating func takeTools(_ fields: inout Fields) throws {
        let list = try fields.array("tools") ?? []
        let texts = text.at("tools")?.elements ?? []
        var offered: [ChatTool] = []
        for (index, value) in list.enumerated() {
            let path = "tools[\(index)]"
            var tool = try Fields(json: value, path: path)
            guard let type = try tool.string("type", limit: 64) else { throw APIError.missing("\(path).type") }
            switch type {
            case "function":
                let function = try FunctionTools.function(&tool, texts.indices.contains(index) ? texts[index] : nil)
                try tool.finish()
                offered.append(function)
                echo.tools.append([
                    "type": "function", "name": .string(function.name), "description": function.description.map { .string($0) } ?? .null,
                    "parameters": function.parameters?.value ?? .null, "strict": .bool(function.strict),
                ])
            case "image_generation":
                let image = try ResponseImageTool(&tool)
                imageTool = (image, path)
                offered.append(ChatTool(name: DrawingTool.name))
                echo.tools.append(image.value)
            default: throw APIError.invalidValue(type, param: "\(path).type", supported: ["function", "image_generation"])
            }
        }
        try FunctionTools.check(offered)
        let wanted = fields.value("tool_choice")
        echo.toolChoice = wanted ?? "auto"
        toolChoice = try FunctionTools.choice(wanted.map(Self.named), among: &offered)
        guard imageTool != nil else { return functions = offered }
        if !offered.contains(where: { $0.name == DrawingTool.name }) || toolChoice == .none { imageTool = nil }
        functions = offered.filter { $0.name != DrawingTool.name }
        mustDraw = imageTool != nil && (toolChoice == .named(DrawingTool.name) || toolChoice == .required && functions.isEmpty)
    }

    /// A choice in which the drawing tool is named as a function, as text models know it.
    private static func named(_ choice: JSONValue) -> JSONValue {
        guard case .object(var object) = choice else { return choice }
        if object["type"] == "image_generation" { return ["type": "function", "name": .string(DrawingTool.name)] }
        if case .array(let tools)? = object["tools"] { object["tools"] = .array(tools.map(named)) }
        return .object(object)
    }

    private static func withoutInput(_ text: JSONText) throws -> JSONText {
        var writer = JSONWriter()
        writer.object { object in
            for (key, value) in text.members where key != "input" { object.member(key, text: value) }
        }
        return try JSONText(writer.bytes)
    }
}
