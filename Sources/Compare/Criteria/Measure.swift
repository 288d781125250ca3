import Statistics

/// What a criterion found for one contestant.
public struct Measure: Sendable, Equatable, Codable {
    /// The value, in the criterion's unit.
    public var value: Double
    /// Where the true value lies; `nil` where the value is what it is (one number of the ledger).
    public var interval: Interval?
    /// How many things were measured: atoms, votes, pictures.
    public var count: Int
    /// On how many prompts.
    public var prompts: Int
    /// What it rests on.
    public var basis: Basis
    /// Whether the verdict uses it: not so for a judge that has not been shown to beat chance.
    public var counts: Bool

    /// A measure.
    public init(value: Double, interval: Interval?, count: Int, prompts: Int, basis: Basis, counts: Bool = true) {
        self.value = value
        self.interval = interval
        self.count = count
        self.prompts = prompts
        self.basis = basis
        self.counts = counts
    }
}

/// What a measure rests on.
public struct Basis: Sendable, Hashable, Codable {
    /// What kind of source.
    public var kind: Kind
    /// The judges' names; empty for the others.
    public var judges: [String]

    /// A basis.
    public init(_ kind: Kind, judges: [String] = []) {
        self.kind = kind
        self.judges = judges
    }

    /// People's votes or answers.
    public static let people = Basis(.people)
    /// What the pictures cost and how long they took.
    public static let ledger = Basis(.ledger)
    /// The pictures' own pixels.
    public static let pictures = Basis(.pictures)
    /// What these judges said.
    public static func judges(_ names: [String]) -> Basis { Basis(.judges, judges: names.sorted()) }

    /// Who or what says so.
    public enum Kind: String, Sendable, Codable, CaseIterable { case people, judges, ledger, pictures }
}
