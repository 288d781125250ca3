import API
import Foundation
import Hummingbird
import Server
import Store

/// Who may sign in: the page and its JSON.
struct PeopleRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.post, "/studio/api/invitations", "Makes an invitation's link."),
        .init(.delete, "/studio/api/invitations/{id}", "Takes an invitation back."),
        .init(.patch, "/studio/api/people/{id}", "Changes a role, or shuts somebody out."),
        .init(.post, "/studio/api/people/{id}/reset", "Makes a link that sets a new password."),
        .init(.delete, "/studio/api/sessions/{id}", "Signs one of one's own browsers out."),
    ]

    func add(to router: Router<EaselContext>) {
        router.get("/people") { request, context in try await page(request, context) }
        router.post("/studio/api/invitations") { request, context in try await invite(request, context) }
        router.delete("/studio/api/invitations/:id") { request, context in
            let visit = try context.require(.owner, changing: request)
            let id = try context.parameters.require("id")
            guard try await studio.store.people.withdraw(id) else { throw APIError.notFound("There is no such invitation.", param: "id") }
            try await studio.note("person.uninvited", by: visit.person, subject: id)
            return try Response.json(["deleted": true])
        }
        router.patch("/studio/api/people/:id") { request, context in try await change(request, context) }
        router.post("/studio/api/people/:id/reset") { request, context in
            let visit = try context.require(.owner, changing: request)
            let person = try await studio.store.people.person(try context.parameters.require("id"))
            let new = NewInvitation(
                .reset, role: person.role, personID: person.id, makerID: visit.person.id, lifetime: .seconds(86_400))
            let made = try await studio.store.people.invite(new)
            try await studio.note("person.reset_sent", by: visit.person, subject: person.id, detail: ["name": .string(person.name)])
            return try link(made, request)
        }
        router.delete("/studio/api/sessions/:id") { request, context in
            let visit = try context.require(.viewer, changing: request)
            guard try await studio.store.sessions.end(try context.parameters.require("id"), of: visit.person.id) else {
                throw APIError.notFound("There is no such session.", param: "id")
            }
            return try Response.json(["deleted": true])
        }
    }

    private func page(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.owner)
        var page = try studio.page(request, visit, title: "titles.people")
        let people = try await studio.store.people.list()
        let names = Dictionary(people.map { ($0.id, $0.name) }) { $1 }
        let strings = page.strings
        page.values["people"] = people.map { person in
            [
                "id": person.id, "name": person.name, "role": person.role.rawValue, "roleText": strings("roles.\(person.role.rawValue)"),
                "created": strings.day(person.created), "seen": person.lastSeen.map(strings.time) ?? "",
                "disabled": person.disabled != nil, "isSelf": person.id == visit.person.id, "isOwner": person.role == .owner,
            ] as [String: Any]
        }
        let invitations = try await studio.store.people.invitations()
        page.values["invitations"] = invitations.map { invitation in
            [
                "id": invitation.id, "role": invitation.role.rawValue, "roleText": strings("roles.\(invitation.role.rawValue)"),
                "note": invitation.note ?? "", "created": strings.day(invitation.created), "expires": strings.time(invitation.expires),
                "by": invitation.makerID.flatMap { names[$0] } ?? "", "isReset": invitation.kind == .reset,
                "person": invitation.personID.flatMap { names[$0] } ?? "",
            ] as [String: Any]
        }
        page.script["people"] = .array(people.map(Self.json))
        return try page.response("people")
    }

    private func invite(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.owner, changing: request)
        let (role, note) = try await studio.json.read(request) { fields in
            var fields = fields
            let role = try fields.choice("role", of: Person.Role.self) ?? .viewer
            let note = try fields.string("note", limit: 200)
            try fields.finish()
            return (role, note)
        }
        let made = try await studio.store.people.invite(NewInvitation(.invite, role: role, note: note, makerID: visit.person.id))
        try await studio.note(
            "person.invited", by: visit.person, subject: made.invitation.id,
            detail: ["role": .string(role.rawValue), "note": note.map { .string($0) } ?? .null])
        return try link(made, request)
    }

    private func change(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.owner, changing: request)
        let id = try context.parameters.require("id")
        let (role, disabled) = try await studio.json.read(request) { fields in
            var fields = fields
            let wanted = (try fields.choice("role", of: Person.Role.self), try fields.bool("disabled"))
            try fields.finish()
            return wanted
        }
        let person = try await studio.store.people.change(id, role: role, isDisabled: disabled)
        var detail: [String: JSONValue] = ["name": .string(person.name)]
        if let role { detail["role"] = .string(role.rawValue) }
        if let disabled { detail["disabled"] = .bool(disabled) }
        try await studio.note("person.changed", by: visit.person, subject: id, detail: .object(detail))
        return try Response.json(Self.json(person))
    }

    private func link(_ made: CreatedInvitation, _ request: Request) throws -> Response {
        try Response.json(
            [
                "id": .string(made.invitation.id), "link": .string("\(studio.origin(request))/welcome/\(made.secret)"),
                "expires": .integer(Int64(made.invitation.expires.timeIntervalSince1970)),
            ] as JSONValue, status: .created)
    }

    static func json(_ person: Person) -> JSONValue {
        [
            "id": .string(person.id), "name": .string(person.name), "role": .string(person.role.rawValue),
            "created": .integer(Int64(person.created.timeIntervalSince1970)),
            "seen": person.lastSeen.map { .integer(Int64($0.timeIntervalSince1970)) } ?? .null, "disabled": .bool(person.disabled != nil),
        ]
    }
}

extension Studio {
    /// What links to this server begin with.
    func origin(_ request: Request) -> String {
        if let url = parts.settings.server.publicURL { return url.hasSuffix("/") ? String(url.dropLast()) : url }
        return "\(request.isSecure ? "https" : "http")://\(request.head.authority ?? "127.0.0.1:\(parts.settings.server.port)")"
    }
}
