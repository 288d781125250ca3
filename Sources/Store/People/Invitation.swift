import Foundation

/// A link that lets somebody in once: its secret is in the link, here is only what it allows.
public struct Invitation: Sendable, Hashable {
    /// `inv-…`.
    public var id: String
    /// What following it does.
    public var kind: Kind
    /// The role that it gives.
    public var role: Person.Role
    /// Whose password it sets anew; only of a reset.
    public var personID: String?
    /// For whom it was made, in its maker's words.
    public var note: String?
    /// The id of the person who made it; `nil` for one made at the command line.
    public var makerID: String?
    /// When it was made.
    public var created: Date
    /// When it ends.
    public var expires: Date

    /// What following a link does.
    public enum Kind: String, Sendable, Codable {
        /// Makes the first owner; good only while there is none.
        case owner
        /// Makes a person.
        case invite
        /// Sets a person's password anew.
        case reset
    }
}

/// What a new invitation is given.
public struct NewInvitation: Sendable {
    /// What following it does.
    public var kind: Invitation.Kind
    /// The role that it gives.
    public var role: Person.Role
    /// Whose password it sets anew; only of a reset.
    public var personID: String?
    /// For whom it is.
    public var note: String?
    /// The person who makes it.
    public var makerID: String?
    /// How long it is good.
    public var lifetime: Duration

    /// An invitation that is good for a week.
    public init(
        _ kind: Invitation.Kind, role: Person.Role, personID: String? = nil, note: String? = nil, makerID: String? = nil,
        lifetime: Duration = .seconds(7 * 86_400)
    ) {
        self.kind = kind
        self.role = role
        self.personID = personID
        self.note = note
        self.makerID = makerID
        self.lifetime = lifetime
    }
}

/// An invitation that was just made, with the only sight of its secret.
public struct CreatedInvitation: Sendable {
    /// The invitation.
    public var invitation: Invitation
    /// What its link ends with.
    public var secret: String
}
