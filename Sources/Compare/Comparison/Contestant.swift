import API
import Registry

/// A model in a comparison, with the parameters that it draws with.
public struct Contestant: Sendable, Equatable, Codable {
    /// The name that was given: an id, a snapshot or an alias. Unique within a comparison.
    public var model: String
    /// The registry's id behind it when the comparison was made.
    public var id: String
    /// The snapshot that it stood for.
    public var snapshot: String?
    /// Whose it is.
    public var provider: String
    /// The family that judges must not be of: by the catalogue, else the provider and the name's first word.
    public var family: String
    /// Image model or text model that draws.
    public var kind: ModelInfo.Kind
    /// The hash of its weights, where it has one.
    public var weights: String?
    /// Parameters by their wire names that differ from the comparison's (`quality`, `size`, `steps`, …).
    public var parameters: [String: JSONValue]
    /// Parameters that it does not know in that form: what stands for them, or that they are left out. Filled in when a comparison is made.
    public var notes: [String]?

    /// A contestant.
    public init(model: String, id: String, provider: String, family: String, kind: ModelInfo.Kind) {
        self.model = model
        self.id = id
        self.provider = provider
        self.family = family
        self.kind = kind
        snapshot = nil
        weights = nil
        parameters = [:]
        notes = nil
    }
}
