import API
import Foundation
import Hummingbird
import Server
import Store

/// The gallery: its pages and its JSON.
struct GalleryRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/studio/api/pictures", "Lists pictures by words, day, board, star, app, model and source."),
        .init(.get, "/studio/api/pictures/{id}", "Tells of one picture, with its recipe."),
        .init(.patch, "/studio/api/pictures/{id}", "Changes a picture's star, boards and alt text."),
        .init(.get, "/studio/api/pictures/{id}/thumb", "Gives a small WebP of a picture."),
        .init(.post, "/studio/api/pictures/star", "Gives stars to pictures, or takes them away."),
        .init(.post, "/studio/api/pictures/board", "Puts pictures on a board, or takes them from it."),
        .init(.post, "/studio/api/pictures/delete", "Deletes pictures; for a week they can be brought back."),
        .init(.post, "/studio/api/pictures/undelete", "Brings deleted pictures back."),
        .init(.post, "/studio/api/pictures/zip", "Gives pictures as a zip file."),
        .init(.get, "/studio/api/days", "Lists the days on which pictures were made."),
        .init(.get, "/studio/api/boards", "Lists the boards."),
        .init(.post, "/studio/api/boards", "Makes a board."),
        .init(.patch, "/studio/api/boards/{id}", "Names a board anew."),
        .init(.delete, "/studio/api/boards/{id}", "Removes a board; its pictures stay."),
        .init(.post, "/studio/api/recipe", "Reads the recipe in a picture's file."),
        .init(.post, "/studio/api/estimate", "Says what a request would cost, and how long it may take."),
    ]

    private var gallery: any GalleryRepository { studio.store.gallery }

    func add(to router: Router<EaselContext>) {
        router.get("/gallery") { request, context in
            let visit = try context.require(.viewer)
            var page = try studio.page(request, visit, title: "titles.gallery")
            let total = try await gallery.page(PictureQuery(), from: GalleryStart(), limit: 1).total
            page.values["total"] = page.strings.number(total)
            studio.offerHelp(&page)
            page.script["total"] = .integer(Int64(total))
            page.script["boards"] = .array(try await gallery.boards().map(\.json))
            page.script["models"] = .array(studio.parts.registry.models.map { .string($0.info.id) })
            return try page.response("gallery")
        }
        router.get("/compare") { request, context in
            let visit = try context.require(.viewer)
            let ids = (request.uri.queryParameters["ids"] ?? "").split(separator: ",").prefix(4).map(String.init)
            let pictures = try await gallery.pictures(ids)
            guard pictures.count >= 2 else { throw APIError.invalid("Choose two to four pictures to compare.", param: "ids") }
            var page = try studio.page(request, visit, title: "titles.compare")
            page.script["pictures"] = .array(pictures.map(\.json))
            return try page.response("compare")
        }
        router.get("/studio/api/pictures") { request, context in try await list(request, context) }
        router.get("/studio/api/days") { request, context in
            _ = try context.require(.viewer)
            var query = try Query(request)
            let wanted = try PictureQuery(&query)
            try query.finish()
            let days = try await gallery.days(wanted)
            return try Response.json(
                ListObject(days.map { ["day": .string($0.day), "pictures": .integer(Int64($0.pictures))] as JSONValue }))
        }
        router.get("/studio/api/pictures/:id") { _, context in
            _ = try context.require(.viewer)
            return try Response.json(try await picture(context).json)
        }
        router.get("/studio/api/pictures/:id/thumb") { request, context in try await thumb(request, context) }
        GalleryChangeRoutes(studio: studio).add(to: router)
        GalleryFileRoutes(studio: studio).add(to: router)
    }

    private func picture(_ context: EaselContext) async throws -> GalleryPicture {
        let id = try context.parameters.require("id")
        var found = try await gallery.picture(id)
        if found == nil, id.hasPrefix("img-") {
            // An answer goes out before its pictures are on disk; a quick follower waits for those under way.
            await studio.parts.service.drain()
            found = try await gallery.picture(id)
        }
        guard let found else { throw APIError.notFound("There is no such picture.", param: "id") }
        return found
    }

    private func list(_ request: Request, _ context: EaselContext) async throws -> Response {
        _ = try context.require(.viewer)
        var query = try Query(request)
        let wanted = try PictureQuery(&query)
        let start = GalleryStart(after: try query.string("after"), offset: try query.integer("offset", in: 0...10_000_000) ?? 0)
        let limit = try query.integer("limit", in: 1...500) ?? 60
        try query.finish()
        let page = try await gallery.page(wanted, from: start, limit: limit)
        return try Response.json(
            [
                "object": "list", "data": .array(page.pictures.map(\.json)), "total": .integer(Int64(page.total)),
                "has_more": .bool(page.hasMore), "last_id": page.pictures.last.map { .string($0.image.id) } ?? .null,
            ] as JSONValue)
    }

    private func thumb(_ request: Request, _ context: EaselContext) async throws -> Response {
        _ = try context.require(.viewer)
        var query = try Query(request)
        let asked = try query.integer("w", in: 1...2000) ?? 320
        try query.finish()
        let image = try await picture(context).image
        return try await studio.thumbnail(image, width: asked)
    }
}

extension Studio {
    /// A small picture as an answer that browsers keep: its bytes never change.
    func thumbnail(_ image: ImageRecord, width: Int) async throws -> Response {
        let width = Thumbnails.widths.first { $0 >= width } ?? 640
        let path = try await thumbnails.path(sha256: image.sha256, format: image.format, width: width)
        var response = try await Response.blob(path, type: "image/webp")
        response.headers[.cacheControl] = "private, max-age=31536000, immutable"
        return response
    }
}
