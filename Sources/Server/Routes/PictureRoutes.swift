import API
import Hummingbird
import Pictures
import Store

/// Kept pictures as files.
struct PictureRoutes {
    let parts: ServerParts

    func add(to router: Router<EaselContext>) {
        router.get("/v1/pictures/:id/content") { _, context in
            try await picture(try context.parameters.require("id"), for: context.principal)
        }
        // The id's 80 random bits are the link's secret; who has it may see the picture, as with OpenAI's links.
        router.get("/pictures/:token") { _, context in
            try await picture(try context.parameters.require("token"), for: .operator)
        }
    }

    private func picture(_ id: String, for principal: Principal) async throws -> Response {
        var image = try await parts.store.images.image(id, for: principal)
        if image == nil, id.hasPrefix("img-") {
            // An answer goes out before its pictures are on disk; a quick follower waits for those under way.
            await parts.service.drain()
            image = try await parts.store.images.image(id, for: principal)
        }
        guard let image else { throw APIError.notFound("There is no such picture.", param: "id") }
        return try await Response.blob(parts.store.blobs.path(of: image.sha256), type: image.format.mimeType)
    }
}
