import API
import Foundation
import Hummingbird
import Store

/// `/v1/batches`.
struct BatchRoutes: Sendable {
    /// Seconds in which a batch is to be done; the one window that OpenAI offers.
    private static let window = 86_400.0

    let parts: ServerParts
    private let json: JSONBody
    private let endpoints: BatchEndpoints

    init(parts: ServerParts) {
        self.parts = parts
        json = JSONBody(limit: 1 << 20, seconds: parts.settings.server.bodyTimeout)
        endpoints = BatchEndpoints(parts: parts)
    }

    func add(to router: Router<EaselContext>) {
        router.post("/v1/batches") { request, context in try Response.json(try await create(request, context).json) }
        router.get("/v1/batches") { request, context in
            var query = try Query(request)
            let page = PageRequest(limit: try query.integer("limit", in: 1...100) ?? 20, after: try query.string("after"))
            try query.finish()
            let found = try await parts.store.batches.list(page, for: context.principal)
            var list = ListObject(found.elements.map(\.json))
            list.firstID = found.elements.first?.id
            list.lastID = found.elements.last?.id
            list.hasMore = found.hasMore
            return try Response.json(list)
        }
        router.get("/v1/batches/:id") { _, context in
            let id = try context.parameters.require("id")
            guard let batch = try await parts.store.batches.batch(id, for: context.principal) else { throw Self.missing(id) }
            return try Response.json(batch.json)
        }
        router.post("/v1/batches/:id/cancel") { _, context in
            let id = try context.parameters.require("id")
            guard let batch = try await parts.store.batches.cancel(id, for: context.principal) else { throw Self.missing(id) }
            guard batch.cancelling != nil else {
                throw APIError.conflict("The batch is \(batch.status.rawValue) and can no longer be cancelled.")
            }
            return try Response.json(batch.json)
        }
    }

    private enum Window: String, CaseIterable { case day = "24h" }

    private func create(_ request: Request, _ context: EaselContext) async throws -> RequestBatch {
        try ImageRoutes.require(request, ["application/json"])
        let principal = context.principal
        let (endpoint, input, metadata) = try await json.read(request) { fields in
            var fields = fields
            guard let input = try fields.string("input_file_id", limit: 256) else { throw APIError.missing("input_file_id") }
            guard let endpoint = try fields.string("endpoint", limit: 256) else { throw APIError.missing("endpoint") }
            guard try fields.choice("completion_window", of: Window.self) != nil else { throw APIError.missing("completion_window") }
            let metadata = try Metadata.check(&fields)
            try fields.finish()
            return (endpoint, input, metadata)
        }
        guard endpoints[endpoint] != nil else { throw APIError.invalidValue(endpoint, param: "endpoint", supported: endpoints.paths) }
        guard let file = try await parts.store.files.file(input, for: principal) else {
            throw APIError.notFound("No such File object: \(input.prefix(100))", param: "input_file_id")
        }
        guard file.purpose == .batch else {
            throw APIError.invalid(
                "Invalid 'input_file_id': the file's purpose is '\(file.purpose.rawValue)', and has to be 'batch'.", param: "input_file_id")
        }
        guard file.bytes <= BatchFile.mostBytes else {
            throw APIError.tooLarge("The file is over \(BatchFile.mostBytes >> 20) MB.", param: "input_file_id")
        }
        let now = Date()
        let batch = RequestBatch(
            id: Identifier.make("batch", at: now), keyID: principal.keyID, personID: principal.personID, endpoint: endpoint,
            inputFile: file.id, sha256: file.sha256, metadata: metadata, status: .validating, created: now,
            expires: now.addingTimeInterval(Self.window))
        try await parts.store.batches.create(batch)
        return batch
    }

    private static func missing(_ id: String) -> APIError { .notFound("No batch found with id '\(id.prefix(100))'.", param: "id") }
}
