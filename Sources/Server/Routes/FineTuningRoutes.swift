import API
import Foundation
import Hummingbird
import Registry
import Store

/// `/v1/fine_tuning/jobs`: passed to upstreams that train models; nothing is trained here.
struct FineTuningRoutes: Sendable {
    let parts: ServerParts
    private let json: JSONBody
    private let desk: FineTuningDesk

    init(parts: ServerParts) {
        self.parts = parts
        json = JSONBody(limit: 1 << 20, seconds: parts.settings.server.bodyTimeout)
        desk = FineTuningDesk(parts: parts)
    }

    func add(to router: Router<EaselContext>) {
        router.post("/v1/fine_tuning/jobs") { request, context in
            try ImageRoutes.require(request, ["application/json"])
            let wanted = try await json.read(request) { $0 }
            return try Response.json(try await desk.create(wanted, for: context.principal))
        }
        router.get("/v1/fine_tuning/jobs") { request, context in
            var query = try Query(request)
            let limit = try query.integer("limit", in: 1...100) ?? 20
            let after = try query.string("after")
            try query.finish()
            return try Response.json(try await desk.list(after: after, limit: limit, for: viewer(context)))
        }
        router.get("/v1/fine_tuning/jobs/:id") { request, context in try await pass("", request, context) }
        router.get("/v1/fine_tuning/jobs/:id/events") { request, context in try await pass("/events", request, context) }
        router.get("/v1/fine_tuning/jobs/:id/checkpoints") { request, context in try await pass("/checkpoints", request, context) }
        router.post("/v1/fine_tuning/jobs/:id/cancel") { request, context in try await pass("/cancel", request, context, posts: true) }
    }

    /// As whom somebody looks at jobs: an owner of the installation sees everybody's, and without keys there is nobody to hide anything from.
    private func viewer(_ context: EaselContext) -> Principal {
        let seesAll = context.visit.map { $0.person.role == .owner } ?? !parts.keysRequired
        return seesAll ? .operator : context.principal
    }

    private func pass(_ tail: String, _ request: Request, _ context: EaselContext, posts: Bool = false) async throws -> Response {
        let id = try context.parameters.require("id")
        return try Response.json(try await desk.ask(id, tail, query: request.uri.query, posts: posts, for: viewer(context)))
    }
}
