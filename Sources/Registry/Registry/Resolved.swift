/// What the name of a model turned out to be.
public struct Resolved<Model: Sendable>: Sendable {
    /// The model.
    public var model: Model
    /// The model's id, after aliases.
    public let id: String
    /// The name that was given, or the standard.
    public var requested: String
    /// The snapshot it stands for, where the model has any.
    public var snapshot: String?

    /// `model`, whose id is `id`, under the name `requested`.
    public init(model: Model, id: String, requested: String, snapshot: String?) {
        self.model = model
        self.id = id
        self.requested = requested
        self.snapshot = snapshot
    }
}

/// What the name of a model that makes pictures turned out to be.
public typealias ResolvedModel = Resolved<any ImageModel>
/// What the name of a model that answers in text turned out to be.
public typealias ResolvedTextModel = Resolved<any TextModel>
/// What the name of a model that converses turned out to be.
public typealias ResolvedChatModel = Resolved<any ChatModel>
