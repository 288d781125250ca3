import Models
import Tokenizers

/// How a family of models is talked to: its template, what ends a turn, how it calls tools.
public protocol ChatFamily: Sendable {
    /// Its name, as a library's manifest has it.
    var name: String { get }
    /// The markup that ends a turn; those that the tokenizer knows count.
    var ends: [String] { get }
    /// The markup that a tokenizer must know before pictures can be shown; empty for a family that does not see.
    var pictureMarkup: [String] { get }

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
    /// None: most families do not see.
    public var pictureMarkup: [String] { [] }

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
        /// A picture: as many of the placeholder's tokens as it has.
        case picture(ChatPicture, placeholder: String)
    }

    /// The pieces.
    public private(set) var parts: [Part] = []

    /// An empty prompt.
    public init() {}

    /// Adds markup.
    mutating func mark(_ markup: String) { parts.append(.markup(markup)) }

    /// Adds text.
    mutating func say(_ text: String) { if !text.isEmpty { parts.append(.text(text)) } }

    /// Adds a picture.
    mutating func show(_ picture: ChatPicture, as placeholder: String) { parts.append(.picture(picture, placeholder: placeholder)) }

    /// Adds another's pieces.
    public mutating func append(_ other: ChatPrompt) { parts += other.parts }

    /// Its tokens, with a placeholder for each token of a picture. Text is cut into tokens as a whole between markup, as the reference
    /// does.
    ///
    /// - Parameters:
    ///   - edge: the pixels of the edge of a picture's token.
    ///   - name: a name for a picture that no other picture has.
    public func tokens(
        _ tokenizer: Tokenizer, edge: Int = 1, name: (ChatPicture) -> String = { _ in "" }
    ) -> (tokens: [Int32], pictures: [PromptPicture]) {
        var tokens: [Int32] = []
        var pictures: [PromptPicture] = []
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
            case .picture(let picture, let placeholder):
                guard let id = tokenizer.id(ofAdded: placeholder) else { continue }
                flush()
                let span = PictureSpan(
                    start: tokens.count, rows: picture.height / edge, columns: picture.width / edge, id: name(picture))
                pictures.append(PromptPicture(span, picture))
                tokens += Array(repeating: id, count: span.count)
            }
        }
        flush()
        return (tokens, pictures)
    }

    /// Its text, markup and all.
    public var text: String {
        parts.map { part in
            switch part {
            case .markup(let text), .text(let text), .picture(_, let text): text
            }
        }.joined()
    }
}
