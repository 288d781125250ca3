/// A published number about a model: a dated prior, no evidence about anybody's own pictures.
public struct Prior: Sendable, Equatable, Codable {
    /// The model, as the catalogue names it.
    public var model: String
    /// The benchmark: "GenEval".
    public var benchmark: String
    /// What of it: "overall", "count".
    public var part: String
    /// The value.
    public var value: Double
    /// What the value is out of: 1 or 100.
    public var scale: Double
    /// When the number was read, `YYYY-MM`.
    public var read: String
    /// Where it is published.
    public var source: String
}
