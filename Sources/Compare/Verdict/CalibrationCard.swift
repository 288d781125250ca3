import Statistics

/// How far a judge can be trusted at one thing: its agreement with this comparison's own people.
public struct CalibrationCard: Sendable, Equatable, Codable {
    /// The judge.
    public var judge: String
    /// What was judged.
    public var subject: Subject
    /// Against what it was checked.
    public var reference: Reference
    /// How many judgements could be compared where both sides were decided.
    public var count: Int
    /// How many of them agreed.
    public var agreements: Int
    /// Their share; `nil` without any.
    public var agreement: Double?
    /// Where the true share lies.
    public var interval: Interval
    /// Cohen's kappa over all categories (ties among them); `nil` where it is not defined.
    public var kappa: Double?
    /// Where kappa lies.
    public var kappaInterval: Interval?
    /// How many times over a bettor against "as good as chance" has multiplied the stake.
    public var eValue: Double
    /// Whether it beats chance: the evidence has reached 20.
    public var beatsChance: Bool
    /// Whether what it says counts for the verdict.
    public var isAdmitted: Bool
    /// The same by kind of atom; empty for looks.
    public var kinds: [KindAgreement]
    /// How people agree among each other on what several of them judged; `nil` without such.
    public var peopleAgreement: Double?
    /// How it treats the place of a picture; `nil` for atoms.
    public var position: PositionBias?
    /// How its judgements changed when the anchors were judged again; `nil` without anchors.
    public var drift: AnchorDrift?
    /// All that in a sentence.
    public var sentence: String

    /// What was judged.
    public enum Subject: String, Sendable, Codable, CaseIterable {
        /// Which of two pictures is better.
        case looks
        /// Whether a picture shows an atom.
        case atoms
    }

    /// Against what a judge was checked.
    public enum Reference: String, Sendable, Codable, CaseIterable {
        /// People's votes on the same pair of pictures.
        case votes
        /// People's answers about the same atoms.
        case answers
        /// Questions that a right picture answers by no among those that it answers by yes.
        case controls
    }

    /// Agreement on atoms of one kind.
    public struct KindAgreement: Sendable, Equatable, Codable {
        /// The kind.
        public var kind: Atom.Kind
        /// How many could be compared.
        public var count: Int
        /// How many agreed.
        public var agreements: Int
        /// Where the true share lies.
        public var interval: Interval
    }

    /// How a judge treats the place of a picture.
    public struct PositionBias: Sendable, Equatable, Codable {
        /// Pairs that it judged in both orders.
        public var pairs: Int
        /// Pairs in which it took whatever came first.
        public var firstTwice: Int
        /// Pairs in which it took whatever came second.
        public var secondTwice: Int
        /// The share of all pairs by which the first place is preferred, -1 to 1.
        public var bias: Double
        /// Whether that is more than chance.
        public var isBiased: Bool

        enum CodingKeys: String, CodingKey {
            case pairs, bias
            case firstTwice = "first_twice"
            case secondTwice = "second_twice"
            case isBiased = "is_biased"
        }
    }

    /// How judgements changed when the same thing was judged again.
    public struct AnchorDrift: Sendable, Equatable, Codable {
        /// Judgements that were repeated.
        public var count: Int
        /// Of them, how many came out otherwise.
        public var changed: Int
        /// Where the true share lies.
        public var interval: Interval
    }

    enum CodingKeys: String, CodingKey {
        case judge, subject, reference, count, agreements, agreement, interval, kappa, kinds, position, drift, sentence
        case kappaInterval = "kappa_interval"
        case eValue = "e_value"
        case beatsChance = "beats_chance"
        case isAdmitted = "is_admitted"
        case peopleAgreement = "people_agreement"
    }
}
