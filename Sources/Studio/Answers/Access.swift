import API
import Hummingbird
import Server
import Store

extension EaselContext {
    /// The visit of somebody of at least this role; throws `APIError.noSession` or `forbidden`.
    func require(_ role: Person.Role) throws -> Visit {
        guard let visit else { throw APIError.noSession }
        guard visit.person.role >= role else {
            throw APIError.forbidden(role == .owner ? "Only an owner may do this." : "A viewer may look, not change anything.")
        }
        return visit
    }

    /// The same for a request of a script that changes something: it has to carry the page's token.
    func require(_ role: Person.Role, changing request: Request) throws -> Visit {
        let visit = try require(role)
        guard let token = request.headers[.csrfToken], Signer.isEqual(token, visit.token) else { throw APIError.forgeryRefused }
        return visit
    }
}
