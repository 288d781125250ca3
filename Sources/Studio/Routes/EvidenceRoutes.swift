import API
import Apps
import Compare
import Foundation
import Hummingbird
import Registry
import Server
import Store

/// What is known for and against an app's switch to another model.
struct EvidenceRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/studio/api/apps/{slug}/evidence", "Tells what comparisons and visitors say about a switch to another model.")
    ]

    func add(to router: Router<EaselContext>) {
        router.get("/studio/api/apps/:slug/evidence") { request, context in
            _ = try context.require(.viewer)
            var query = try Query(request)
            let model = try query.string("model")
            let named = try query.string("comparison")
            try query.finish()
            guard let model else { throw APIError.missing("model") }
            let slug = try await studio.app(context).slug
            let (app, definition) = try await studio.apps.published(slug)
            let current = app.state.stable?.model ?? definition.model
            let found = try await SwitchEvidence.find(current, model, app: slug, named: named, studio.compare, studio.reports)
            let outcomes = try await studio.store.apps.evidence(slug, byArm: false, since: nil)
            return try Response.json(
                [
                    "before": .string(current), "after": .string(model), "blind": found?.json ?? .null,
                    "visitors": .array(
                        outcomes.map {
                            [
                                "model": .string($0.model), "images": .integer(Int64($0.images)), "accepted": .integer(Int64($0.accepted)),
                                "regenerated": .integer(Int64($0.regenerated)), "runs": .integer(Int64($0.runs)),
                            ]
                        }),
                ] as JSONValue)
        }
    }
}
