import API
import Registry
import Store

/// Reads the fields that assistants and runs share, and checks them before anything is kept.
struct AssistantFields {
    let intake: ToolIntake

    /// What lies under `tools` and `response_format` as it was written.
    static func ordered(_ text: JSONText, over before: JSONText? = nil) -> JSONText {
        var writer = JSONWriter()
        writer.object { writer in
            for key in ["tools", "response_format"] { writer.member(key, text: text.at(.key(key)) ?? before?.at(.key(key))) }
        }
        return (try? JSONText(writer.bytes)) ?? JSONText(.object([:]))
    }

    /// Takes an assistant's fields; those that are absent stay as they are.
    func take(_ fields: inout Fields, _ text: JSONText, into assistant: inout AssistantObject) throws {
        if let name = try fields.string("name", limit: 256) { assistant.name = name }
        if let words = try fields.string("description", limit: 512) { assistant.description = words }
        if let words = try fields.string("instructions", limit: 256_000) { assistant.instructions = words }
        if let tools = try tools(&fields, text) { assistant.tools = tools }
        if let format = try format(&fields, text) { assistant.responseFormat = format }
        if let metadata = try Metadata.check(&fields) { assistant.metadata = metadata }
        if let temperature = try fields.number("temperature", in: 0...2) { assistant.temperature = temperature }
        if let topP = try fields.number("top_p", in: 0...1) { assistant.topP = topP }
        if let effort = try fields.string("reasoning_effort", limit: 20) { assistant.reasoningEffort = effort }
        try Self.refuseResources(&fields)
        try fields.finish()
    }

    /// Takes what a run may set for itself.
    func take(_ fields: inout Fields, _ text: JSONText, into run: inout RunObject) throws {
        if let model = try fields.string("model", limit: 256) { run.model = model }
        if let words = try fields.string("instructions", limit: 256_000) { run.instructions = words }
        if let words = try fields.string("additional_instructions", limit: 256_000) {
            run.instructions += run.instructions.isEmpty ? words : "\n" + words
        }
        if let tools = try tools(&fields, text) { run.tools = tools }
        if let format = try format(&fields, text) { run.responseFormat = format }
        if let metadata = try Metadata.check(&fields) { run.metadata = metadata }
        if let temperature = try fields.number("temperature", in: 0...2) { run.temperature = temperature }
        if let topP = try fields.number("top_p", in: 0...1) { run.topP = topP }
        if let effort = try fields.string("reasoning_effort", limit: 20) { run.reasoningEffort = effort }
        run.maxPromptTokens = try fields.integer("max_prompt_tokens", in: 256...100_000_000).map(Int.init)
        run.maxCompletionTokens = try fields.integer("max_completion_tokens", in: 1...100_000_000).map(Int.init)
        if let parallel = try fields.bool("parallel_tool_calls") { run.parallelToolCalls = parallel }
        if let choice = fields.value("tool_choice") { run.toolChoice = choice }
        if var strategy = try fields.object("truncation_strategy") {
            guard let type = try strategy.choice("type", of: RunObject.Truncation.Kind.self) else {
                throw APIError.missing(strategy.name("type"))
            }
            let last = try strategy.integer("last_messages", in: 1...10_000).map(Int.init)
            try strategy.finish()
            if type == .lastMessages, last == nil { throw APIError.missing("truncation_strategy.last_messages") }
            run.truncationStrategy = RunObject.Truncation(type: type, lastMessages: last)
        }
        try Self.refuseResources(&fields)
    }

    /// Checks that the model can do what a run asks for.
    func check(_ run: RunObject, _ ordered: JSONText, for model: ResolvedChatModel) throws {
        let tools = try intake.read(run.tools, ordered.at("tools"), path: "tools")
        var offered = tools.functions
        if case .object(let object) = run.toolChoice, object["type"] == .string(DrawingTool.name) {
            guard tools.image != nil else {
                throw APIError.invalid("Invalid 'tool_choice': the image tool is not among the tools of this run.", param: "tool_choice")
            }
        } else if !(run.toolChoice == "required" && tools.image != nil) {
            _ = try FunctionTools.choice(run.toolChoice, among: &offered)
        }
        var task = ChatTask(model: model.model.info.id, messages: [])
        task.tools = tools.functions
        task.effort = run.reasoningEffort
        task.maxTokens = run.maxCompletionTokens
        task.format = try AnswerFormat.nested(run.responseFormat == "auto" ? nil : run.responseFormat, ordered.at("response_format"))
        try task.check(for: model)
    }

    private func tools(_ fields: inout Fields, _ text: JSONText) throws -> [JSONValue]? {
        guard let list = try fields.array("tools") else { return nil }
        _ = try intake.read(list, text.at("tools"), path: "tools")
        return list
    }

    private func format(_ fields: inout Fields, _ text: JSONText) throws -> JSONValue? {
        guard let value = fields.value("response_format") else { return nil }
        if value != "auto" { _ = try AnswerFormat.nested(value, text.at("response_format")) }
        return value
    }

    /// Nothing here runs code or searches files: resources for that are refused unless they are empty.
    static func refuseResources(_ fields: inout Fields) throws {
        guard let resources = fields.value("tool_resources") else { return }
        func isEmpty(_ value: JSONValue) -> Bool {
            switch value {
            case .null: true
            case .array(let list): list.isEmpty
            case .object(let object): object.values.allSatisfy(isEmpty)
            default: false
            }
        }
        guard isEmpty(resources) else {
            throw APIError.invalid(
                "This server runs no code and searches no files: leave 'tool_resources' out.", param: fields.name("tool_resources"),
                code: "unsupported_tool")
        }
    }
}
