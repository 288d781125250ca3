import API
import Foundation
import Hummingbird
import Server
import Store

/// Who changed what: the page and its JSON.
struct AuditRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/studio/api/audit", "Lists who changed what, newest first.")
    ]

    private static let onPage = 100

    func add(to router: Router<EaselContext>) {
        router.get("/audit") { request, context in try await page(request, context) }
        router.get("/studio/api/audit") { request, context in
            _ = try context.require(.owner)
            var query = try Query(request)
            let before = try query.integer("before", in: 0...Int64.max)
            let limit = try query.integer("limit", in: 1...500) ?? Self.onPage
            let subject = try query.string("subject")
            try query.finish()
            let found = try await studio.store.audit.list(before: before.map(Int64.init), limit: limit + 1, subject: subject)
            var list = ListObject(found.prefix(limit).map(Self.json))
            list.hasMore = found.count > limit
            list.lastID = found.prefix(limit).last.map { String($0.id) }
            return try Response.json(list)
        }
    }

    private func page(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.owner)
        var query = try Query(request)
        let before = try query.integer("before", in: 0...Int64.max)
        try query.finish()
        var page = try studio.page(request, visit, title: "titles.audit")
        let strings = page.strings
        let found = try await studio.store.audit.list(before: before.map(Int64.init), limit: Self.onPage + 1, subject: nil)
        page.values["entries"] = found.prefix(Self.onPage).map { entry in
            [
                "at": strings.time(entry.at), "atISO": entry.at.formatted(.iso8601), "who": entry.name ?? strings("audit.commandLine"),
                "action": entry.action, "actionText": strings.text("audit.\(entry.action)") ?? entry.action,
                "subject": Self.name(entry.subject), "detail": entry.detail.map(Self.words) ?? "",
            ] as [String: Any]
        }
        if found.count > Self.onPage { page.values["older"] = "/audit?before=\(found[Self.onPage - 1].id)" }
        return try page.response("audit")
    }

    /// What an entry is about, where that is a name: an id of a person, an invitation or a board tells nobody anything.
    private static func name(_ subject: String?) -> String {
        guard let subject, subject.wholeMatch(of: /[a-z]{3,}-[0-9a-z]{24,}/) == nil else { return "" }
        return subject
    }

    /// Details in one line: `role editor, note "for Ann"`.
    private static func words(_ detail: JSONValue) -> String {
        guard case .object(let members) = detail else { return String(decoding: detail.encoded(), as: UTF8.self) }
        return members.sorted { $0.key < $1.key }.compactMap { key, value in
            switch value {
            case .null: nil
            case .string(let text): "\(key.replacing("_", with: " ")): \(text)"
            default: "\(key.replacing("_", with: " ")): \(String(decoding: value.encoded(), as: UTF8.self))"
            }
        }.joined(separator: ", ")
    }

    private static func json(_ entry: AuditEntry) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        return [
            "id": .integer(entry.id), "at": .integer(Int64(entry.at.timeIntervalSince1970)), "person": text(entry.personID),
            "name": text(entry.name), "action": .string(entry.action), "subject": text(entry.subject), "detail": entry.detail ?? .null,
        ]
    }
}
