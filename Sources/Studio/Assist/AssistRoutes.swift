import API
import Apps
import Foundation
import Hummingbird
import Registry
import Server
import Store

/// What text models do for the pages. Each route says with `estimate` what it would cost instead of doing it.
struct AssistRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.post, "/studio/api/assist/improve", "Has a text model write a better prompt."),
        .init(.post, "/studio/api/assist/alt", "Has a text model write a picture's alt text."),
        .init(.post, "/studio/api/assist/brief", "Fills a draft's fields from a brief."),
        .init(.post, "/studio/api/assist/route", "Finds the published apps that fit a request."),
        .init(.post, "/a/{slug}/brief", "Fills an app's fields from a visitor's brief, where the app allows it.", isOpen: true),
    ]

    private var assistant: Assistant { studio.assistant }

    func add(to router: Router<EaselContext>) {
        router.post("/studio/api/assist/improve") { request, context in try await improve(request, context) }
        router.post("/studio/api/assist/alt") { request, context in try await describe(request, context) }
        router.post("/studio/api/assist/brief") { request, context in try await fill(request, context) }
        router.post("/studio/api/assist/route") { request, context in try await find(request, context) }
        router.post("/a/:slug/brief") { request, context in try await fillPublished(request, context) }
    }

    /// Does work that ends when its page leaves.
    private func following(_ context: EaselContext, _ work: @escaping @Sendable () async throws -> Response) async throws -> Response {
        try await studio.parts.departures.cancelling(with: context.channel, work)
    }

    private func improve(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.editor, changing: request)
        let (prompt, name, estimates) = try await studio.body(request) { fields in
            guard let prompt = try fields.string("prompt", limit: PromptImprover.longest * 4) else { throw APIError.missing("prompt") }
            return (prompt, try fields.string("model", limit: 256), try fields.bool("estimate") ?? false)
        }
        guard prompt.count <= PromptImprover.longest else {
            throw APIError.invalid(
                "At most \(PromptImprover.longest) characters are improved; this prompt has \(prompt.count).", param: "prompt",
                code: "string_above_max_length")
        }
        guard estimates || !prompt.allSatisfy(\.isWhitespace) else {
            throw APIError.invalid("There is no prompt to improve.", param: "prompt", code: "empty_string")
        }
        let model = try assistant.required()
        let drawer = try? studio.parts.registry.resolve(name).model.info
        let question = PromptImprover.question(prompt, for: drawer)
        if estimates { return try Response.json(Assistant.estimate([question], model)) }
        return try await following(context) {
            let better = try await assistant.ask(question, of: model, for: .person(visit.person.id)) {
                try PromptImprover.read($0, of: prompt)
            }
            let steps = WordDiff.steps(prompt, better.value.prompt)
            return try Response.json(
                better.json([
                    "prompt": .string(better.value.prompt), "why": .string(better.value.why),
                    "words": .array(steps.map { ["op": .string($0.kind.rawValue), "text": .string($0.text)] }),
                ]))
        }
    }

    private func describe(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.editor, changing: request)
        let (id, count, replacing) = try await studio.body(request) { fields in
            (
                try fields.string("picture", limit: 64), try fields.integer("estimate", in: 1...10_000),
                try fields.bool("replace") ?? false
            )
        }
        let language = Language.choose(cookie: Cookies.value(Cookies.language, in: request), header: request.headers[.acceptLanguage])
        if let count {
            let question = AltTextWriter.question([], language: language.name)
            return try Response.json(
                Assistant.estimate(Array(repeating: question, count: Int(count)), try assistant.required(seeing: true)))
        }
        guard let id else { throw APIError.missing("picture") }
        await studio.parts.service.drain()
        guard let image = try await studio.store.gallery.picture(id)?.image else {
            throw APIError.notFound("There is no such picture.", param: "picture")
        }
        return try await following(context) {
            let written = try await studio.describe(image, language: language.name, for: .person(visit.person.id), replacing: replacing)
            return try Response.json(
                written.json(["alt": .string(written.value.text), "alt_by": written.value.author.map { .string($0) } ?? .null]))
        }
    }

    private func fill(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.editor, changing: request)
        let (given, brief, estimates) = try await studio.body(request) { fields in
            (fields.value("definition") ?? [:], try BriefReader.taken(&fields), try fields.bool("estimate") ?? false)
        }
        guard let app = AppDefinition.draft(given).definition else {
            throw APIError.invalid("The draft cannot be read yet.", param: "definition", code: "invalid_app")
        }
        let model = try assistant.required()
        let question = BriefReader.question(brief, for: app)
        if estimates { return try Response.json(Assistant.estimate([question], model)) }
        return try await following(context) {
            let filled = try await assistant.ask(question, of: model, for: .person(visit.person.id)) { try BriefReader.read($0, for: app) }
            return try Response.json(filled.json(app, showsCost: true))
        }
    }

    private func fillPublished(_ request: Request, _ context: EaselContext) async throws -> Response {
        let app = try await studio.openApp(request, context)
        let visitor = try Visitors(studio.signer).writer(request)
        guard app.definition.rules.brief else { throw APIError.notFound("This app reads no briefs.", param: "slug") }
        let brief = try await studio.body(request) { try BriefReader.taken(&$0) }
        let model = try assistant.required()
        let question = BriefReader.question(brief, for: app.definition)
        let charge = AppCharge(app: app.slug, version: app.record.published ?? 0, visitor: visitor)
        return try await following(context) {
            let filled = try await assistant.ask(question, of: model, for: .app(charge)) { try BriefReader.read($0, for: app.definition) }
            return try Response.json(filled.json(app.definition, showsCost: false))
        }
    }

    private func find(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.viewer, changing: request)
        let (text, estimates) = try await studio.body(request) { fields in
            (try fields.string("text", limit: AppMatcher.longest * 4) ?? "", try fields.bool("estimate") ?? false)
        }
        let asked = PlainText.clean(text, keepsLines: false)
        guard !asked.isEmpty else { throw APIError.missing("text") }
        guard asked.count <= AppMatcher.longest else {
            throw APIError.invalid(
                "At most \(AppMatcher.longest) characters are read.", param: "text", code: "string_above_max_length")
        }
        let model = try assistant.required()
        let apps = AppMatcher.candidates(try await studio.openDefinitions(), for: asked)
        guard !apps.isEmpty else { throw APIError.conflict("There is no published app yet.") }
        let question = AppMatcher.question(asked, among: apps)
        if estimates { return try Response.json(Assistant.estimate([question], model)) }
        return try await following(context) {
            let found = try await assistant.ask(question, of: model, for: .person(visit.person.id)) { try AppMatcher.read($0, among: apps) }
            let list = found.value.compactMap { match -> JSONValue? in
                guard let app = apps.first(where: { $0.slug == match.slug }) else { return nil }
                let shown = app.inputs.compactMap { input in
                    match.filled.values[input.id].map { ["label": .string(input.label), "value": .string($0.plain)] as JSONValue }
                }
                return [
                    "slug": .string(app.slug), "title": .string(app.title), "icon": .string(app.icon), "reason": .string(match.reason),
                    "inputs": .array(shown), "link": .string(AppMatcher.link(app, match.filled.values)),
                ]
            }
            return try Response.json(found.json(["apps": .array(list)]))
        }
    }
}

extension Studio {
    /// The definitions in force of all published apps.
    func openDefinitions() async throws -> [AppDefinition] {
        var found: [AppDefinition] = []
        for record in try await store.apps.apps(archived: false) {
            if let definition = try await AppSummary(record, store).definition { found.append(definition) }
        }
        return found
    }
}
