import Hummingbird
import Store

/// Somebody who is signed in, and the session by which it is known.
public struct Visit: Sendable {
    /// Who.
    public var person: Person
    /// The session.
    public var session: Session
    /// What requests that change something have to carry beside the cookie.
    public var token: String

    /// A visit of `person`.
    public init(person: Person, session: Session, token: String) {
        self.person = person
        self.session = session
        self.token = token
    }
}

/// Finds out by a request's cookie who is signed in.
public protocol VisitFinder: Sendable {
    /// The visit; `nil` without a cookie or with one that is not good.
    func visit(_ request: Request) async throws -> Visit?
}
