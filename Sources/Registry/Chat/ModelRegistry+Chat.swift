import API

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
            return Resolved(model: model, id: resolved.id, requested: requested, snapshot: resolved.snapshot)
        } catch let error as APIError where error.status == 404 {
            guard let image = try? resolve(requested) else { throw error }
            throw APIError.invalid(
                "The model '\(image.requested)' makes pictures and does not converse. Use /v1/images/generations, or a text model.",
                param: "model", code: "unsupported_model")
        }
    }
}
