/// ChatML, as SmolLM2, Qwen2.5 and Qwen3 use it; tools are told and called as by Qwen's templates (`tokenizer_config.json` of
/// Qwen2.5-Instruct and Qwen3, the "Hermes" form).
public struct ChatML: ChatFamily {
    /// The family.
    public let name: String
    /// What the template says where nobody says what the model is.
    let standard: String?
    /// Whether the family thinks before it answers unless an empty thought is put into its mouth.
    let thinks: Bool
    /// Whether its template shows pictures.
    var sees = false

    /// SmolLM2.
    public static let smolLM2 = ChatML(
        name: "smollm2", standard: "You are a helpful AI assistant named SmolLM, trained by Hugging Face", thinks: false)
    /// Qwen2 and Qwen2.5.
    public static let qwen2 = ChatML(
        name: "qwen2", standard: "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.", thinks: false)
    /// Qwen3.
    public static let qwen3 = ChatML(name: "qwen3", standard: nil, thinks: true)
    /// Qwen3-VL, the models that are made to answer at once.
    public static let qwen3VL = ChatML(name: "qwen3_vl", standard: nil, thinks: false, sees: true)

    /// Ends of turns and of texts.
    public var ends: [String] { ["<|im_end|>", "<|endoftext|>"] }
    /// What stands around a picture and, once for each of its tokens, in its place.
    public var pictureMarkup: [String] { sees ? ["<|vision_start|>", "<|image_pad|>", "<|vision_end|>"] : [] }
    /// As Qwen's templates name it.
    public var argumentsKey: String { "arguments" }

    /// The turns, each between its marks, and the head of the model's own.
    public func prompt(_ turns: [ChatTurn], tools: [ToolDescription], thinks: Bool) -> ChatPrompt {
        var prompt = ChatPrompt()
        let given = turns.first?.role == .system ? turns.first?.text : standard
        if given != nil || !tools.isEmpty {
            open(.system, &prompt)
            prompt.say(given ?? "")
            if !tools.isEmpty { prompt.say((given == nil ? "" : "\n\n") + Self.instructions(tools)) }
            close(&prompt)
        }
        let rest = turns.first?.role == .system ? turns.dropFirst() : turns[...]
        for index in rest.indices {
            let turn = rest[index]
            switch turn.role {
            case .tool:
                // What several tools gave is one turn.
                if index == rest.startIndex || rest[index - 1].role != .tool { open(.user, &prompt) } else { prompt.say("\n") }
                prompt.mark("<tool_response>")
                prompt.say("\n")
                tell(turn, &prompt)
                prompt.say("\n")
                prompt.mark("</tool_response>")
                if index + 1 == rest.endIndex || rest[index + 1].role != .tool { close(&prompt) }
            case .assistant:
                open(.assistant, &prompt)
                prompt.say(turn.text)
                for (number, call) in turn.calls.enumerated() {
                    if number > 0 || !turn.text.isEmpty { prompt.say("\n") }
                    prompt.append(callOpening)
                    prompt.say("{\"name\": \(JSONString.quoted(call.name)), \"arguments\": \(call.arguments)}")
                    prompt.append(callClosing)
                }
                close(&prompt)
            case .system, .user:
                open(turn.role, &prompt)
                tell(turn, &prompt)
                close(&prompt)
            }
        }
        open(.assistant, &prompt)
        if self.thinks, !thinks {
            prompt.mark("<think>")
            prompt.say("\n\n")
            prompt.mark("</think>")
            prompt.say("\n\n")
        }
        return prompt
    }

    private func open(_ role: ChatTurn.Role, _ prompt: inout ChatPrompt) {
        prompt.mark("<|im_start|>")
        prompt.say(role.rawValue + "\n")
    }

    private func tell(_ turn: ChatTurn, _ prompt: inout ChatPrompt) {
        for piece in turn.content {
            switch piece {
            case .text(let text): prompt.say(text)
            case .picture(let picture):
                let markup = pictureMarkup
                guard markup.count == 3 else { continue }
                prompt.mark(markup[0])
                prompt.show(picture, as: markup[1])
                prompt.mark(markup[2])
            }
        }
    }

    private func close(_ prompt: inout ChatPrompt) {
        prompt.mark("<|im_end|>")
        prompt.say("\n")
    }

    static func instructions(_ tools: [ToolDescription]) -> String {
        "# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>"
            + tools.map { "\n" + $0.json }.joined()
            + "\n</tools>\n\nFor each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:\n<tool_call>\n{\"name\": <function-name>, \"arguments\": <args-json-object>}\n</tool_call>"
    }

    /// `<tool_call>` on a line of its own.
    public var callOpening: ChatPrompt {
        var prompt = ChatPrompt()
        prompt.mark("<tool_call>")
        prompt.say("\n")
        return prompt
    }

    private var callClosing: ChatPrompt {
        var prompt = ChatPrompt()
        prompt.say("\n")
        prompt.mark("</tool_call>")
        return prompt
    }

    /// Finds calls between their tags.
    public func reader() -> any AnswerReader { TaggedCallReader() }
}
