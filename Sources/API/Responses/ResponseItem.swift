/// An item of a response's input or output, as the Responses API writes it.
public enum ResponseItem: Sendable, Equatable {
    /// A message of anybody.
    case message(ResponseMessage)
    /// The model calls a tool of the client's.
    case functionCall(ResponseFunctionCall)
    /// What the client's tool answered.
    case functionOutput(ResponseFunctionOutput)
    /// A picture that was drawn.
    case imageCall(ResponseImageCall)

    /// Its id.
    public var id: String {
        switch self {
        case .message(let message): message.id
        case .functionCall(let call): call.id
        case .functionOutput(let output): output.id
        case .imageCall(let call): call.id
        }
    }
}

extension ResponseItem: Codable {
    private enum CodingKeys: String, CodingKey { case type }
    private enum Kind: String, Codable {
        case message
        case functionCall = "function_call"
        case functionOutput = "function_call_output"
        case imageCall = "image_generation_call"
    }

    /// Decodes an item that this server wrote.
    public init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: CodingKeys.self).decode(Kind.self, forKey: .type) {
        case .message: self = .message(try ResponseMessage(from: decoder))
        case .functionCall: self = .functionCall(try ResponseFunctionCall(from: decoder))
        case .functionOutput: self = .functionOutput(try ResponseFunctionOutput(from: decoder))
        case .imageCall: self = .imageCall(try ResponseImageCall(from: decoder))
        }
    }

    /// Encodes the item with its `type`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .message(let message): try message.encode(to: encoder)
        case .functionCall(let call): try call.encode(to: encoder)
        case .functionOutput(let output): try output.encode(to: encoder)
        case .imageCall(let call): try call.encode(to: encoder)
        }
    }
}

/// How far an item is.
public enum ResponseItemStatus: String, Codable, Sendable, CaseIterable {
    case inProgress = "in_progress"
    case completed, incomplete
}

/// A message: of the user, of those who instruct, or of the model.
public struct ResponseMessage: Codable, Sendable, Equatable {
    /// `msg_…`.
    public var id: String
    private var type = "message"
    /// How far it is.
    public var status: ResponseItemStatus
    /// Who speaks.
    public var role: Role
    /// What is said, in order.
    public var content: [ResponseContent]

    /// A message.
    public init(id: String, status: ResponseItemStatus = .completed, role: Role, content: [ResponseContent]) {
        self.id = id
        self.status = status
        self.role = role
        self.content = content
    }

    /// Who speaks.
    public enum Role: String, Codable, Sendable, CaseIterable { case user, assistant, system, developer }
}

/// A call of a tool of the client's.
public struct ResponseFunctionCall: Codable, Sendable, Equatable {
    /// `fc_…`.
    public var id: String
    private var type = "function_call"
    /// How far it is.
    public var status: ResponseItemStatus
    /// The id that the answer names, `call_…`.
    public var callID: String
    /// The tool.
    public var name: String
    /// The arguments as the model wrote them.
    public var arguments: String

    /// A call.
    public init(id: String, status: ResponseItemStatus = .completed, callID: String, name: String, arguments: String) {
        self.id = id
        self.status = status
        self.callID = callID
        self.name = name
        self.arguments = arguments
    }

    enum CodingKeys: String, CodingKey {
        case id, type, status, name, arguments
        case callID = "call_id"
    }
}

/// What a tool of the client's answered.
public struct ResponseFunctionOutput: Codable, Sendable, Equatable {
    /// `fco_…`.
    public var id: String
    private var type = "function_call_output"
    /// Always completed.
    public var status: ResponseItemStatus
    /// The call that is answered.
    public var callID: String
    /// The answer.
    public var output: Output

    /// An answer.
    public init(id: String, callID: String, output: Output) {
        self.id = id
        status = .completed
        self.callID = callID
        self.output = output
    }

    /// Words, or words and pictures.
    public enum Output: Sendable, Equatable, Codable {
        case text(String)
        case parts([ResponseContent])

        /// Decodes either form.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .parts(try container.decode([ResponseContent].self))
            }
        }

        /// Encodes as it came.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .parts(let parts): try container.encode(parts)
            }
        }
    }

    enum CodingKeys: String, CodingKey {
        case id, type, status, output
        case callID = "call_id"
    }
}
