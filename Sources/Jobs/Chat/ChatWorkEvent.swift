import Registry

/// What a conversation's work tells: the model's events but its usage, and at the end what it came to.
public enum ChatWorkEvent: Sendable {
    /// The model's event; never `usage`.
    case model(ChatEvent)
    /// The work is settled; last.
    case finished(ChatSummary)
}

/// What a conversation's work came to.
public struct ChatSummary: Sendable {
    /// The model's id.
    public var model: String
    /// The snapshot that answered, where one is named.
    public var snapshot: String?
    /// What it used.
    public var usage: ChatUsage
    /// Whether the usage is the model's own report.
    public var isExact: Bool
    /// What it cost.
    public var cost: Money
    /// From the start of the work to its end.
    public var latency: Duration
    /// How long it waited for its turn.
    public var waited: Duration

    /// What work came to.
    public init(
        model: String, snapshot: String?, usage: ChatUsage, isExact: Bool, cost: Money, latency: Duration, waited: Duration
    ) {
        self.model = model
        self.snapshot = snapshot
        self.usage = usage
        self.isExact = isExact
        self.cost = cost
        self.latency = latency
        self.waited = waited
    }
}
