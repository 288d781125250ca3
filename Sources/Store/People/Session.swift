import Foundation

/// A browser in which somebody is signed in.
public struct Session: Sendable, Hashable {
    /// `ses-…`; not what the cookie carries.
    public var id: String
    /// Who is signed in.
    public var personID: String
    /// What the browser calls itself.
    public var agent: String?
    /// When it began.
    public var created: Date
    /// When it was last used, to the minute.
    public var lastSeen: Date
    /// When it ends unless it is used again.
    public var expires: Date
}

/// A session that was just begun, with the only sight of its secret.
public struct CreatedSession: Sendable {
    /// The session.
    public var session: Session
    /// What the cookie carries.
    public var secret: String
}
