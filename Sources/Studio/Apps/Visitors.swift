import API
import Foundation
import HTTPTypes
import Hummingbird
import Server

/// Who uses a published app: a random word that the server signed, in a cookie, so that a visitor sees their own pictures
/// and stays with the same model of a trial.
///
/// Whatever changes something has to bring the word in a header too, which only the app's own page can: another site cannot
/// have a visitor's browser draw. In a frame on another site browsers keep the cookie back; there the header alone does.
struct Visitors: Sendable {
    static let cookie = "easel_visitor"
    static let header = HTTPField.Name("x-easel-visitor")

    private let signer: Signer
    private static let lifetime = 365 * 86_400

    init(_ signer: Signer) { self.signer = signer }

    /// The visitor of a page, an old one or a new one, with what the page sends back and the cookie that is to be set.
    func welcome(_ request: Request, isSecure: Bool) -> (id: String, token: String, cookie: String?) {
        if let value = Cookies.value(Self.cookie, in: request), let id = signer.open(value, for: "visitor") { return (id, value, nil) }
        let id = "vis-" + Signer.random(12)
        let value = signer.sign(id, for: "visitor")
        return (id, value, Cookies.line(Self.cookie, value, seconds: Self.lifetime, isSecure: isSecure))
    }

    /// The visitor who asks to look at something of theirs: by header, by cookie, or by a `visitor` in the query, since
    /// pictures and event streams are asked for without headers.
    func reader(_ request: Request) throws -> String {
        let header = Self.header.flatMap { request.headers[$0] }
        let query = request.uri.queryParameters["visitor"].map { String($0) }
        for value in [header, query, Cookies.value(Self.cookie, in: request)] {
            if let id = value.flatMap({ signer.open($0, for: "visitor") }) { return id }
        }
        throw APIError.noSession
    }

    /// The visitor who changes something: by the header alone.
    func writer(_ request: Request) throws -> String {
        guard let id = Self.header.flatMap({ request.headers[$0] }).flatMap({ signer.open($0, for: "visitor") }) else {
            throw APIError.forgeryRefused
        }
        return id
    }
}
