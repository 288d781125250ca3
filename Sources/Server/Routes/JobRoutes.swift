import API
import Foundation
import Hummingbird
import Jobs
import NIOCore
import Pictures
import Store

/// `/v1/jobs`.
package struct JobRoutes {
    let parts: ServerParts
    let departures: Departures

    func add(to router: Router<EaselContext>) {
        router.get("/v1/jobs") { request, context in
            var query = try Query(request)
            let status = try query.choice("status", of: JobObject.Status.self)
            let page = PageRequest(limit: try query.integer("limit", in: 1...100) ?? 20, after: try query.string("after"))
            try query.finish()
            let found = try await parts.service.jobs(JobFilter(statuses: status.map { [$0] } ?? []), page, for: context.principal)
            var list = ListObject(found.elements)
            list.firstID = found.elements.first?.id
            list.lastID = found.elements.last?.id
            list.hasMore = found.hasMore
            return try Response.json(list)
        }
        router.get("/v1/jobs/:id") { _, context in
            try await answer(try await parts.service.job(try context.parameters.require("id"), for: context.principal), context)
        }
        router.delete("/v1/jobs/:id") { _, context in
            try Response.json(try await parts.service.cancel(try context.parameters.require("id"), for: context.principal))
        }
        router.get("/v1/jobs/:id/events") { _, context in
            let id = try context.parameters.require("id")
            let events = try await parts.service.events(of: id, for: context.principal)
            return Self.stream(departures.following(events, with: context.channel))
        }
    }

    /// A job's events as server-sent ones.
    package static func stream<Events: AsyncSequence & Sendable>(_ events: Events) -> Response where Events.Element == JobEvent {
        var response = Response(
            status: .ok,
            body: ResponseBody { writer in
                for try await event in events { try await writer.write(contentsOf: try Self.encode(event)) }
                try await writer.finish(nil)
            })
        response.headers[.contentType] = "text/event-stream; charset=utf-8"
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    /// A job with its pictures in its result, as the synchronous request would have answered; those that are no longer
    /// kept are left out.
    private func answer(_ job: JobObject, _ context: EaselContext) async throws -> Response {
        var job = job
        var spliced = SplicedJSON()
        for (index, id) in (job.result?.easel?.images ?? []).enumerated() where job.result?.data.indices.contains(index) == true {
            guard let record = try await parts.store.images.image(id, for: context.principal),
                let bytes = FileManager.default.contents(atPath: parts.store.blobs.path(of: record.sha256))
            else { continue }
            let picture = EncodedPicture(format: record.format, width: record.width, height: record.height, payload: .raw([UInt8](bytes)))
            job.result?.data[index].b64JSON = spliced.place(picture)
        }
        var response = Response(status: .ok, body: ResponseBody(contentsOf: try spliced.buffers(of: job)))
        response.headers[.contentType] = "application/json"
        return response
    }

    private static func encode(_ event: JobEvent) throws -> [ByteBuffer] {
        func frame(_ name: String, _ body: [ByteBuffer]) -> [ByteBuffer] {
            [ByteBuffer(string: "event: job.\(name)\ndata: ")] + body + [ByteBuffer(string: "\n\n")]
        }
        func plain(_ value: JSONValue) -> [ByteBuffer] { [ByteBuffer(bytes: value.encoded())] }
        switch event {
        case .state(let job):
            return frame(job.status.rawValue, try SplicedJSON().buffers(of: job))
        case .position(let position):
            return frame("position", plain(["type": "job.position", "queue_position": .integer(Int64(position))]))
        case .progress(let index, let fraction, let overall):
            return frame(
                "progress",
                plain([
                    "type": "job.progress", "index": .integer(Int64(index)), "fraction": .number(fraction), "progress": .number(overall),
                ]))
        case .partial(let index, let number, let picture):
            var spliced = SplicedJSON()
            let partial = PartialPicture(index: index, number: number, format: picture.format.rawValue, b64JSON: spliced.place(picture))
            return frame("partial_image", try spliced.buffers(of: partial))
        }
    }
}

/// A preview among a job's events.
private struct PartialPicture: Encodable {
    var type = "job.partial_image"
    var index: Int
    var number: Int
    var format: String
    var b64JSON: String

    enum CodingKeys: String, CodingKey {
        case type, index
        case number = "partial_image_index"
        case format = "output_format"
        case b64JSON = "b64_json"
    }
}
