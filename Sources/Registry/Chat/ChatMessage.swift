import API
import Pictures

/// One message of a conversation.
public struct ChatMessage: Sendable {
    /// Who speaks.
    public var role: Role
    /// What is said, in order; empty for an assistant's message that only calls tools.
    public var parts: [Part]
    /// The tools that an assistant's message calls.
    public var calls: [ChatCall]
    /// The call that a tool's message answers.
    public var callID: String?
    /// The speaker's name, where several share a role.
    public var name: String?

    /// A message of the given parts.
    public init(_ role: Role, _ parts: [Part], calls: [ChatCall] = [], callID: String? = nil, name: String? = nil) {
        self.role = role
        self.parts = parts
        self.calls = calls
        self.callID = callID
        self.name = name
    }

    /// A message of words.
    public init(_ role: Role, _ text: String) { self.init(role, [.text(text)]) }

    /// Who speaks. `developer` is what newer clients call `system`; it is kept apart for upstreams.
    public enum Role: String, Sendable, CaseIterable { case system, developer, user, assistant, tool }

    /// A piece of a message.
    public enum Part: Sendable {
        /// Words.
        case text(String)
        /// A picture's file, and how closely to look at it.
        case picture(bytes: [UInt8], format: PictureFormat, detail: Detail)
        /// Why an assistant declined.
        case refusal(String)
    }

    /// How closely a model looks at a picture.
    public enum Detail: String, Sendable, CaseIterable { case auto, low, high, original }

    /// The words of all its parts.
    public var text: String {
        parts.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
}

/// A call of a tool.
public struct ChatCall: Sendable, Hashable {
    /// Its id, `call_…`.
    public var id: String
    /// The tool's name.
    public var name: String
    /// The arguments as the model wrote them: JSON, unless it erred.
    public var arguments: String

    /// A call.
    public init(id: String, name: String, arguments: String) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }
}
