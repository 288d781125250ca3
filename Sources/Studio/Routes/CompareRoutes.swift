import API
import Compare
import Foundation
import Hummingbird
import Registry
import Server
import Store

/// Comparisons: their pages, making them, and their way.
struct CompareRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/comparisons", "Lists the comparisons."),
        .init(.get, "/comparisons/new", "Makes a comparison."),
        .init(.get, "/comparisons/{id}", "Shows a comparison: its way, its verdict, its pictures."),
        .init(.post, "/studio/api/comparisons", "Makes a comparison and begins it."),
        .init(.post, "/studio/api/comparisons/estimate", "Says what a comparison would cost."),
        .init(.get, "/studio/api/comparisons/{id}", "Tells how far a comparison is."),
        .init(.delete, "/studio/api/comparisons/{id}", "Removes a comparison with its pictures."),
        .init(.post, "/studio/api/comparisons/{id}/pause", "Stops a comparison for a while."),
        .init(.post, "/studio/api/comparisons/{id}/cancel", "Ends a comparison; what was drawn stays."),
        .init(.post, "/studio/api/comparisons/{id}/resume", "Goes on, with a larger budget where one is given."),
        .init(.post, "/studio/api/comparisons/{id}/retry", "Tries again what failed."),
        .init(.get, "/studio/api/comparisons/{id}/cells/{cell}", "Gives a small picture of a comparison."),
        .init(.get, "/studio/api/comparisons/{id}/links", "Lists the links by which guests vote."),
        .init(.post, "/studio/api/comparisons/{id}/links", "Makes a link by which guests vote."),
        .init(.delete, "/studio/api/comparisons/{id}/links/{link}", "Ends a link; its votes stay."),
    ]

    private var compare: CompareService { studio.compare }

    func add(to router: Router<EaselContext>) {
        router.get("/comparisons") { request, context in try await list(request, context) }
        router.get("/comparisons/new") { request, context in
            let visit = try context.require(.editor)
            return try await NewComparisonPage(studio: studio).page(request, visit)
        }
        router.get("/comparisons/:id") { request, context in
            let visit = try context.require(.viewer)
            let id = try context.parameters.require("id")
            let state = try await ComparisonState(id, compare, for: visit.person)
            var page = try studio.page(request, visit, title: "titles.comparisons")
            page.title = try await compare.comparison(id).title
            guard case .object(let members) = state.json else { throw APIError.notFound("There is no such comparison.") }
            page.script["comparison"] = .object(members.merging(ComparisonState.fixed(try await compare.spec(id))) { $1 })
            page.script["apps"] = .array(try await studio.publishedApps())
            return try page.response("comparison")
        }
        router.post("/studio/api/comparisons/estimate") { request, context in
            _ = try context.require(.editor, changing: request)
            let form = try await studio.body(request) { try ComparisonForm(&$0) }
            return try Response.json(try await estimate(form))
        }
        router.post("/studio/api/comparisons") { request, context in
            let visit = try context.require(.editor, changing: request)
            let form = try await studio.body(request) { try ComparisonForm(&$0) }
            let made = try await compare.create(form.spec, pictures: PromptSet.pictures, owner: visit.person.id)
            try await studio.note(
                "comparison.made", by: visit.person, subject: made.id, detail: ["models": .array(form.models.map { .string($0) })])
            _ = try await compare.start(made.id)
            return try Response.json(["id": .string(made.id)] as JSONValue, status: .created)
        }
        way(router)
        links(router)
    }

    private func way(_ router: Router<EaselContext>) {
        router.get("/studio/api/comparisons/:id") { _, context in try await state(context, try context.require(.viewer)) }
        router.delete("/studio/api/comparisons/:id") { request, context in
            let visit = try context.require(.editor, changing: request)
            let id = try context.parameters.require("id")
            try await compare.delete(id)
            try await studio.note("comparison.deleted", by: visit.person, subject: id, detail: [:])
            return try Response.json(["deleted": .bool(true)] as JSONValue)
        }
        router.post("/studio/api/comparisons/:id/pause") { request, context in
            let visit = try context.require(.editor, changing: request)
            _ = try await compare.pause(try context.parameters.require("id"))
            return try await state(context, visit)
        }
        router.post("/studio/api/comparisons/:id/cancel") { request, context in
            let visit = try context.require(.editor, changing: request)
            _ = try await compare.cancel(try context.parameters.require("id"))
            return try await state(context, visit)
        }
        router.post("/studio/api/comparisons/:id/resume") { request, context in
            let visit = try context.require(.editor, changing: request)
            let id = try context.parameters.require("id")
            let budget = try await studio.body(request) { try ComparisonForm.money($0.value("budget_usd")) }
            if let budget { _ = try await compare.setBudget(id, budget) }
            _ = try await compare.start(id)
            return try await state(context, visit)
        }
        router.post("/studio/api/comparisons/:id/retry") { request, context in
            let visit = try context.require(.editor, changing: request)
            _ = try await compare.start(try context.parameters.require("id"), retrying: true)
            return try await state(context, visit)
        }
        router.get("/studio/api/comparisons/:id/cells/:cell") { request, context in
            _ = try context.require(.viewer)
            var query = try Query(request)
            let width = try query.integer("w", in: 1...2000) ?? 320
            try query.finish()
            let number = Int(try context.parameters.require("cell")) ?? -1
            let cell = try await studio.store.compare.cell(CellName(comparison: try context.parameters.require("id"), number: number))
            guard let id = cell?.imageID, let image = try await studio.store.gallery.picture(id)?.image else {
                throw APIError.notFound("There is no such picture.")
            }
            return try await studio.thumbnail(image, width: width)
        }
    }

    private func links(_ router: Router<EaselContext>) {
        router.get("/studio/api/comparisons/:id/links") { _, context in
            _ = try context.require(.editor)
            let links = try await compare.links(try context.parameters.require("id"))
            return try Response.json(ListObject(links.map(Self.json)))
        }
        router.post("/studio/api/comparisons/:id/links") { request, context in
            let visit = try context.require(.editor, changing: request)
            let id = try await compare.comparison(try context.parameters.require("id")).id
            let (note, cap) = try await studio.body(request) { fields in
                (try fields.string("note", limit: 100), Int(try fields.integer("cap", in: 1...1000) ?? 50))
            }
            let made = try await compare.makeLink(NewVoteLink(comparison: id, note: note, cap: cap, makerID: visit.person.id))
            try await studio.note("comparison.shared", by: visit.person, subject: id, detail: ["cap": .integer(Int64(cap))])
            guard case .object(var told) = Self.json(made.link) else { return try Response.json(JSONValue.null) }
            told["url"] = .string("\(studio.origin(request))/vote/\(made.secret)")
            return try Response.json(JSONValue.object(told), status: .created)
        }
        router.delete("/studio/api/comparisons/:id/links/:link") { request, context in
            _ = try context.require(.editor, changing: request)
            let ended = try await compare.endLink(try context.parameters.require("link"))
            return try Response.json(["ended": .bool(ended)] as JSONValue)
        }
    }

    private static func json(_ link: VoteLink) -> JSONValue {
        [
            "id": .string(link.id), "note": link.note.map { .string($0) } ?? .null, "cap": .integer(Int64(link.cap)),
            "voters": .integer(Int64(link.voters)), "votes": .integer(Int64(link.votes)), "expires": .time(link.expires),
            "ended": .bool(link.expires <= Date()),
        ]
    }

    private func state(_ context: EaselContext, _ visit: Visit) async throws -> Response {
        try Response.json(try await ComparisonState(try context.parameters.require("id"), compare, for: visit.person).json)
    }

    /// What a comparison would cost, and how long it may take.
    private func estimate(_ form: ComparisonForm) async throws -> JSONValue {
        let told = try await compare.estimate(form.spec)
        let judging = told.judges.reduce(Money.zero) { $0 + $1.expected }
        return [
            "pictures": .integer(Int64(told.pictures)), "questions": .integer(Int64(told.questions)),
            "skipped": .integer(Int64(told.skipped)),
            "cost_usd": .string(told.expected.decimal), "worst_usd": .string(told.worst.decimal), "judging_usd": .string(judging.decimal),
            "seconds": told.seconds.map { .number($0) } ?? .null,
        ]
    }

    private func list(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.viewer)
        var page = try studio.page(request, visit, title: "titles.comparisons")
        let records = try await compare.comparisons(PageRequest(limit: 200)).elements
        let counts = try await studio.store.compare.counts(records.map(\.id))
        let tones: [ComparisonRecord.Status: String] = [.running: "accent", .done: "good", .paused: "warn", .cancelled: "bad"]
        page.values["any"] = !records.isEmpty
        page.values["rows"] = records.map { record in
            let states = counts[record.id] ?? [:]
            return [
                "id": record.id, "title": record.title, "models": record.models.joined(separator: " · "),
                "status": page.strings("comparisons.status.\(record.status.rawValue)"), "tone": tones[record.status] ?? "",
                "done": page.strings.number(states[.done] ?? 0), "planned": page.strings.number(states.values.reduce(0, +)),
                "created": page.strings.day(record.created),
            ] as [String: Any]
        }
        return try page.response("comparisons")
    }
}

extension Studio {
    /// Apps that a verdict can switch.
    func publishedApps() async throws -> [JSONValue] {
        var found: [JSONValue] = []
        for record in try await store.apps.apps(archived: false) where record.published != nil {
            let summary = try await AppSummary(record, store)
            found.append(["slug": .string(record.slug), "title": .string(summary.title), "model": .string(summary.model)])
        }
        return found
    }
}
