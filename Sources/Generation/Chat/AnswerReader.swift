/// A piece of an answer, told apart from what is around it.
public enum AnswerPart: Sendable, Equatable {
    /// Text for the reader.
    case text(String)
    /// A call of a tool begins; its arguments follow.
    case call(name: String)
    /// More of the arguments of the call that began last.
    case arguments(String)
}

/// Tells text from calls of tools while an answer is being written.
public protocol AnswerReader: Sendable {
    /// Takes more of the answer in; gives out what is known to be text or part of a call.
    mutating func read(_ text: String) -> [AnswerPart]

    /// What is left when the answer is whole: what never became a call is text.
    mutating func finish() -> [AnswerPart]
}

/// Reads no calls: for talks without tools.
public struct PlainReader: AnswerReader {
    /// A reader.
    public init() {}
    /// All of it is text.
    public mutating func read(_ text: String) -> [AnswerPart] { text.isEmpty ? [] : [.text(text)] }
    /// Nothing was held back.
    public mutating func finish() -> [AnswerPart] { [] }
}

extension [AnswerPart] {
    /// Adds text, to the last piece where that is of the same kind.
    mutating func add(_ part: AnswerPart) {
        switch (last, part) {
        case (_, .text("")), (_, .arguments("")): return
        case (.text(let before)?, .text(let more)): self[count - 1] = .text(before + more)
        case (.arguments(let before)?, .arguments(let more)): self[count - 1] = .arguments(before + more)
        default: append(part)
        }
    }
}
