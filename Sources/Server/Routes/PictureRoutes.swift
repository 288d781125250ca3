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
        // An answer goes out before its pictures are on disk, so a quick follower waits for a moment.
        for attempt in 0..<20 {
            if let image = try await parts.store.images.image(id, for: principal) {
                return try await Response.blob(parts.store.blobs.path(of: image.sha256), type: image.format.mimeType)
            }
            guard attempt < 19, id.hasPrefix("img-"), parts.service.isKeeping(id) else { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw APIError.notFound("There is no such picture.", param: "id")
    }
}
