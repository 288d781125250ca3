import API
import Apps
import Foundation
import Hummingbird
import Server
import Store

/// What people do to pictures and boards.
struct GalleryChangeRoutes: Sendable {
    let studio: Studio

    private static let mostAtOnce = 10_000

    private var gallery: any GalleryRepository { studio.store.gallery }

    func add(to router: Router<EaselContext>) {
        router.patch("/studio/api/pictures/:id") { request, context in try await change(request, context) }
        router.post("/studio/api/pictures/star") { request, context in
            _ = try context.require(.editor, changing: request)
            let (ids, starred) = try await read(request) { fields in (try Self.ids(&fields), try fields.bool("starred") ?? true) }
            return try Response.json(["changed": try await gallery.star(ids, starred)])
        }
        router.post("/studio/api/pictures/board") { request, context in
            _ = try context.require(.editor, changing: request)
            let (ids, board, add) = try await read(request) { fields in
                guard let board = try fields.string("board", limit: 64) else { throw APIError.missing("board") }
                return (try Self.ids(&fields), board, try fields.bool("add") ?? true)
            }
            return try Response.json(["changed": try await gallery.put(ids, on: board, add)])
        }
        router.post("/studio/api/pictures/delete") { request, context in
            let visit = try context.require(.editor, changing: request)
            let ids = try await read(request) { try Self.ids(&$0) }
            let count = try await gallery.delete(ids)
            if count > 0 {
                try await studio.note(
                    "pictures.deleted", by: visit.person, subject: ids.count == 1 ? ids[0] : nil, detail: ["count": .integer(Int64(count))])
            }
            let until = Int(Date().timeIntervalSince1970 + studio.parts.service.options.retention.undoAge / .seconds(1))
            return try Response.json(["deleted": count, "until": until])
        }
        router.post("/studio/api/pictures/undelete") { request, context in
            let visit = try context.require(.editor, changing: request)
            let ids = try await read(request) { try Self.ids(&$0) }
            let count = try await gallery.restore(ids)
            if count > 0 {
                try await studio.note(
                    "pictures.restored", by: visit.person, subject: ids.count == 1 ? ids[0] : nil, detail: ["count": .integer(Int64(count))]
                )
            }
            return try Response.json(["restored": count])
        }
        addBoards(to: router)
    }

    private func addBoards(to router: Router<EaselContext>) {
        router.get("/studio/api/boards") { _, context in
            _ = try context.require(.viewer)
            return try Response.json(ListObject(try await gallery.boards().map(\.json)))
        }
        router.post("/studio/api/boards") { request, context in
            let visit = try context.require(.editor, changing: request)
            let name = try await read(request) { try $0.string("name", limit: 400) ?? "" }
            let board = try await gallery.addBoard(name, by: visit.person.id)
            try await studio.note("board.made", by: visit.person, subject: board.id, detail: ["name": .string(board.name)])
            return try Response.json(board.json, status: .created)
        }
        router.patch("/studio/api/boards/:id") { request, context in
            let visit = try context.require(.editor, changing: request)
            let name = try await read(request) { try $0.string("name", limit: 400) ?? "" }
            let board = try await gallery.renameBoard(try context.parameters.require("id"), name)
            try await studio.note("board.renamed", by: visit.person, subject: board.id, detail: ["name": .string(board.name)])
            return try Response.json(board.json)
        }
        router.delete("/studio/api/boards/:id") { request, context in
            let visit = try context.require(.editor, changing: request)
            let id = try context.parameters.require("id")
            guard try await gallery.removeBoard(id) else { throw APIError.notFound("There is no such board.", param: "id") }
            try await studio.note("board.removed", by: visit.person, subject: id)
            return try Response.json(["deleted": true])
        }
    }

    private func change(_ request: Request, _ context: EaselContext) async throws -> Response {
        _ = try context.require(.editor, changing: request)
        let id = try context.parameters.require("id")
        let (starred, boards, alt) = try await read(request) { fields in
            let starred = try fields.bool("starred")
            let boards = try fields.array("boards").map { try $0.map { try Self.text($0, "boards") } }
            return (starred, boards, try Self.alt(&fields))
        }
        if let starred { _ = try await gallery.star([id], starred) }
        if let boards { try await gallery.setBoards(boards, of: id) }
        if let alt { _ = try await gallery.describe(id, as: alt.isEmpty ? nil : AltText(alt), replacing: true) }
        guard let found = try await gallery.picture(id) else { throw APIError.notFound("There is no such picture.", param: "id") }
        return try Response.json(found.json)
    }

    private func read<Value: Sendable>(_ request: Request, _ take: @Sendable (inout Fields) throws -> Value) async throws -> Value {
        let value = try await studio.json.read(request) { fields in
            var fields = fields
            let value = try take(&fields)
            try fields.finish()
            return value
        }
        // An answer goes out before its pictures are on the disk: who stars one at once waits for those under way.
        await studio.parts.service.drain()
        return value
    }

    /// A person's alt text; empty to take it away.
    private static func alt(_ fields: inout Fields) throws -> String? {
        guard let text = try fields.string("alt", limit: AltText.longest * 4) else { return nil }
        let alt = PlainText.clean(text, keepsLines: false)
        guard alt.count <= AltText.longest else {
            throw APIError.invalid(
                "An alt text has at most \(AltText.longest) characters.", param: "alt", code: "string_above_max_length")
        }
        return alt
    }

    private static func ids(_ fields: inout Fields) throws -> [String] {
        guard let array = try fields.array("ids") else { throw APIError.missing("ids") }
        guard array.count <= mostAtOnce else {
            throw APIError.invalid("At most \(mostAtOnce) pictures at once.", param: "ids", code: "array_above_max_length")
        }
        return try array.map { try text($0, "ids") }
    }

    private static func text(_ value: JSONValue, _ param: String) throws -> String {
        guard case .string(let text) = value, text.utf8.count <= 64 else {
            throw APIError.invalidType(param: param, expected: "ids", found: value.kind)
        }
        return text
    }
}
