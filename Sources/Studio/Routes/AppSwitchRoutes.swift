import API
import Apps
import Foundation
import Hummingbird
import Registry
import Server
import Store

/// Switching an app's model: what it would mean, all at once or for a share, and back.
struct AppSwitchRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/studio/api/apps/{slug}/switch", "Tells what a switch to another model would mean, with evidence."),
        .init(.post, "/studio/api/apps/{slug}/switch", "Gives the app another model: all at once, or for a share of its visitors."),
        .init(.post, "/studio/api/apps/{slug}/switch/promote", "Gives the model on trial to everybody."),
        .init(.post, "/studio/api/apps/{slug}/switch/undo", "Takes the last change of models back."),
        .init(.get, "/studio/api/apps/{slug}/switches", "Lists all changes of models, and what each model's runs say."),
        .init(.post, "/studio/api/apps/{slug}/trial", "Draws the app's last inputs with another model, to look at beside."),
        .init(.get, "/studio/api/apps/{slug}/successor", "Suggests a model for one that is going to be shut down."),
        .init(.get, "/studio/api/apps/{slug}/pictures", "Lists an app's pictures."),
    ]

    func add(to router: Router<EaselContext>) {
        router.get("/studio/api/apps/:slug/switch") { request, context in
            _ = try context.require(.viewer)
            var query = try Query(request)
            let model = try query.string("model")
            try query.finish()
            guard let model else { throw APIError.missing("model") }
            return try Response.json(json(try await studio.apps.report(try await studio.app(context).slug, to: model)))
        }
        router.post("/studio/api/apps/:slug/switch") { request, context in
            let visit = try context.require(.editor, changing: request)
            let slug = try await studio.app(context).slug
            let (model, parameters, share) = try await studio.body(request) { fields in
                guard let model = try fields.string("model", limit: 256) else { throw APIError.missing("model") }
                return (model, fields.value("parameters"), try fields.integer("share", in: 1...100) ?? 100)
            }
            var arm = AppArm(model: model)
            if case .object(let values)? = parameters { arm.parameters = values }
            let app = try await studio.apps.switchModel(slug, to: arm, share: Int(share), author: visit.person.name)
            return try await changed(app, visit, "app.switched", ["model": .string(model), "share": .integer(share)])
        }
        router.post("/studio/api/apps/:slug/switch/promote") { request, context in
            let visit = try context.require(.editor, changing: request)
            let app = try await studio.apps.promote(try await studio.app(context).slug, author: visit.person.name)
            return try await changed(app, visit, "app.promoted", [:])
        }
        router.post("/studio/api/apps/:slug/switch/undo") { request, context in
            let visit = try context.require(.editor, changing: request)
            let app = try await studio.apps.undo(try await studio.app(context).slug, author: visit.person.name)
            return try await changed(app, visit, "app.undone", [:])
        }
        router.get("/studio/api/apps/:slug/switches") { _, context in
            _ = try context.require(.viewer)
            let slug = try await studio.app(context).slug
            let evidence = try await studio.store.apps.evidence(slug, byArm: true, since: nil)
            return try Response.json(
                [
                    "object": "list", "data": .array(try await studio.store.apps.history(slug).map(Self.json)),
                    "evidence": .array(evidence.map(Self.json)),
                ] as JSONValue)
        }
        router.post("/studio/api/apps/:slug/trial") { request, context in try await trial(request, context) }
        router.get("/studio/api/apps/:slug/successor") { _, context in
            _ = try context.require(.viewer)
            let slug = try await studio.app(context).slug
            guard let found = try await studio.apps.successor(of: slug) else { return try Response.json(["model": JSONValue.null]) }
            return try Response.json(
                ["model": .string(found.model.id), "reasons": .array(found.reasons.map { .string($0) })] as JSONValue)
        }
        router.get("/studio/api/apps/:slug/pictures") { request, context in
            _ = try context.require(.viewer)
            let slug = try await studio.app(context).slug
            let after = request.uri.queryParameters["after"].map { String($0) }
            let page = try await studio.store.gallery.page(PictureQuery(app: slug), from: GalleryStart(after: after), limit: 60)
            return try Response.json(
                [
                    "object": "list", "data": .array(page.pictures.map(\.json)), "total": .integer(Int64(page.total)),
                    "has_more": .bool(page.hasMore),
                ] as JSONValue)
        }
    }

    private func changed(_ app: AppRecord, _ visit: Visit, _ action: String, _ detail: [String: JSONValue]) async throws -> Response {
        studio.bell.ring(app.slug)
        try await studio.note(action, by: visit.person, subject: app.slug, detail: .object(detail))
        return try Response.json(try await AppSummary(app, studio.store).json(studio.parts.registry))
    }

    /// Draws the inputs of the app's last runs again with another model. The pictures there are stand beside what comes.
    private func trial(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.editor, changing: request)
        let slug = try await studio.app(context).slug
        let (model, count) = try await studio.body(request) { fields in
            guard let model = try fields.string("model", limit: 256) else { throw APIError.missing("model") }
            return (model, Int(try fields.integer("count", in: 1...8) ?? 4))
        }
        let (app, definition) = try await studio.apps.published(slug)
        let runs = try await studio.store.apps.runs(RunFilter(app: slug, status: .succeeded, purpose: .run), PageRequest(limit: count))
            .elements
        var pairs: [JSONValue] = []
        for run in runs {
            let before = try await studio.store.apps.images(ofRun: run.id)
            var asked = AppRequest(purpose: .trial)
            if case .object(let inputs) = run.stamp.inputs {
                asked.inputs = inputs.filter { definition.input($0.key).map { InputKinds.standard[$0.kind]?.isPicture } != true }
            }
            asked.pictures = Self.pictures(of: run, definition)
            let prepared = try studio.apps.prepare(definition, version: app.published ?? 0, asked, by: AppArm(model: model))
            let job = try await studio.parts.service.enqueue(
                prepared.task, by: prepared.model, for: Principal(personID: visit.person.id), requestID: context.requestID)
            pairs.append([
                "run": .string(run.id), "inputs": run.stamp.inputs, "model": .string(run.task.model), "job": .string(job.id),
                "pictures": .array(before.map { ["id": .string($0.id), "url": .string("/v1/pictures/\($0.id)/content")] }),
            ])
        }
        return try Response.json(["object": "list", "data": .array(pairs), "model": .string(model)] as JSONValue, status: .accepted)
    }

    /// The pictures that a run worked from, as its record keeps them.
    private static func pictures(of run: RunRecord, _ app: AppDefinition) -> [(input: String, picture: InputPicture)] {
        guard case .object(let inputs) = run.stamp.inputs else { return [] }
        let all = run.task.inputs + [run.task.mask].compactMap { $0 }
        return app.inputs.flatMap { input -> [(input: String, picture: InputPicture)] in
            guard case .array(let list)? = inputs[input.id], InputKinds.standard[input.kind]?.isPicture == true else { return [] }
            return list.compactMap { entry in
                guard case .object(let one) = entry, case .string(let sha256)? = one["sha256"] else { return nil }
                return all.first { $0.sha256 == sha256 }.map { (input.id, $0) }
            }
        }
    }

    private func json(_ report: AppService.Report) -> JSONValue {
        func side(_ info: ModelInfo, _ cost: Money) -> JSONValue {
            let evidence = report.evidence.first { $0.model == info.id }
            return [
                "model": .string(info.id), "summary": .string(info.summary), "cost_usd": .string(cost.decimal),
                "free": .bool(info.prices == .free),
                "evidence": evidence.map(Self.json) ?? .null,
                "shutdown": Retirement(of: info.id, in: studio.parts.registry, now: Date())?.json ?? .null,
            ]
        }
        return [
            "before": side(report.before, report.cost.before), "after": side(report.after, report.cost.after),
            "entries": (try? JSONValue.encoding(report.translation.entries)) ?? [], "blocked": .bool(report.translation.isBlocked),
        ]
    }

    private static func json(_ evidence: ModelEvidence) -> JSONValue {
        func number(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
        return [
            "model": .string(evidence.model), "arm": evidence.arm.map { .string($0.rawValue) } ?? .null, "runs": number(evidence.runs),
            "failures": number(evidence.failures), "images": number(evidence.images), "accepted": number(evidence.accepted),
            "regenerated": number(evidence.regenerated), "cost_usd": .string(evidence.cost.decimal),
            "cost_per_image_usd": evidence.costPerImage.map { .string($0.decimal) } ?? .null,
            "cost_per_accepted_usd": evidence.costPerAccepted.map { .string($0.decimal) } ?? .null,
            "p50_ms": number(evidence.p50Milliseconds),
            "p95_ms": number(evidence.p95Milliseconds),
        ]
    }

    private static func json(_ state: SwitchState) -> JSONValue {
        [
            "stable": state.stable.map { ["model": .string($0.model), "parameters": .object($0.parameters)] } ?? .null,
            "canary": state.canary.map {
                ["id": .string($0.id), "model": .string($0.arm.model), "share": .integer(Int64($0.share)), "since": .time($0.since)]
            } ?? .null,
        ]
    }

    private static func json(_ event: SwitchEvent) -> JSONValue {
        [
            "id": .integer(event.id), "kind": .string(event.kind.rawValue), "undoes": event.undoes.map { .integer($0) } ?? .null,
            "author": event.author.map { .string($0) } ?? .null, "created": .time(event.created),
            "earlier": json(event.earlier), "later": json(event.later),
        ]
    }
}
