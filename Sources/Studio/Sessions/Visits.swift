import Hummingbird
import Server
import Store

/// Finds out who is signed in, and signs people in and out.
struct Visits: VisitFinder {
    let sessions: any SessionRepository
    let signer: Signer

    /// A month without a visit ends a session.
    static let lifetime = Duration.seconds(30 * 86_400)

    func visit(_ request: Request) async throws -> Visit? {
        guard let cookie = Cookies.value(Cookies.session, in: request), let secret = signer.open(cookie, for: "session"),
            let (session, person) = try await sessions.find(secret, lifetime: Self.lifetime)
        else { return nil }
        return Visit(person: person, session: session, token: signer.mark(secret, for: "csrf"))
    }

    /// The cookie of a new session.
    func signIn(_ person: Person, agent: String?, isSecure: Bool) async throws -> String {
        let created = try await sessions.begin(person.id, agent: agent, lifetime: Self.lifetime)
        return Cookies.line(
            Cookies.session, signer.sign(created.secret, for: "session"), seconds: Int(Self.lifetime / .seconds(1)), isSecure: isSecure)
    }
}
