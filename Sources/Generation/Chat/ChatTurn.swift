import Models

/// A picture in a talk: its colours, at the size that the model looks at.
public typealias ChatPicture = PicturePixels

/// A turn of a talk, as templates put it into words.
public struct ChatTurn: Sendable, Equatable {
    /// Who speaks.
    public enum Role: String, Sendable, CaseIterable { case system, user, assistant, tool }

    /// A call of a tool.
    public struct Call: Sendable, Equatable {
        /// The tool.
        public var name: String
        /// Its arguments: a JSON object.
        public var arguments: String

        /// A call.
        public init(name: String, arguments: String) {
            self.name = name
            self.arguments = arguments
        }
    }

    /// A piece of what is said.
    public enum Content: Sendable, Equatable {
        /// Words.
        case text(String)
        /// A picture.
        case picture(ChatPicture)
    }

    /// Who speaks.
    public var role: Role
    /// What is said and shown, in order; of a tool what it gave.
    public var content: [Content]
    /// The tools that an assistant calls.
    public var calls: [Call]

    /// A turn of words.
    public init(_ role: Role, _ text: String, calls: [Call] = []) { self.init(role, content: [.text(text)], calls: calls) }

    /// A turn of words and pictures.
    public init(_ role: Role, content: [Content], calls: [Call] = []) {
        self.role = role
        self.content = content
        self.calls = calls
    }

    /// Its words.
    public var text: String {
        content.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    /// Its pictures.
    public var pictures: [ChatPicture] {
        content.compactMap { if case .picture(let picture) = $0 { picture } else { nil } }
    }
}

/// A tool as a model is told of it.
public struct ToolDescription: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// What it does.
    public var description: String
    /// Its arguments: a JSON Schema.
    public var parameters: String
    /// Whether the schema is of the structured-outputs subset and calls are held to it to the letter.
    public var isStrict: Bool

    /// A tool.
    public init(name: String, description: String, parameters: String, isStrict: Bool = false) {
        self.isStrict = isStrict
        self.name = name
        self.description = description
        self.parameters = parameters
    }

    /// As OpenAI's API has it, in the style of Python's `json.dumps`, which the models were trained on.
    var json: String {
        "{\"type\": \"function\", \"function\": {\"name\": \(JSONString.quoted(name)), \"description\": \(JSONString.quoted(description)), \"parameters\": \(parameters)}}"
    }
}

/// Strings in JSON.
enum JSONString {
    /// `text` in quotes, with what must be escaped escaped.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
