import Generation

/// Turns the pieces of one answer into its events: text, calls of tools, tokens.
struct AnswerWriter {
    private let number: Int
    private var reader: any AnswerReader
    private let texts: TokenTexts
    /// Tokens of text that the reader holds back.
    private var tokens: [TextEvent.Token] = []

    init(_ number: Int, reader: any AnswerReader, texts: TokenTexts) {
        self.number = number
        self.reader = reader
        self.texts = texts
    }

    /// What was put into the model's mouth.
    mutating func begin(_ mouth: String) -> [TextEvent] { events(reader.read(mouth)) }

    /// More of the answer.
    mutating func write(_ piece: TextStream.Piece) -> [TextEvent] {
        tokens += piece.tokens.compactMap { token in
            token.logprob.map { logprob in
                TextEvent.Token(
                    bytes: texts[token.id], logprob: logprob,
                    alternatives: token.alternatives.map { .init(bytes: texts[$0.id], logprob: $0.logprob) })
            }
        }
        return events(reader.read(piece.text))
    }

    /// The end.
    mutating func end(_ reason: FinishReason, _ usage: GenerationUsage) -> [TextEvent] {
        var events = events(reader.finish())
        if !tokens.isEmpty { events.append(.text(answer: number, "", tokens: take())) }
        return events + [.finished(answer: number, reason, usage)]
    }

    private mutating func events(_ parts: [AnswerPart]) -> [TextEvent] {
        parts.map { part in
            switch part {
            case .text(let text): .text(answer: number, text, tokens: take())
            case .call(let name): .call(answer: number, name: name)
            case .arguments(let text): .arguments(answer: number, text)
            }
        }
    }

    private mutating func take() -> [TextEvent.Token] {
        defer { tokens = [] }
        return tokens
    }
}
