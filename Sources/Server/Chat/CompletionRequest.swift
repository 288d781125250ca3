import API
import Registry

/// The body of `POST /v1/chat/completions`, checked in all that does not depend on the model.
package struct CompletionRequest: Sendable {
    /// The model's name as it was given.
    package var model: String?
    /// What was said, pictures not fetched yet.
    package var messages: [GivenMessage]
    /// Everything else that is asked of the model.
    package var task: ChatTask
    /// Whether the answer is streamed.
    package var streams: Bool
    /// Whether a stream ends with its usage.
    package var includesUsage = false
    /// Whether tools came as `functions`, as they were called before, and are answered so.
    package var usesFunctions = false

    /// Reads the fields; `text` is the body as it was written, for the order of the schemas' keys.
    package init(_ given: Fields, _ text: () throws -> JSONText) throws {
        var fields = given
        model = try fields.string("model", limit: 256)
        guard let list = try fields.array("messages") else { throw APIError.missing("messages") }
        messages = try GivenMessage.messages(list)
        task = ChatTask(model: model ?? "", messages: [])
        streams = try fields.bool("stream") ?? false
        let isOrdered = ["tools", "functions", "response_format"].contains { fields.keys.contains($0) }
        let text = isOrdered ? try text() : nil
        try takeTools(&fields, text)
        task.format = try AnswerFormat.nested(fields.value("response_format"), text?.at("response_format"))
        task.sampling = try Sampling(&fields)
        try task.sampling.takeChatFields(&fields)
        try takeLimits(&fields)
        try takeStreamOptions(&fields)
        try takeWishes(&fields)
        try takeNotes(&fields)
        try fields.finish()
    }

    private mutating func takeTools(_ fields: inout Fields, _ text: JSONText?) throws {
        task.parallelCalls = try fields.bool("parallel_tool_calls")
        if let tools = try fields.array("tools") {
            task.tools = try FunctionTools.nested(tools, text?.at("tools"))
        } else if let functions = try fields.array("functions") {
            usesFunctions = true
            let texts = text?.at("functions")?.elements ?? []
            task.tools = try functions.enumerated().map { index, value in
                var function = try Fields(json: value, path: "functions[\(index)]")
                let tool = try FunctionTools.function(&function, texts.indices.contains(index) ? texts[index] : nil)
                try function.finish()
                return tool
            }
            try FunctionTools.check(task.tools, path: "functions")
            task.parallelCalls = false
        }
        let isLegacy = usesFunctions && !fields.keys.contains("tool_choice")
        let field = isLegacy ? "function_call" : "tool_choice"
        task.toolChoice = try FunctionTools.choice(fields.value(field), among: &task.tools, path: field)
    }

    private mutating func takeLimits(_ fields: inout Fields) throws {
        task.count = try fields.integer("n", in: 1...128).map(Int.init) ?? 1
        let limit = try fields.integer("max_completion_tokens", in: 1...1_000_000_000)
        let older = try fields.integer("max_tokens", in: 1...1_000_000_000)
        if limit != nil, older != nil {
            throw APIError.invalid(
                "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", param: "max_tokens")
        }
        task.maxTokens = (limit ?? older).map(Int.init)
        switch fields.value("stop") {
        case nil: break
        case .string(let text): task.stop = [text]
        case .array(let list):
            guard (1...4).contains(list.count) else {
                throw APIError.invalid("Invalid 'stop': expected 1 to 4 sequences, but got \(list.count).", param: "stop")
            }
            task.stop = try list.enumerated().map { index, value in
                guard case .string(let text) = value else {
                    throw APIError.invalidType(param: "stop[\(index)]", expected: "a string", found: value.kind)
                }
                return text
            }
        case let other?: throw APIError.invalidType(param: "stop", expected: "a string or an array", found: other.kind)
        }
        if task.stop.contains("") { throw APIError.invalid("Invalid 'stop': it is empty.", param: "stop", code: "empty_string") }
        let wantsTokens = try fields.bool("logprobs") ?? false
        let alternatives = try fields.integer("top_logprobs", in: 0...20).map(Int.init)
        if alternatives != nil, !wantsTokens {
            throw APIError.invalid("Invalid 'top_logprobs': it needs 'logprobs' to be true.", param: "top_logprobs")
        }
        task.alternatives = wantsTokens ? alternatives ?? 0 : nil
    }

    private mutating func takeStreamOptions(_ fields: inout Fields) throws {
        guard var options = try fields.object("stream_options") else { return }
        guard streams else {
            throw APIError.invalid(
                "The 'stream_options' parameter is only allowed when 'stream' is enabled.", param: "stream_options")
        }
        includesUsage = try options.bool("include_usage") ?? false
        // Padding against those who guess at texts by the sizes of packets: nothing here sends any.
        _ = try options.bool("include_obfuscation")
        try options.finish()
    }

    private mutating func takeWishes(_ fields: inout Fields) throws {
        if var prediction = try fields.object("prediction") {
            _ = try prediction.choice("type", of: PredictionKind.self)
            switch prediction.value("content") {
            case .string(let text): task.prediction = text
            case .array(let parts):
                task.prediction = try parts.enumerated().map { index, value in
                    var part = try Fields(json: value, path: "prediction.content[\(index)]")
                    guard let text = try part.string("text") else { throw APIError.missing("prediction.content[\(index)].text") }
                    return text
                }.joined()
            case let other?:
                throw APIError.invalidType(param: "prediction.content", expected: "a string or an array", found: other.kind)
            case nil: throw APIError.missing("prediction.content")
            }
            try prediction.finish()
        }
        task.effort = try fields.choice("reasoning_effort", of: Effort.self)?.rawValue
        if let modalities = try fields.array("modalities"), modalities != ["text"] {
            throw APIError.invalid("Invalid 'modalities': only [\"text\"] is supported; no model here speaks.", param: "modalities")
        }
        if let verbosity = try fields.string("verbosity"), verbosity != "medium" {
            throw APIError.invalidValue(verbosity, param: "verbosity", supported: ["medium"])
        }
        if let tier = try fields.choice("service_tier", of: Tier.self), tier != .auto, tier != .standard {
            throw APIError.invalidValue(tier.rawValue, param: "service_tier", supported: ["auto", "default"])
        }
    }

    private mutating func takeNotes(_ fields: inout Fields) throws {
        let user = try fields.string("user", limit: 512)
        task.user = try fields.string("safety_identifier", limit: 512) ?? user
        // Answers are not kept here, which is what `store` leaves to the server; keys of caches only say what may share one.
        _ = try fields.bool("store")
        _ = try fields.string("prompt_cache_key", limit: 1024)
        _ = try fields.string("prompt_cache_retention", limit: 64)
        _ = fields.value("prompt_cache_options")
        try Metadata.check(&fields)
    }

    private enum PredictionKind: String, CaseIterable { case content }
    private enum Effort: String, CaseIterable { case none, minimal, low, medium, high, xhigh }
    private enum Tier: String, CaseIterable {
        case auto, flex, scale, priority
        case standard = "default"
    }
}
