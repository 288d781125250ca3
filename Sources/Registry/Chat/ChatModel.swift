import API

/// A text model that takes part in conversations: streams its answers, calls tools, keeps to schemas. Local models and upstreams' are such values;
/// whoever only asks one question and waits for the answer (judges) uses it as a `TextModel`.
public protocol ChatModel: TextModel {
    /// Continues a conversation.
    ///
    /// The stream yields `started` first, then the answers' events in their order, `finished` once for each, and `usage` last. It throws `APIError`,
    /// or `CancellationError` when its consumer goes away: cancelling stops the work, upstream too.
    func events(for task: ChatTask) -> AsyncThrowingStream<ChatEvent, any Error>

    /// The most that the task can cost; budgets reserve it before the work.
    func worstCase(of task: ChatTask) -> Money
}

extension ChatModel {
    /// Whether its messages may hold pictures.
    public var sees: Bool { info.text?.vision == true }

    /// Tokens that a picture counts at most where a model knows no better. Source: see `ChatTextModel`.
    public static var mostPictureTokens: Int { 3_800 }

    /// Every byte a token, every picture at its largest, every answer as long as it may be.
    public func worstCase(of task: ChatTask) -> Money {
        let out = min(task.maxTokens ?? .max, info.text?.maxOutput ?? 32_768) * task.count
        let usage = ChatUsage(input: task.mostInputTokens(perPicture: Self.mostPictureTokens), output: out)
        return info.prices.cost(of: usage.asImageUsage, images: 0)
    }
}

extension ChatTask {
    /// Tokens that the task's reading can take: no tokenizer makes more of a text than it has bytes.
    public func mostInputTokens(perPicture: Int) -> Int {
        var tokens = 64
        for message in messages {
            tokens += 16 + (message.name?.utf8.count ?? 0)
            for part in message.parts {
                switch part {
                case .text(let text), .refusal(let text): tokens += text.utf8.count
                case .picture: tokens += perPicture
                }
            }
            for call in message.calls { tokens += 16 + call.name.utf8.count + call.arguments.utf8.count }
        }
        for tool in tools {
            tokens += 32 + tool.name.utf8.count + (tool.description?.utf8.count ?? 0) + (tool.parameters?.bytes.count ?? 0)
        }
        if case .schema(_, _, let schema, _) = format { tokens += schema.bytes.count }
        return tokens
    }
}
