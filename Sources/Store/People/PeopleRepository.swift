import Foundation

/// The people of an installation, and the links by which they come in.
public protocol PeopleRepository: Sendable {
    /// Everybody, those who were shut out too, in the order in which they joined.
    func list() async throws -> [Person]

    /// The person with this id or name; throws `APIError.notFound`.
    func person(_ idOrName: String) async throws -> Person

    /// Whether there is an owner who may sign in.
    func hasOwner() async throws -> Bool

    /// The person with this name who may sign in, with the hash of the password.
    func credentials(name: String) async throws -> (person: Person, password: String)?

    /// The hash of a person's password.
    func password(of id: String) async throws -> String?

    /// Sets the hash of a person's password and ends their sessions, but for one.
    func setPassword(_ hash: String, of id: String, keeping session: String?) async throws

    /// Changes a role or shuts somebody out; throws `APIError.conflict` where no owner would be left. A person who is shut
    /// out is signed out.
    func change(_ id: String, role: Person.Role?, isDisabled: Bool?) async throws -> Person

    /// Makes an invitation. One for the first owner replaces those made before.
    func invite(_ new: NewInvitation) async throws -> CreatedInvitation

    /// The invitations that are still good, newest first.
    func invitations() async throws -> [Invitation]

    /// Takes an invitation back; false where there is none.
    func withdraw(_ id: String) async throws -> Bool

    /// The good invitation with this secret.
    func invitation(secret: String) async throws -> Invitation?

    /// Uses an invitation up: makes its person, or sets the password that it resets. Throws `APIError.notFound` for one
    /// that is no longer good and `conflict` for a name that is taken.
    func accept(_ secret: String, name: String, password: String) async throws -> Person
}

/// Who is signed in where.
public protocol SessionRepository: Sendable {
    /// Signs a person in.
    func begin(_ personID: String, agent: String?, lifetime: Duration) async throws -> CreatedSession

    /// The session with this secret and its person, where both are good; its end moves on by `lifetime`.
    func find(_ secret: String, lifetime: Duration) async throws -> (session: Session, person: Person)?

    /// A person's sessions, the last used first.
    func list(of personID: String) async throws -> [Session]

    /// Ends one session of a person; false where there is none.
    func end(_ id: String, of personID: String) async throws -> Bool
}
