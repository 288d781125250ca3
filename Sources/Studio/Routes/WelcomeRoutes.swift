import API
import Foundation
import Hummingbird
import Server
import Store

/// One-time links: the first owner's, invitations, new passwords.
struct WelcomeRoutes: Sendable {
    let studio: Studio

    func add(to router: Router<EaselContext>) {
        router.get("/welcome/:token") { request, context in
            let token = try context.parameters.require("token")
            return try await page(request, token, try await invitation(token)).response("welcome")
        }
        router.post("/welcome/:token") { request, context in try await accept(request, context) }
    }

    private func invitation(_ token: String) async throws -> Invitation {
        guard let found = try await studio.store.people.invitation(secret: token) else {
            throw APIError.notFound("This link was used, taken back, or is too old. Ask for a new one.")
        }
        return found
    }

    private func page(_ request: Request, _ token: String, _ invitation: Invitation, name: String = "", error: String? = nil)
        async throws -> Page
    {
        var page = try studio.page(request, nil, title: "titles.welcome")
        page.values["token"] = token
        page.values["kind"] = [invitation.kind.rawValue: true]
        page.values["role"] = invitation.role.rawValue
        page.values["name"] = try await known(invitation) ?? name
        if let error { page.values["error"] = page.strings(error) }
        return page
    }

    /// The name of the person whose password is set anew.
    private func known(_ invitation: Invitation) async throws -> String? {
        guard let id = invitation.personID else { return nil }
        return try await studio.store.people.person(id).name
    }

    private func accept(_ request: Request, _ context: EaselContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let form = try await PlainForm.read(request)
        try FormToken(studio.signer).check(form["csrf"], request, visit: nil)
        let invitation = try await invitation(token)
        let name = try await known(invitation) ?? form["name"] ?? ""
        func again(_ text: String, _ status: HTTPResponse.Status) async throws -> Response {
            try await page(request, token, invitation, name: name, error: text).response("welcome", status: status)
        }
        do {
            _ = try PersonName.checked(name)
            let hash = try await studio.passwords.hash(form["password"] ?? "")
            let person = try await studio.store.people.accept(token, name: name, password: hash)
            try await studio.note(
                invitation.kind == .reset ? "person.password_reset" : "person.joined", by: person, subject: person.id,
                detail: ["role": .string(person.role.rawValue)])
            return try await studio.welcome(person, request, to: "/")
        } catch let error as APIError {
            switch error.code {
            case "invalid_name": return try await again("name.bad", .badRequest)
            case "weak_password": return try await again("password.short", .badRequest)
            case "conflict": return try await again("name.taken", .conflict)
            default: throw error
            }
        }
    }
}
