import API
import Foundation
import Jobs
import Pictures
import Registry
import Store

/// Pictures in batches: each request is a durable job, which knows by its key whether it was begun before.
struct ImageBatchEndpoint: BatchEndpoint {
    private let operation: ImageTask.Operation
    private let parts: ServerParts
    private let intake: PictureIntake

    init(_ operation: ImageTask.Operation, parts: ServerParts) {
        self.operation = operation
        self.parts = parts
        intake = PictureIntake(store: parts.store, fetcher: parts.fetcher)
    }

    var path: String { operation.endpoint }

    func run(_ request: BatchedRequest, keep: BatchKeep) async throws {
        let job = try await enqueue(request)
        for await event in try await parts.service.events(of: job.id, for: request.principal) {
            guard case .state(let state) = event, state.status.isFinal else { continue }
            guard let result = state.result else { throw state.error ?? .internalError }
            let body = try JSONValue.parse(try JSONEncoder().encode(result))
            return try await keep(request.answer(body), BatchCommit())
        }
        // The events end without an end of the job where the server stops, or this task was cancelled.
        let batch = try await parts.store.batches.batch(request.batch, for: .operator)
        if batch?.status == .cancelling { _ = try? await parts.service.cancel(job.id, for: request.principal) }
        throw CancellationError()
    }

    private func enqueue(_ request: BatchedRequest) async throws -> JobObject {
        let fields = try Fields(json: request.body.value)
        // The same each time it is run, or the job would be another's.
        let seed = Self.seed(request.requestID)
        var pictures = PictureIntake.Pictures()
        defer { pictures.remove() }
        let task: ImageTask
        let resolved: ResolvedModel
        switch operation {
        case .edit:
            let wanted = try ImageEditRequest(fields: fields)
            resolved = try model(wanted.parameters, request.principal)
            pictures = try await intake.pictures(images: wanted.images, mask: wanted.mask, for: request.principal)
            task = try ImageTask(
                .edit, wanted.parameters, by: resolved, inputs: pictures.inputs, mask: pictures.mask, fidelity: wanted.inputFidelity,
                newSeed: { seed })
        case .generate, .variation:
            let wanted = try ImageGenerationRequest(fields: fields)
            resolved = try model(wanted.parameters, request.principal)
            task = try ImageTask(.generate, wanted.parameters, by: resolved, newSeed: { seed })
        }
        return try await parts.service.enqueue(
            task, by: resolved, for: request.principal, requestID: request.requestID, idempotencyKey: request.requestID)
    }

    private func model(_ parameters: ImageParameters, _ principal: Principal) throws -> ResolvedModel {
        if ImageRoutes.slug(parameters.model) != nil {
            throw APIError.invalid("Apps are not run in batches of requests; they have batches of their own.", param: "model")
        }
        guard parameters.stream != true else {
            throw APIError.invalid("Invalid 'stream': a batch's answers cannot be streamed.", param: "stream")
        }
        let resolved = try parts.registry.resolve(parameters.model)
        guard parameters.easel.inputs == nil else {
            throw APIError.unsupportedParameter("easel.inputs", model: resolved.requested, because: "only apps have inputs.")
        }
        try parts.service.authorize(resolved, for: principal)
        return resolved
    }

    /// FNV-1a of the request's id, within the range of seeds.
    private static func seed(_ id: String) -> UInt64 {
        id.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } & 0xFFFF_FFFF
    }

    /// The line with its pictures, which are kept apart until the file is written.
    func output(_ line: String, for principal: Principal) async throws -> [UInt8] {
        guard case .object(var object) = try JSONValue.parse(Array(line.utf8)), case .object(var response)? = object["response"],
            case .object(var body)? = response["body"], case .array(var data)? = body["data"], case .object(let easel)? = body["easel"],
            case .array(let ids)? = easel["images"]
        else { return Array(line.utf8) }
        for (index, id) in ids.enumerated() {
            guard case .string(let id) = id, data.indices.contains(index), case .object(var item) = data[index],
                let record = try await parts.store.images.image(id, for: principal),
                let bytes = FileManager.default.contents(atPath: parts.store.blobs.path(of: record.sha256))
            else { continue }
            item["b64_json"] = .string(bytes.base64EncodedString())
            data[index] = .object(item)
        }
        body["data"] = .array(data)
        response["body"] = .object(body)
        object["response"] = .object(response)
        return JSONValue.object(object).encoded()
    }
}
