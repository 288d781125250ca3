import API
import Compare
import Foundation
import Hummingbird
import Server
import Store

/// Watching the model of an app for drift.
struct DriftRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/studio/api/apps/{slug}/drift", "Tells whether an app's model is watched, and what the last check found."),
        .init(.post, "/studio/api/apps/{slug}/drift", "Watches an app's model: makes old pictures again and compares."),
        .init(.post, "/studio/api/apps/{slug}/drift/check", "Checks an app's model now."),
        .init(.delete, "/studio/api/apps/{slug}/drift", "Ends the watch of an app's model."),
    ]

    func add(to router: Router<EaselContext>) {
        router.get("/studio/api/apps/:slug/drift") { _, context in
            _ = try context.require(.viewer)
            return try Response.json(try await studio.drift(of: try await studio.app(context).slug))
        }
        router.post("/studio/api/apps/:slug/drift") { request, context in
            let visit = try context.require(.editor, changing: request)
            let slug = try await studio.app(context).slug
            let hours = try await studio.body(request) { Int(try $0.integer("hours", in: 1...8760) ?? 24) }
            _ = try await studio.driftService.watch(app: slug, hours: hours, for: visit.person.id)
            try await studio.note("app.watched", by: visit.person, subject: slug, detail: ["hours": .integer(Int64(hours))])
            return try Response.json(try await studio.drift(of: slug))
        }
        router.post("/studio/api/apps/:slug/drift/check") { request, context in
            _ = try context.require(.editor, changing: request)
            let slug = try await studio.app(context).slug
            guard let watch = try await studio.store.drift.watches(of: slug).first else {
                throw APIError.conflict("This app's model is not watched.")
            }
            _ = try await studio.driftService.check(watch)
            return try Response.json(try await studio.drift(of: slug))
        }
        router.delete("/studio/api/apps/:slug/drift") { request, context in
            let visit = try context.require(.editor, changing: request)
            let slug = try await studio.app(context).slug
            if try await studio.store.drift.end(slug) {
                try await studio.note("app.unwatched", by: visit.person, subject: slug, detail: [:])
            }
            return try Response.json(try await studio.drift(of: slug))
        }
    }
}

extension Studio {
    /// Apps whose model drew differently than before when it was last checked.
    func drifting() async throws -> [String] {
        let found = Set(try await store.drift.last(of: nil).filter(\.isDrift).map(\.watch))
        return try await store.drift.watches(of: nil).filter { found.contains($0.id) }.map(\.subject)
    }

    /// How an app's model is watched: `watched`, `hours`, `due`, and `last` with what was found.
    func drift(of slug: String) async throws -> JSONValue {
        guard let watch = try await store.drift.watches(of: slug).first else { return ["watched": .bool(false)] }
        let last = try await store.drift.last(of: slug).last
        return [
            "watched": .bool(true), "model": .string(watch.model), "hours": .integer(Int64(watch.hours)),
            "canaries": .integer(Int64(watch.canaries.count)), "due": .time(watch.due),
            "last": last.map {
                [
                    "checked": .integer(Int64($0.checked)), "changed": .integer(Int64($0.changed)), "drift": .bool($0.isDrift),
                    "sentence": .string($0.sentence), "created": .time($0.created),
                ]
            } ?? .null,
        ]
    }
}
