import API
import Apps
import Foundation
import Hummingbird
import Server
import Store

/// An app's draft, its versions, its password and its keys.
struct AppVersionRoutes: Sendable {
    let studio: Studio

    func add(to router: Router<EaselContext>) {
        router.get("/studio/api/apps/:slug/draft") { _, context in
            _ = try context.require(.viewer)
            return try Response.json(try draft(try await studio.app(context)))
        }
        router.put("/studio/api/apps/:slug/draft") { request, context in
            _ = try context.require(.editor, changing: request)
            let app = try await studio.app(context)
            let given = try await studio.body(request) { $0.value("draft") }
            guard case .object(var members)? = given else { throw APIError.missing("draft") }
            // An app keeps its address: links, keys and installed pages hang on it.
            members["slug"] = .string(app.slug)
            let text = String(decoding: JSONValue.object(members).encoded(), as: UTF8.self)
            guard text.utf8.count <= AppDefinition.longestFile else { throw APIError.tooLarge("The app is over 4 MB.", param: "draft") }
            return try Response.json(try draft(try await studio.store.apps.saveDraft(app.slug, text)))
        }
        router.put("/studio/api/apps/:slug/slug") { request, context in
            let visit = try context.require(.editor, changing: request)
            let app = try await studio.app(context)
            guard let name = try await studio.body(request, { try $0.string("slug", limit: 100) }) else { throw APIError.missing("slug") }
            let renamed = try await studio.apps.rename(app.slug, to: name)
            try await studio.note("app.renamed", by: visit.person, subject: renamed.slug, detail: ["from": .string(app.slug)])
            return try Response.json(try draft(renamed))
        }
        router.put("/studio/api/apps/:slug/password") { request, context in
            let visit = try context.require(.editor, changing: request)
            let app = try await studio.app(context)
            let password = try await studio.body(request) { try $0.string("password", limit: 512) }
            let hash: String?
            if let password, !password.isEmpty { hash = try await studio.passwords.hash(visitors: password) } else { hash = nil }
            try await studio.store.apps.setPassword(app.slug, hash: hash)
            try await studio.note("app.password", by: visit.person, subject: app.slug, detail: ["set": .bool(hash != nil)])
            studio.bell.ring(app.slug)
            return try Response.json(["has_password": hash != nil])
        }
        router.post("/studio/api/apps/:slug/publish") { request, context in
            let visit = try context.require(.editor, changing: request)
            let app = try await studio.app(context)
            let note = try await studio.body(request) { try $0.string("note", limit: 1000) ?? "" }
            let version = try await studio.readable { try await studio.apps.publish(app.slug, note: note, author: visit.person.name) }
            return try await published(version, visit, "app.published")
        }
        router.post("/studio/api/apps/:slug/versions/:number/restore") { request, context in
            let visit = try context.require(.editor, changing: request)
            let old = try await version(context)
            let version = try await studio.readable {
                try await studio.apps.restore(old.app, version: old.number, author: visit.person.name)
            }
            return try await published(version, visit, "app.restored")
        }
        router.get("/studio/api/apps/:slug/versions") { _, context in
            _ = try context.require(.viewer)
            let app = try await studio.app(context)
            return try Response.json(ListObject(try await studio.store.apps.versions(app.slug).map(Self.json)))
        }
        router.get("/studio/api/apps/:slug/versions/:number") { _, context in
            _ = try context.require(.viewer)
            let version = try await version(context)
            guard case .object(var members) = Self.json(version) else { throw APIError.internalError }
            members["definition"] = try JSONValue.parse(Data(version.definition.utf8))
            return try Response.json(JSONValue.object(members))
        }
        router.get("/studio/api/apps/:slug/versions/:number/diff") { request, context in try await diff(request, context) }
        router.post("/studio/api/apps/:slug/keys") { request, context in try await makeKey(request, context) }
    }

    private func draft(_ app: AppRecord) throws -> JSONValue {
        let draft = try JSONValue.parse(Data(app.draft.utf8))
        return [
            "draft": draft, "problems": .array(try AppDefinition.draft(draft).problems.map(JSONValue.encoding)),
            "updated": .time(app.updated),
        ]
    }

    private func published(_ version: AppVersion, _ visit: Visit, _ action: String) async throws -> Response {
        try await studio.note(action, by: visit.person, subject: version.app, detail: ["version": .integer(Int64(version.number))])
        studio.bell.ring(version.app)
        return try Response.json(Self.json(version), status: .created)
    }

    private func version(_ context: EaselContext) async throws -> AppVersion {
        let app = try await studio.app(context)
        guard let number = Int(try context.parameters.require("number")),
            let version = try await studio.store.apps.version(app.slug, number)
        else { throw APIError.notFound("There is no such version.", param: "number") }
        return version
    }

    private func diff(_ request: Request, _ context: EaselContext) async throws -> Response {
        _ = try context.require(.viewer)
        let version = try await version(context)
        var query = try Query(request)
        let against = try query.string("against") ?? String(version.number - 1)
        try query.finish()
        let earlier: String
        if against == "draft" {
            earlier = try await studio.app(context).draft
        } else if let number = Int(against), let found = try await studio.store.apps.version(version.app, number) {
            earlier = found.definition
        } else if against == "0" {
            earlier = "{}"
        } else {
            throw APIError.notFound("There is no version '\(against.prefix(20))'.", param: "against")
        }
        let (old, new) = (try JSONValue.parse(Data(earlier.utf8)), try JSONValue.parse(Data(version.definition.utf8)))
        // A draft is what comes next, so the version is what was.
        let diff = against == "draft" ? AppDiff(from: new, to: old) : AppDiff(from: old, to: new)
        return try Response.json(["object": "list", "data": diff.json] as JSONValue)
    }

    private func makeKey(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.owner, changing: request)
        let app = try await studio.app(context)
        let name = try await studio.body(request) { try $0.string("name", limit: 100) } ?? "\(app.slug) app"
        let made = try await studio.store.keys.create(NewKey(name: name, models: ["app:\(app.slug)"], owner: visit.person.id))
        try await studio.note(
            "key.made", by: visit.person, subject: made.key.id, detail: ["app": .string(app.slug), "name": .string(name)])
        return try Response.json(
            ["id": .string(made.key.id), "name": .string(name), "key": .string(made.secret)] as JSONValue, status: .created)
    }

    static func json(_ version: AppVersion) -> JSONValue {
        [
            "number": .integer(Int64(version.number)), "note": .string(version.note), "author": version.author.map { .string($0) } ?? .null,
            "created": .time(version.created),
        ]
    }
}
