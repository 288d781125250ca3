import API

/// What the name of a model that converses turned out to be.
public struct ResolvedChatModel: Sendable {
    /// The model.
    public var model: any ChatModel
    /// The name that was given.
    public var requested: String
    /// The snapshot it stands for, where the model has any.
    public var snapshot: String?

    /// `model` under the name `requested`.
    public init(model: any ChatModel, requested: String, snapshot: String?) {
        self.model = model
        self.requested = requested
        self.snapshot = snapshot
    }
}

extension ModelRegistry {
    /// Finds a model that converses by its id, a snapshot or an alias.
    ///
    /// - Throws: `APIError`: `invalid_value` for a model that only makes pictures, `modelNotFound` for a name that is not here.
    public func chat(named requested: String) throws -> ResolvedChatModel {
        do {
            let resolved = try text(named: requested)
            guard let model = resolved.model as? any ChatModel else {
                throw APIError.invalid("The model '\(requested)' does not converse.", param: "model", code: "unsupported_model")
            }
            return ResolvedChatModel(model: model, requested: requested, snapshot: resolved.snapshot)
        } catch let error as APIError where error.status == 404 {
            guard let image = try? resolve(requested) else { throw error }
            throw APIError.invalid(
                "The model '\(image.requested)' makes pictures and does not converse. Use /v1/images/generations, or a text model.",
                param: "model", code: "unsupported_model")
        }
    }
}
