import API

/// An assistant as it is kept.
public struct AssistantRecord: Sendable {
    /// As it is answered.
    public var object: AssistantObject
    /// `tools` and `response_format` as the client wrote them: the keys of schemas keep their order.
    public var ordered: JSONText

    /// An assistant.
    public init(_ object: AssistantObject, ordered: JSONText) {
        self.object = object
        self.ordered = ordered
    }
}

/// A run as it is kept.
public struct AssistantRunRecord: Sendable {
    /// As it is answered.
    public var object: RunObject
    /// `tools` and `response_format` as the client wrote them.
    public var ordered: JSONText

    /// A run.
    public init(_ object: RunObject, ordered: JSONText) {
        self.object = object
        self.ordered = ordered
    }
}

/// A run that a starting server found open, and whose it is.
public struct OpenRun: Sendable {
    /// The run.
    public var run: AssistantRunRecord
    /// The key that owns the thread.
    public var keyID: String?
    /// The person who owns the thread.
    public var personID: String?
}

/// What of a run is written together.
public struct RunChange: Sendable {
    /// The run's new state; `nil` where only its parts change.
    public var run: RunObject?
    /// Messages that are new or changed.
    public var messages: [ThreadMessageObject]
    /// Steps that are new or changed.
    public var steps: [RunStepObject]

    /// A change.
    public init(run: RunObject? = nil, messages: [ThreadMessageObject] = [], steps: [RunStepObject] = []) {
        self.run = run
        self.messages = messages
        self.steps = steps
    }
}
