import API
import Hummingbird
import Jobs
import NIOCore
import Pictures
import Registry
import Store

/// `/v1/responses`.
struct ResponseRoutes: Sendable {
    let service: ResponseService
    private let departures: Departures
    private let json: JSONBody

    init(service: ResponseService) {
        self.service = service
        departures = service.parts.departures
        json = JSONBody(budget: ByteBudget(96 << 20), limit: 64 << 20, seconds: service.parts.settings.server.bodyTimeout)
    }

    private var responses: any ResponseRepository { service.parts.store.responses }

    func add(to router: Router<EaselContext>) {
        router.post("/v1/responses") { request, context in try await create(request, context) }
        router.get("/v1/responses/:id") { request, context in try await retrieve(request, context) }
        router.delete("/v1/responses/:id") { _, context in
            let id = try context.parameters.require("id")
            let record = try await record(context)
            if !record.object.status.isFinal { await service.running.cancel(id)?.value }
            guard try await responses.delete(id, for: context.principal) else { throw Self.missing(id) }
            service.watch.tell(id)
            return try Response.json(DeletedObject(id: id, object: "response"))
        }
        router.post("/v1/responses/:id/cancel") { _, context in
            let id = try context.parameters.require("id")
            guard let record = try await service.cancel(id, for: context.principal) else { throw Self.missing(id) }
            return try await answer(record)
        }
        router.get("/v1/responses/:id/input_items") { request, context in try await inputItems(request, context) }
    }

    private func create(_ request: Request, _ context: EaselContext) async throws -> Response {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
            throw APIError.unsupportedContentType(request.headers[.contentType] ?? "none", supported: ["application/json"])
        }
        // The body's memory is given back before the work begins: its pictures lie in the store by then.
        let (wanted, accepted) = try await json.readOrdered(request) { fields, text in
            let wanted = try ResponseRequest(fields, try text())
            return (wanted, try await service.intake.accept(wanted, requestID: context.requestID, for: context.principal))
        }
        let id = accepted.record.id
        guard !wanted.echo.background else {
            try await service.submit(accepted)
            if wanted.streams { return try await stream(service.follow(id, after: -1, for: context.principal), context) }
            guard let record = try await responses.response(id, for: context.principal) else { throw Self.missing(id) }
            return try await answer(record)
        }
        let frames = service.respond(accepted, wanted, for: context.principal)
        if wanted.streams { return try await stream(frames, context) }
        return try await departures.cancelling(with: context.channel) { () async throws -> Response in
            var last: ResponseFrame?
            var failure: APIError?
            for try await frame in frames {
                failure = frame.error ?? failure
                if frame.event.response != nil { last = frame }
            }
            guard let last, let object = last.event.response else { throw failure ?? APIError.internalError }
            if let failure, object.output.isEmpty { throw failure }
            return try Self.answer(object, last.pictures)
        }
    }

    private func retrieve(_ request: Request, _ context: EaselContext) async throws -> Response {
        var query = try Query(request, lists: ["include"])
        let streams = try query.bool("stream") ?? false
        let after = try query.integer("starting_after", in: 0...Int64.max)
        _ = try query.bool("include_obfuscation")
        try Self.check(query.list("include"))
        try query.finish()
        let record = try await record(context)
        guard streams else {
            if after != nil {
                throw APIError.invalid("'starting_after' is only for streams: send stream=true.", param: "starting_after")
            }
            return try await answer(record)
        }
        guard record.keepsEvents else {
            throw APIError.invalid(
                "This response cannot be streamed: it was not created with background=true and stream=true.", param: "stream",
                code: "not_streamable")
        }
        return try await stream(service.follow(record.id, after: after ?? -1, for: context.principal), context)
    }

    private enum Order: String, CaseIterable { case asc, desc }

    private func inputItems(_ request: Request, _ context: EaselContext) async throws -> Response {
        var query = try Query(request, lists: ["include"])
        let limit = try query.integer("limit", in: 1...100) ?? 20
        let after = try query.string("after")
        let order = try query.choice("order", of: Order.self) ?? .desc
        let include = query.list("include")
        try Self.check(include)
        try query.finish()
        var items = try await record(context).input
        if order == .desc { items.reverse() }
        if let after {
            guard let index = items.firstIndex(where: { $0.item.id == after }) else {
                throw APIError.invalid("Invalid 'after': there is no item '\(after.prefix(100))'.", param: "after")
            }
            items.removeFirst(index + 1)
        }
        let page = Array(items.prefix(limit))
        var spliced = SplicedJSON()
        let pictures = try await service.pictures(of: page)
        var filled: [ResponseItem] = []
        for kept in page {
            let item = spliced.filled(kept.item, pictures)
            filled.append(
                include.contains(ResponseRequest.Include.imageURL.rawValue) ? try await Self.shown(item, kept.pictures, &spliced) : item)
        }
        var list = ListObject(filled)
        list.firstID = page.first?.item.id ?? ""
        list.lastID = page.last?.item.id ?? ""
        list.hasMore = items.count > page.count
        return Self.json(try spliced.buffers(of: list))
    }

    private static func check(_ include: [String]) throws {
        for (index, value) in include.enumerated() where ResponseRequest.Include(rawValue: value) == nil {
            throw APIError.invalidValue(
                value, param: "include[\(index)]", supported: ResponseRequest.Include.allCases.map(\.rawValue))
        }
    }

    /// A message with its pictures as data: URLs.
    private static func shown(_ item: ResponseItem, _ files: [InputPicture], _ spliced: inout SplicedJSON) async throws -> ResponseItem {
        guard case .message(var message) = item else { return item }
        var next = files.makeIterator()
        for index in message.content.indices {
            guard case .inputImage(let detail, _, let fileID) = message.content[index], let file = next.next() else { continue }
            let url = "data:\(file.format.mimeType);base64,\(spliced.place(try await ResponseService.picture(file)))"
            message.content[index] = .inputImage(detail: detail, imageURL: url, fileID: fileID)
        }
        return .message(message)
    }

    private func record(_ context: EaselContext) async throws -> ResponseRecord {
        let id = try context.parameters.require("id")
        guard let record = try await responses.response(id, for: context.principal) else { throw Self.missing(id) }
        return record
    }

    private func answer(_ record: ResponseRecord) async throws -> Response {
        try Self.answer(record.whole, try await service.pictures(of: record.output))
    }

    private static func answer(_ object: ResponseObject, _ pictures: [String: EncodedPicture]) throws -> Response {
        var spliced = SplicedJSON()
        let filled = spliced.filled(object, pictures)
        return json(try spliced.buffers(of: filled))
    }

    private static func json(_ buffers: [ByteBuffer]) -> Response {
        var response = Response(status: .ok, body: ResponseBody(contentsOf: buffers))
        response.headers[.contentType] = "application/json"
        return response
    }

    static func missing(_ id: String) -> APIError { .notFound("Response with id '\(id.prefix(100))' not found.") }

    /// Streams events; what is refused before the first is an ordinary error.
    private func stream(_ frames: AsyncThrowingStream<ResponseFrame, any Error>, _ context: EaselContext) async throws -> Response {
        let watched = departures.following(frames, with: context.channel)
        let first = Iterator(watched.makeAsyncIterator())
        let head = try await first.next()
        let body = ResponseBody { writer in
            do {
                var next = head
                while let frame = next {
                    try await writer.write(contentsOf: try frame.buffers())
                    next = try await first.next()
                }
            } catch let error as APIError {
                try await writer.write(ImageEventStream.failure(error))
            } catch is CancellationError {
                try await writer.write(ImageEventStream.failure(ResponseService.cancelled))
            }
            try await writer.finish(nil)
        }
        var response = Response(status: .ok, body: body)
        response.headers[.contentType] = "text/event-stream; charset=utf-8"
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    /// The one iterator of a stream: the task that made it reads the first event, the one that writes the body the others.
    private final class Iterator: @unchecked Sendable {
        private var iterator: AsyncThrowingStream<ResponseFrame, any Error>.AsyncIterator

        init(_ iterator: AsyncThrowingStream<ResponseFrame, any Error>.AsyncIterator) { self.iterator = iterator }

        func next() async throws -> ResponseFrame? { try await iterator.next() }
    }
}
