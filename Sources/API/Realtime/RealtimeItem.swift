/// An item of a realtime conversation.
public struct RealtimeItem: Sendable, Equatable {
    /// Its id; clients may choose one, up to 32 characters.
    public var id: String
    /// How far it is.
    public var status: Status
    /// What it is.
    public var kind: Kind

    /// An item.
    public init(id: String, status: Status = .completed, kind: Kind) {
        self.id = id
        self.status = status
        self.kind = kind
    }

    /// How far an item is.
    public enum Status: String, Sendable, CaseIterable {
        case completed, incomplete
        case inProgress = "in_progress"
    }

    /// What an item is.
    public enum Kind: Sendable, Equatable {
        /// Something said.
        case message(Role, [Content])
        /// A call of a tool, with arguments as the model wrote them.
        case call(id: String, name: String, arguments: String)
        /// What a tool answered.
        case output(callID: String, String)
        /// A picture that was drawn.
        case picture(RealtimePicture)
    }

    /// Who says something.
    public enum Role: String, Sendable, CaseIterable { case system, user, assistant }

    /// A piece of a message.
    public enum Content: Sendable, Equatable {
        /// Words of a person or of the system.
        case inputText(String)
        /// A picture: a data: URL, `nil` where its file is kept elsewhere, and how closely to look at it.
        case inputImage(url: String?, detail: String)
        /// Words of the model.
        case outputText(String)
    }

    /// About how much memory it takes, in bytes.
    public var size: Int {
        switch kind {
        case .message(_, let content):
            content.reduce(200) { sum, part in
                switch part {
                case .inputText(let text), .outputText(let text): sum + 64 + text.utf8.count
                case .inputImage(let url, _): sum + 200 + (url?.utf8.count ?? 0)
                }
            }
        case .call(let id, let name, let arguments): 200 + id.utf8.count + name.utf8.count + arguments.utf8.count
        case .output(let id, let text): 200 + id.utf8.count + text.utf8.count
        case .picture(let picture): 400 + picture.prompt.utf8.count
        }
    }
}

/// The call of the image tool that an `image_generation_call` item tells of. Its file is not part of it.
public struct RealtimePicture: Sendable, Equatable {
    /// The prompt that was drawn.
    public var prompt: String
    /// What the picture is: size, quality, background, output_format.
    public var facts: [String: JSONValue]

    /// A call.
    public init(prompt: String, facts: [String: JSONValue] = [:]) {
        self.prompt = prompt
        self.facts = facts
    }
}
