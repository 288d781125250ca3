import API
import Apps
import Foundation
import Hummingbird
import Server
import Store

/// Tables of inputs: a CSV file in, a zip file with the pictures out.
struct BatchRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.post, "/a/{slug}/batches", "Takes a CSV file in; each row makes a run.", isOpen: true),
        .init(.get, "/a/{slug}/batches", "Lists the visitor's batches.", isOpen: true),
        .init(.get, "/a/{slug}/batches/{batch}", "Tells how far a batch is.", isOpen: true),
        .init(.delete, "/a/{slug}/batches/{batch}", "Cancels what of a batch still waits.", isOpen: true),
        .init(.get, "/a/{slug}/batches/{batch}/zip", "Gives a batch's pictures as a zip file.", isOpen: true),
    ]

    func add(to router: Router<EaselContext>) {
        router.post("/a/:slug/batches") { request, context in
            let app = try await studio.openApp(request, context)
            let visitor = try Visitors(studio.signer).writer(request)
            let limits = Form.Limits(files: ["file": 1], fileBytes: 8 << 20, seconds: studio.parts.settings.server.bodyTimeout)
            let form = try await Form.read(request, into: studio.store.folder.uploads, limits: limits)
            defer { form.discard() }
            guard let upload = form.uploads.first, let data = FileManager.default.contents(atPath: upload.path) else {
                throw APIError.missing("file")
            }
            let text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: .windowsCP1252) ?? ""
            let batch = try await studio.apps.createBatch(app.slug, text, name: upload.filename, visitor: visitor)
            await studio.batches.wake()
            return try Response.json(try await json(batch), status: .created)
        }
        router.get("/a/:slug/batches") { request, context in
            let app = try await studio.openApp(request, context)
            let visitor = try Visitors(studio.signer).reader(request)
            var list: [JSONValue] = []
            for batch in try await studio.store.apps.batches(app.slug) where batch.visitor == visitor { list.append(try await json(batch)) }
            return try Response.json(ListObject(list))
        }
        router.get("/a/:slug/batches/:batch") { request, context in try Response.json(try await json(try await batch(request, context))) }
        router.delete("/a/:slug/batches/:batch") { request, context in
            _ = try Visitors(studio.signer).writer(request)
            let batch = try await batch(request, context)
            try await studio.store.apps.cancelBatch(batch.id)
            for row in try await studio.store.apps.rows(ofBatch: batch.id) {
                if let job = row.jobID, row.status?.isFinal == false { _ = try await studio.parts.service.cancel(job, for: .operator) }
            }
            return try Response.json(try await json(try await studio.store.apps.batch(batch.id) ?? batch))
        }
        router.get("/a/:slug/batches/:batch/zip") { request, context in
            let batch = try await batch(request, context)
            return try await zip(batch)
        }
    }

    private func batch(_ request: Request, _ context: EaselContext) async throws -> BatchRecord {
        let app = try await studio.openApp(request, context)
        let visitor = try Visitors(studio.signer).reader(request)
        guard let batch = try await studio.store.apps.batch(try context.parameters.require("batch")), batch.app == app.slug,
            batch.visitor == visitor
        else { throw APIError.notFound("There is no such batch.", param: "batch") }
        return batch
    }

    private func json(_ batch: BatchRecord) async throws -> JSONValue {
        let rows = try await studio.store.apps.rows(ofBatch: batch.id)
        func count(_ matches: (BatchRow) -> Bool) -> JSONValue { .integer(Int64(rows.count(where: matches))) }
        let isCancelled = batch.cancelled != nil
        let waiting = isCancelled ? 0 : rows.count { $0.jobID == nil && $0.error == nil }
        let faults = rows.filter { $0.error != nil }.prefix(100).map { row -> JSONValue in
            ["row": .integer(Int64(row.number)), "message": .string(row.error?.message ?? "")]
        }
        let isDone = waiting == 0 && rows.allSatisfy { $0.jobID == nil || $0.status?.isFinal != false }
        return [
            "batch": .string(batch.id), "name": .string(batch.name), "rows": .integer(Int64(batch.rows)), "created": .time(batch.created),
            "waiting": .integer(Int64(waiting)), "queued": count { $0.status == .queued }, "running": count { $0.status == .running },
            "succeeded": count { $0.status == .succeeded }, "failed": count { $0.error != nil && $0.status != .cancelled },
            "cancelled": .bool(isCancelled), "done": .bool(isDone), "errors": .array(faults),
        ]
    }

    /// The pictures named by their rows, `007-1.png`, as far as they are done.
    private func zip(_ batch: BatchRecord) async throws -> Response {
        var files: [(stem: String, image: ImageRecord)] = []
        for row in try await studio.store.apps.rows(ofBatch: batch.id) {
            for (index, id) in row.images.enumerated() {
                guard let image = try await studio.store.images.image(id, for: .operator) else { continue }
                let number = String(repeating: "0", count: max(0, 3 - String(row.number).count)) + String(row.number)
                files.append((row.images.count > 1 ? "\(number)-\(index + 1)" : number, image))
            }
        }
        guard !files.isEmpty else { throw APIError.conflict("No picture of this batch is done yet.") }
        return try studio.zip(files, named: "\(batch.app)-\(batch.id.suffix(6)).zip")
    }
}
