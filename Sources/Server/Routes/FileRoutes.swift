import API
import Foundation
import Hummingbird
import NIOCore
import Store

/// `/v1/files`.
struct FileRoutes {
    let parts: ServerParts

    func add(to router: Router<EaselContext>) {
        router.post("/v1/files") { request, context in
            guard request.headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") == true else {
                throw APIError.unsupportedContentType(request.headers[.contentType] ?? "none", supported: ["multipart/form-data"])
            }
            try parts.store.checkRoom()
            let limits = Form.Limits(
                files: ["file": 1], fileBytes: 512 << 20, seconds: parts.settings.server.bodyTimeout * 4)
            let form = try await Form.read(request, into: parts.store.folder.uploads, limits: limits)
            defer { form.discard() }
            return try Response.json(try await keep(form, for: context.principal).object)
        }
        router.get("/v1/files") { request, context in
            var query = try Query(request)
            let purpose = try query.choice("purpose", of: FileObject.Purpose.self)
            let limit = try query.integer("limit", in: 1...10_000) ?? 1_000
            let after = try query.string("after")
            let order = try query.choice("order", of: Order.self)
            try query.finish()
            let found = try await parts.store.files.list(
                PageRequest(limit: limit, after: after, ascending: order == .asc), purpose: purpose, for: context.principal)
            var list = ListObject(found.elements.map(\.object))
            list.firstID = found.elements.first?.id
            list.lastID = found.elements.last?.id
            list.hasMore = found.hasMore
            return try Response.json(list)
        }
        router.get("/v1/files/:id") { _, context in
            try Response.json(try await file(context).object)
        }
        router.delete("/v1/files/:id") { _, context in
            let id = try context.parameters.require("id")
            guard try await parts.store.files.delete(id, for: context.principal) else { throw Self.missing(id) }
            return try Response.json(DeletedObject(id: id, object: "file"))
        }
        router.get("/v1/files/:id/content") { _, context in
            let file = try await file(context)
            return try await Response.blob(parts.store.blobs.path(of: file.sha256), type: "application/octet-stream", name: file.filename)
        }
    }

    private enum Order: String, CaseIterable { case asc, desc }

    private func keep(_ form: Form, for principal: Principal) async throws -> FileRecord {
        var fields = Fields(form: form.fields)
        guard let purpose = try fields.choice("purpose", of: FileObject.Purpose.self) else { throw APIError.missing("purpose") }
        var expires: Date?
        if var after = try fields.object("expires_after") {
            if let seconds = try after.integer("seconds", in: 3600...2_592_000) { expires = Date().addingTimeInterval(Double(seconds)) }
            if let anchor = try after.string("anchor"), anchor != "created_at" {
                throw APIError.invalidValue(anchor, param: "expires_after.anchor", supported: ["created_at"])
            }
            try after.finish()
        }
        try fields.finish()
        guard let upload = form.uploads.first else { throw APIError.missing("file") }
        return try await parts.store.files.add(
            NewFile(path: upload.path, sha256: upload.sha256, filename: upload.filename, purpose: purpose, expires: expires), for: principal
        )
    }

    private func file(_ context: EaselContext) async throws -> FileRecord {
        let id = try context.parameters.require("id")
        guard let file = try await parts.store.files.file(id, for: context.principal) else { throw Self.missing(id) }
        return file
    }

    static func missing(_ id: String) -> APIError { .notFound("No such File object: \(id.prefix(100))", param: "id") }
}
