import Tokenizers

/// How a family of models is talked to: its template, what ends a turn, how it calls tools.
public protocol ChatFamily: Sendable {
    /// Its name, as a library's manifest has it.
    var name: String { get }
    /// The markup that ends a turn; those that the tokenizer knows count.
    var ends: [String] { get }

    /// The talk up to the point where the model speaks.
    ///
    /// - Parameter thinks: whether a model that can may think first.
    func prompt(_ turns: [ChatTurn], tools: [ToolDescription], thinks: Bool) -> ChatPrompt

    /// What begins a call of a tool, before its JSON.
    var callOpening: ChatPrompt { get }
    /// The key of a call's arguments beside its `name`.
    var argumentsKey: String { get }

    /// Tells text from calls while an answer is written.
    func reader() -> any AnswerReader
}

extension ChatFamily {
    /// What is put into a model's mouth where it has to call a tool: a call's beginning, up to its name or, where only one will
    /// do, up to its arguments. The model goes on from there.
    public func mouth(calling tool: String?) -> ChatPrompt {
        var prompt = callOpening
        prompt.say(tool.map { "{\"name\": \(JSONString.quoted($0)), \"\(argumentsKey)\":" } ?? "{\"name\": \"")
        return prompt
    }
}

/// Text with markup in it. What people write is never taken for markup.
public struct ChatPrompt: Sendable, Equatable {
    /// A piece.
    public enum Part: Sendable, Equatable {
        /// A token of the template, where the tokenizer has it; else text.
        case markup(String)
        /// Text.
        case text(String)
    }

    /// The pieces.
    public private(set) var parts: [Part] = []

    /// An empty prompt.
    public init() {}

    /// Adds markup.
    mutating func mark(_ markup: String) { parts.append(.markup(markup)) }

    /// Adds text.
    mutating func say(_ text: String) { if !text.isEmpty { parts.append(.text(text)) } }

    /// Adds another's pieces.
    public mutating func append(_ other: ChatPrompt) { parts += other.parts }

    /// Its tokens. Text is cut into tokens as a whole between markup, as the reference does.
    public func tokens(_ tokenizer: Tokenizer) -> [Int32] {
        var tokens: [Int32] = []
        var text = ""
        func flush() {
            tokens += tokenizer.encode(text, findsSpecial: false)
            text = ""
        }
        for part in parts {
            switch part {
            case .text(let more): text += more
            case .markup(let markup):
                guard let id = tokenizer.id(ofAdded: markup) else {
                    text += markup
                    continue
                }
                flush()
                tokens.append(id)
            }
        }
        flush()
        return tokens
    }

    /// Its text, markup and all.
    public var text: String {
        parts.map { part in
            switch part {
            case .markup(let text), .text(let text): text
            }
        }.joined()
    }
}
