import API
import Foundation
import Hummingbird
import Server
import Store

/// Signing in and out, one-time links, and one's own account: plain forms that work without scripts.
struct SignInRoutes: Sendable {
    let studio: Studio

    func add(to router: Router<EaselContext>) {
        router.get("/sign-in") { request, context in
            let next = LocalPath.checked(request.uri.queryParameters["next"].map { String($0) })
            if context.visit != nil { return Response.seeOther(next) }
            var page = try signInPage(request, next: next)
            // Before there is an owner nobody can sign in: the page says where the way in is.
            page.values["first"] = try await !studio.store.people.hasOwner()
            return try page.response("sign-in")
        }
        router.post("/sign-in") { request, context in try await signIn(request, context) }
        router.post("/sign-out") { request, context in
            let form = try await PlainForm.read(request)
            let visit = try context.require(.viewer)
            try FormToken(studio.signer).check(form["csrf"], request, visit: visit)
            _ = try await studio.store.sessions.end(visit.session.id, of: visit.person.id)
            var response = Response.seeOther("/sign-in")
            response.set(cookie: Cookies.line(Cookies.session, "", seconds: 0, isSecure: request.isSecure))
            return response
        }
        router.post("/language") { request, context in
            let form = try await PlainForm.read(request)
            try FormToken(studio.signer).check(form["csrf"], request, visit: context.visit)
            var response = Response.seeOther(LocalPath.checked(form["next"]))
            if let language = form["language"].flatMap(Language.init(rawValue:)) {
                response.set(
                    cookie: Cookies.line(Cookies.language, language.rawValue, seconds: 365 * 86_400, isSecure: request.isSecure))
            }
            return response
        }
        router.post("/account/password") { request, context in try await changePassword(request, context) }
    }

    private func signInPage(_ request: Request, next: String, name: String = "", error: String? = nil) throws -> Page {
        var page = try studio.page(request, nil, title: "titles.signIn")
        page.values["next"] = next
        page.values["name"] = name
        if let error { page.values["error"] = page.strings(error) }
        return page
    }

    private func signIn(_ request: Request, _ context: EaselContext) async throws -> Response {
        let form = try await PlainForm.read(request)
        try FormToken(studio.signer).check(form["csrf"], request, visit: nil)
        let next = LocalPath.checked(form["next"])
        let name = (form["name"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        let address = context.channel.remoteAddress?.ipAddress ?? "local"
        if let wait = studio.guesses.wait(name: name, address: address) {
            var page = try signInPage(request, next: next, name: name, error: "signIn.slow")
            page.values["wait"] = Int(wait.rounded(.up))
            var response = try page.response("sign-in", status: .tooManyRequests)
            response.headers[.retryAfter] = String(Int(wait.rounded(.up)))
            return response
        }
        // Counted before the hash is known: guesses that are sent all at once count too.
        studio.guesses.failed(name: name, address: address)
        let known = try await studio.store.people.credentials(name: name)
        guard try await studio.passwords.verify(form["password"] ?? "", known?.password), let person = known?.person else {
            studio.logger.notice("A sign-in failed.", metadata: ["address": "\(address)"])
            return try signInPage(request, next: next, name: name, error: "signIn.wrong").response("sign-in", status: .unauthorized)
        }
        studio.guesses.succeeded(name: name, address: address)
        try await studio.note("person.signed_in", by: person)
        return try await studio.welcome(person, request, to: next)
    }

    private func changePassword(_ request: Request, _ context: EaselContext) async throws -> Response {
        let form = try await PlainForm.read(request)
        let visit = try context.require(.viewer)
        try FormToken(studio.signer).check(form["csrf"], request, visit: visit)
        func answer(_ key: String, _ text: String, _ status: HTTPResponse.Status) async throws -> Response {
            var page = try await studio.account(request, visit)
            page.values[key] = page.strings(text)
            return try page.response("account", status: status)
        }
        let address = context.channel.remoteAddress?.ipAddress ?? "local"
        let name = visit.person.name
        if studio.guesses.wait(name: name, address: address) != nil { return try await answer("error", "signIn.slow", .tooManyRequests) }
        studio.guesses.failed(name: name, address: address)
        let hash = try await studio.store.people.password(of: visit.person.id)
        guard try await studio.passwords.verify(form["current"] ?? "", hash) else {
            return try await answer("error", "signIn.wrong", .unauthorized)
        }
        studio.guesses.succeeded(name: name, address: address)
        do {
            let new = try await studio.passwords.hash(form["password"] ?? "")
            try await studio.store.people.setPassword(new, of: visit.person.id, keeping: visit.session.id)
        } catch let error as APIError where error.code == "weak_password" {
            return try await answer("error", "password.short", .badRequest)
        }
        try await studio.note("person.password_changed", by: visit.person, subject: visit.person.id)
        return try await answer("done", "account.changed", .ok)
    }
}

extension Studio {
    /// Signs a person in and sends the browser on.
    func welcome(_ person: Person, _ request: Request, to next: String) async throws -> Response {
        var response = Response.seeOther(next)
        response.set(cookie: try await visits.signIn(person, agent: request.headers[.userAgent], isSecure: isSecure(request)))
        return response
    }

    /// Whether cookies may be kept to https.
    func isSecure(_ request: Request) -> Bool { request.isSecure || parts.settings.server.publicURL?.hasPrefix("https://") == true }

    /// Writes to the audit log.
    func note(_ action: String, by person: Person?, subject: String? = nil, detail: JSONValue? = nil) async throws {
        try await store.audit.add(AuditEntry(action, by: person, subject: subject, detail: detail))
    }
}
