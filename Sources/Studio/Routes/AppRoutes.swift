import API
import Apps
import Foundation
import Hummingbird
import Registry
import Server
import Store

/// Apps in the studio: the list, the builder, drafts and versions.
struct AppRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/apps", "Lists the apps."),
        .init(.get, "/apps/{slug}", "Builds an app."),
        .init(.get, "/studio/api/apps", "Lists the apps."),
        .init(.post, "/studio/api/apps", "Makes an app, from a template, a file or nothing."),
        .init(.get, "/studio/api/apps/{slug}", "Tells of an app, its draft and what is wrong with it."),
        .init(.delete, "/studio/api/apps/{slug}", "Puts an app away."),
        .init(.post, "/studio/api/apps/{slug}/unarchive", "Takes an app back that was put away."),
        .init(.get, "/studio/api/apps/{slug}/draft", "Gives an app's draft."),
        .init(.put, "/studio/api/apps/{slug}/draft", "Keeps an app's draft."),
        .init(.get, "/studio/api/apps/{slug}/file", "Gives an app as a YAML file."),
        .init(.put, "/studio/api/apps/{slug}/slug", "Gives an app that was never published another name and link."),
        .init(.put, "/studio/api/apps/{slug}/password", "Sets the password that visitors need."),
        .init(.post, "/studio/api/apps/{slug}/publish", "Puts the draft in force."),
        .init(.get, "/studio/api/apps/{slug}/versions", "Lists an app's versions."),
        .init(.get, "/studio/api/apps/{slug}/versions/{number}", "Gives one version."),
        .init(.get, "/studio/api/apps/{slug}/versions/{number}/diff", "Tells what a version changed."),
        .init(.post, "/studio/api/apps/{slug}/versions/{number}/restore", "Puts an older version in force again."),
        .init(.post, "/studio/api/apps/{slug}/keys", "Makes a key that may use this app and nothing else."),
        .init(.post, "/studio/api/apps/preview-prompt", "Fills an app's templates in."),
        .init(.get, "/studio/api/templates", "Lists what apps can start from."),
        .init(.get, "/studio/api/symbols", "Lists the built-in drawings that may stand for an app."),
    ]

    func add(to router: Router<EaselContext>) {
        router.get("/apps") { request, context in
            let visit = try context.require(.viewer)
            var page = try studio.page(request, visit, title: "titles.apps")
            let apps = try await summaries(archived: visit.person.role >= .editor)
            page.script["apps"] = .array(try await listed(apps))
            studio.offerHelp(&page)
            page.values["matches"] =
                page.values["assist"] as? Bool == true && apps.contains { $0.definition != nil && $0.record.archived == nil }
            page.script["templates"] = .array(studio.templates)
            page.script["drifting"] = .array(try await studio.drifting().map { .string($0) })
            return try page.response("apps")
        }
        router.get("/apps/:slug") { request, context in try await builder(request, context) }
        router.get("/studio/api/templates") { _, context in
            _ = try context.require(.viewer)
            return try Response.json(ListObject(studio.templates))
        }
        router.get("/studio/api/symbols") { _, context in
            _ = try context.require(.viewer)
            return try Response.json(ListObject(IconSymbols.names))
        }
        router.get("/studio/api/apps") { _, context in
            _ = try context.require(.viewer)
            return try Response.json(ListObject(try await listed(try await summaries(archived: true))))
        }
        router.post("/studio/api/apps") { request, context in try await create(request, context) }
        router.get("/studio/api/apps/:slug") { _, context in
            _ = try context.require(.viewer)
            return try Response.json(try await full(try await studio.app(context)))
        }
        router.delete("/studio/api/apps/:slug") { request, context in try await archive(request, context, true) }
        router.post("/studio/api/apps/:slug/unarchive") { request, context in try await archive(request, context, false) }
        router.get("/studio/api/apps/:slug/file") { _, context in
            _ = try context.require(.viewer)
            let app = try await studio.app(context)
            let yaml = try studio.readable { try AppDefinition(json: try JSONValue.parse(Data(app.draft.utf8))).yaml }
            var response = Response.text(yaml, type: "application/yaml; charset=utf-8")
            response.headers[.contentDisposition] = "attachment; filename=\"\(app.slug).yaml\""
            return response
        }
        router.post("/studio/api/apps/preview-prompt") { request, context in try await preview(request, context) }
        AppVersionRoutes(studio: studio).add(to: router)
    }

    private func summaries(archived: Bool) async throws -> [AppSummary] {
        var found: [AppSummary] = []
        for record in try await studio.store.apps.apps(archived: archived) { found.append(try await AppSummary(record, studio.store)) }
        return found
    }

    /// The apps with a picture each: the newest of their own; until there is one, that of the template whose prompt they still have.
    private func listed(_ apps: [AppSummary]) async throws -> [JSONValue] {
        let state = try studio.look.state()
        var list: [JSONValue] = []
        for app in apps {
            guard case .object(var members) = app.json(studio.parts.registry) else { continue }
            let newest = try await studio.store.gallery.page(PictureQuery(app: app.record.slug), from: GalleryStart(), limit: 1)
            if let picture = newest.pictures.first {
                members["thumb"] = .string("/studio/api/pictures/\(picture.image.id)/thumb?w=480")
            } else if let start = state.starts.first(where: { $0.definition.prompt == app.prompt }), let thumb = start.thumb {
                members["thumb"] = .string("\(state.assets.base)/\(thumb)")
            }
            list.append(.object(members))
        }
        return list
    }

    private func builder(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.editor)
        let app = try await studio.app(context)
        var page = try studio.page(request, visit, title: "titles.apps")
        let summary = try await AppSummary(app, studio.store)
        page.title = summary.title
        if case .object(var members) = try await full(app) {
            members["definition"] = nil
            page.script.merge(members) { $1 }
        }
        page.script["link"] = .string("\(studio.origin(request))/a/\(app.slug)")
        studio.offerHelp(&page)
        return try page.response("builder")
    }

    /// An app with its draft and what is wrong with it.
    private func full(_ app: AppRecord) async throws -> JSONValue {
        let summary = try await AppSummary(app, studio.store)
        let problems = AppDefinition.draft(summary.draft).problems
        return [
            "app": summary.json(studio.parts.registry), "draft": summary.draft, "problems": .array(try problems.map(JSONValue.encoding)),
            "definition": summary.definition?.json ?? .null,
        ]
    }

    private func create(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.editor, changing: request)
        let (slug, title, template, given, yaml) = try await studio.body(request) { fields in
            (
                try fields.string("slug", limit: 40), try fields.string("title", limit: 200), try fields.string("template", limit: 60),
                fields.value("definition"), try fields.string("yaml", limit: AppDefinition.longestFile)
            )
        }
        var definition = try studio.readable { () throws -> AppDefinition in
            if let yaml { return try AppDefinition(text: yaml) }
            if let given { return try AppDefinition(json: given) }
            if let template {
                guard let found = studio.template(template) else {
                    throw APIError.notFound("There is no template '\(template)'.", param: "template")
                }
                return found
            }
            return AppDefinition(
                slug: "new-app", title: title ?? "New app", prompt: "", model: studio.parts.registry.standard ?? "")
        }
        if let title { definition.title = title }
        definition.slug = try await free(
            slug ?? (yaml == nil && given == nil ? Self.slug(definition.title) : definition.slug), isGiven: slug != nil)
        let text = String(decoding: definition.json.encoded(), as: UTF8.self)
        let app = try await studio.store.apps.create(definition.slug, draft: text)
        try await studio.note("app.made", by: visit.person, subject: app.slug, detail: template.map { ["template": .string($0)] })
        return try Response.json(try await full(app), status: .created)
    }

    private static func slug(_ title: String) -> String {
        let plain = title.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
        let words = plain.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let slug = String(words.joined(separator: "-").prefix(36))
        return slug.count >= 2 ? slug : "app-\(slug.isEmpty ? "1" : slug)"
    }

    /// The slug, or one like it that is free; one that was asked for is taken or refused.
    private func free(_ slug: String, isGiven: Bool) async throws -> String {
        if isGiven { return slug }
        var name = slug
        var number = 2
        while try await studio.store.apps.app(name) != nil {
            name = "\(slug)-\(number)"
            number += 1
        }
        return name
    }

    private func archive(_ request: Request, _ context: EaselContext, _ isArchived: Bool) async throws -> Response {
        let visit = try context.require(.editor, changing: request)
        let app = try await studio.store.apps.archive(try await studio.app(context).slug, isArchived)
        try await studio.note(isArchived ? "app.archived" : "app.unarchived", by: visit.person, subject: app.slug)
        studio.bell.ring(app.slug)
        return try Response.json(try await full(app))
    }

    private func preview(_ request: Request, _ context: EaselContext) async throws -> Response {
        _ = try context.require(.viewer, changing: request)
        let (given, inputs) = try await studio.body(request) { fields in
            (fields.value("definition") ?? [:], fields.value("inputs") ?? [:])
        }
        let (definition, problems) = AppDefinition.draft(given)
        var prompt: AppPrompt?
        if let definition, case .object(let values) = inputs { prompt = try? AppPrompt.preview(definition, values) }
        return try Response.json(
            [
                "prompt": prompt.map { .string($0.prompt) } ?? .null, "negative": prompt?.negative.map { .string($0) } ?? .null,
                "problems": .array(try problems.map(JSONValue.encoding)),
            ] as JSONValue)
    }
}
