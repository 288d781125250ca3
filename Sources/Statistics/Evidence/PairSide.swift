/// One of the two models of a pair.
public enum PairSide: String, Codable, CaseIterable, Sendable {
    /// The first model.
    case first
    /// The second model.
    case second

    /// The other one.
    public var other: PairSide { self == .first ? .second : .first }
}
