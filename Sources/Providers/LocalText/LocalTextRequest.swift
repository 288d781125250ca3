import API
import Engine
import Generation
import Registry

/// A task as the engine takes it.
struct LocalTextRequest {
    private(set) var request: TextRequest

    /// - Throws: `APIError` for what the model cannot do.
    init(_ task: ChatTask, _ facts: TextFacts, _ suggested: SuggestedSampling?) throws {
        request = TextRequest(turns: try Self.turns(task, facts))
        request.answers = task.count
        request.maxTokens = task.maxTokens
        request.stops = task.stop
        request.prediction = task.prediction
        request.thinks = task.effort.map { $0 != "none" && $0 != "minimal" } ?? false
        request.sampling = Self.sampling(task, suggested)
        switch task.format {
        case .text: request.form = .text
        case .object: request.form = .object
        case .schema(let name, _, let schema, let strict): request.form = .schema(name: name, schema.bytes, isStrict: strict)
        }
        guard task.toolChoice != .none else { return }
        request.tools = task.tools.map {
            ToolDescription(
                name: $0.name, description: $0.description ?? "",
                parameters: $0.parameters.map(\.description) ?? #"{"type": "object", "properties": {}}"#, isStrict: $0.strict)
        }
        switch task.toolChoice {
        case .auto, .none: request.calling = .asItLikes
        case .required: request.calling = task.tools.isEmpty ? .asItLikes : .any
        case .named(let name):
            guard task.tools.contains(where: { $0.name == name }) else {
                throw APIError.invalid("Tool choice '\(name)' not found in 'tools' parameter.", param: "tool_choice")
            }
            request.calling = .tool(name)
        }
    }

    /// The messages as turns. What is said of the model first is one turn, whoever says it.
    private static func turns(_ task: ChatTask, _ facts: TextFacts) throws -> [ChatTurn] {
        var shown = try ShownPictures(task, facts)
        var turns: [ChatTurn] = []
        for (number, message) in task.messages.enumerated() {
            let content = try message.parts.map { part -> ChatTurn.Content in
                switch part {
                case .text(let text), .refusal(let text): .text(text)
                case .picture(let bytes, _, _): .picture(try shown.next(bytes, message: number))
                }
            }
            switch message.role {
            case .system, .developer:
                if turns.count == 1, turns[0].role == .system {
                    turns[0].content += [.text("\n\n")] + content
                } else {
                    turns.append(ChatTurn(.system, content: content))
                }
            case .user: turns.append(ChatTurn(.user, content: content))
            case .assistant:
                let calls = message.calls.map { ChatTurn.Call(name: $0.name, arguments: $0.arguments) }
                turns.append(ChatTurn(.assistant, content: content, calls: calls))
            case .tool: turns.append(ChatTurn(.tool, content: content))
            }
        }
        return turns
    }

    private static func sampling(_ task: ChatTask, _ suggested: SuggestedSampling?) -> SamplingSettings {
        let wanted = task.sampling
        var settings = SamplingSettings()
        if let value = wanted.temperature.map({ Float($0) }) ?? suggested?.temperature { settings.temperature = value }
        if let value = wanted.topP.map({ Float($0) }) ?? suggested?.topP { settings.topP = value }
        if let value = wanted.topK ?? suggested?.topK { settings.topK = value }
        if let value = wanted.minP { settings.minP = Float(value) }
        settings.frequencyPenalty = Float(wanted.frequencyPenalty ?? 0)
        settings.presencePenalty = Float(wanted.presencePenalty ?? 0)
        for (token, bias) in wanted.bias { if let id = Int32(exactly: token) { settings.bias[id] = Float(bias) } }
        settings.seed = wanted.seed ?? .random(in: 0...UInt64.max)
        settings.alternatives = task.alternatives
        return settings
    }
}
