import Registry

extension ConversationBody {
    /// The messages as Chat Completions may have them, where a tool answers in words alone: the pictures that a run of tools' answers holds follow it,
    /// as a user's message.
    ///
    /// Source: openai 3.52.0, `ChatCompletionToolMessageParam` (`content` is text or parts of text).
    static func spread(_ messages: [ChatMessage]) -> [ChatMessage] {
        var spread: [ChatMessage] = []
        var shown: [ChatMessage.Part] = []
        for message in messages {
            if message.role != .tool, !shown.isEmpty {
                spread.append(ChatMessage(.user, shown))
                shown = []
            }
            var message = message
            if message.role == .tool {
                let pictures = message.parts.filter { if case .picture = $0 { true } else { false } }
                if !pictures.isEmpty {
                    let what = (pictures.count == 1 ? "picture" : "pictures") + (message.callID.map { " of \($0)" } ?? "")
                    message.parts = [.text([message.text, "(See the \(what) below.)"].filter { !$0.isEmpty }.joined(separator: "\n"))]
                    shown += [.text("The \(what):")] + pictures
                }
            }
            spread.append(message)
        }
        if !shown.isEmpty { spread.append(ChatMessage(.user, shown)) }
        return spread
    }
}
