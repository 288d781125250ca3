import API
import Hummingbird
import Server

/// The token in forms of pages without a session: a mark of a random cookie, so that another site, which can neither read
/// nor set that cookie, cannot have the form sent.
struct FormToken {
    private let signer: Signer

    init(_ signer: Signer) { self.signer = signer }

    /// The token for a page, and the cookie that goes with it where the browser has none.
    func issue(_ request: Request) -> (token: String, cookies: [String]) {
        if let value = Cookies.value(Cookies.form, in: request), value.utf8.count == 24 { return (signer.mark(value, for: "form"), []) }
        let value = Signer.random(18)
        return (
            signer.mark(value, for: "form"), [Cookies.line(Cookies.form, value, seconds: nil, isSecure: request.isSecure)]
        )
    }

    /// Throws `APIError.forgeryRefused` unless `token` is the one that a page of ours gave this browser.
    func check(_ token: String?, _ request: Request, visit: Visit?) throws {
        let wanted = visit?.token ?? Cookies.value(Cookies.form, in: request).map { signer.mark($0, for: "form") }
        guard let token, let wanted, Signer.isEqual(token, wanted) else { throw APIError.forgeryRefused }
    }
}
