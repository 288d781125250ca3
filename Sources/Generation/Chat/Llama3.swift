/// Llama 3 and its successors, tools as in Llama 3.1's template (`tokenizer_config.json` of Llama-3.1-Instruct), without the
/// dates that it puts into every prompt.
public struct Llama3: ChatFamily {
    /// The family.
    public var name: String { "llama3" }
    /// Ends of turns, of messages and of texts.
    public var ends: [String] { ["<|eot_id|>", "<|eom_id|>", "<|end_of_text|>"] }
    /// As Llama's template names it.
    public var argumentsKey: String { "parameters" }

    /// The family.
    public init() {}

    /// The turns, each behind its head, and the head of the model's own.
    public func prompt(_ turns: [ChatTurn], tools: [ToolDescription], thinks: Bool) -> ChatPrompt {
        var prompt = ChatPrompt()
        prompt.mark("<|begin_of_text|>")
        let rest = turns.first?.role == .system ? turns.dropFirst() : turns[...]
        let system = turns.first?.role == .system ? turns.first?.text : nil
        if system != nil || !tools.isEmpty {
            head("system", &prompt)
            if !tools.isEmpty { prompt.say("Environment: ipython\n\n") }
            prompt.say(system ?? "")
            prompt.mark("<|eot_id|>")
        }
        let first = rest.firstIndex { $0.role == .user }
        for index in rest.indices {
            let turn = rest[index]
            switch turn.role {
            case .tool: head("ipython", &prompt)
            case .system, .user, .assistant: head(turn.role.rawValue, &prompt)
            }
            if index == first, !tools.isEmpty { prompt.say(Self.instructions(tools)) }
            prompt.say(turn.text)
            for (number, call) in turn.calls.enumerated() {
                if number > 0 { prompt.say("; ") }
                prompt.say("{\"name\": \(JSONString.quoted(call.name)), \"parameters\": \(call.arguments)}")
            }
            prompt.mark("<|eot_id|>")
        }
        head("assistant", &prompt)
        return prompt
    }

    private func head(_ role: String, _ prompt: inout ChatPrompt) {
        prompt.mark("<|start_header_id|>")
        prompt.say(role)
        prompt.mark("<|end_header_id|>")
        prompt.say("\n\n")
    }

    static func instructions(_ tools: [ToolDescription]) -> String {
        "Given the following functions, please respond with a JSON for a function call with its proper arguments that best answers the given prompt.\n\nRespond in the format {\"name\": function name, \"parameters\": dictionary of argument name and its value}. Do not use variables.\n\n"
            + tools.map { $0.json + "\n\n" }.joined()
    }

    /// A call begins with its JSON.
    public var callOpening: ChatPrompt { ChatPrompt() }

    /// An answer that is nothing but calls' JSON.
    public func reader() -> any AnswerReader { BareCallReader() }
}
