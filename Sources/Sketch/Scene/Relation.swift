/// Where one thing stands to another: "a dog right of a teddy bear".
public struct Relation: Codable, Sendable, Equatable {
    /// The `Thing.id` of what is placed.
    public var subject: Int
    /// How it is placed.
    public var kind: Kind
    /// The `Thing.id` of what it is placed by.
    public var object: Int
    /// The second thing of `between`.
    public var other: Int?

    /// `subject` placed by `object` in the way of `kind`.
    public init(_ subject: Int, _ kind: Kind, _ object: Int, and other: Int? = nil) {
        self.subject = subject
        self.kind = kind
        self.object = object
        self.other = other
    }

    /// The relations that the reader knows and the layout honours.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case leftOf = "left_of"
        case rightOf = "right_of"
        case above, below, on, under, behind, inside, around, between
        case inFrontOf = "in_front_of"
        case nextTo = "next_to"
        /// Held or carried by a person or an animal; drawn at the hand.
        case heldBy = "held_by"
        /// Worn by; drawn at the head or the body.
        case wornBy = "worn_by"
    }
}
