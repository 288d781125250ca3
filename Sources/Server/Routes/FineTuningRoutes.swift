import API
import Foundation
import Hummingbird
import Registry
import Store

/// `/v1/fine_tuning/jobs`: passed to upstreams that train models; nothing is trained here.
struct FineTuningRoutes: Sendable {
    let parts: ServerParts
    private let json: JSONBody

    init(parts: ServerParts) {
        self.parts = parts
        json = JSONBody(limit: 1 << 20, seconds: parts.settings.server.bodyTimeout)
    }

    func add(to router: Router<EaselContext>) {
        router.post("/v1/fine_tuning/jobs") { request, context in
            try ImageRoutes.require(request, ["application/json"])
            let wanted = try await json.read(request) { $0 }
            return try Response.json(try await create(wanted, context.principal))
        }
        router.get("/v1/fine_tuning/jobs") { request, _ in
            let tuner = try tuners()[0]
            return try Response.json(try await tuner.ask("/jobs", query: request.uri.query, posts: false, body: nil))
        }
        router.get("/v1/fine_tuning/jobs/:id") { request, context in try await pass("", request, context) }
        router.get("/v1/fine_tuning/jobs/:id/events") { request, context in try await pass("/events", request, context) }
        router.get("/v1/fine_tuning/jobs/:id/checkpoints") { request, context in try await pass("/checkpoints", request, context) }
        router.post("/v1/fine_tuning/jobs/:id/cancel") { request, context in try await pass("/cancel", request, context, posts: true) }
    }

    private func tuners() throws -> [any FineTuner] {
        guard !parts.registry.tuners.isEmpty else {
            throw APIError.invalid(
                "No model can be trained here: no upstream has `fine_tuning: true` in easel.yaml, and local models are not trained.",
                param: nil, code: "fine_tuning_unavailable")
        }
        return parts.registry.tuners
    }

    /// Sends the files to the upstream that has the model, and the job after them.
    private func create(_ wanted: Fields, _ principal: Principal) async throws -> JSONValue {
        let tuners = try tuners()
        var fields = wanted
        guard let model = try fields.string("model", limit: 256) else { throw APIError.missing("model") }
        guard let training = try fields.string("training_file", limit: 256) else { throw APIError.missing("training_file") }
        let validation = try fields.string("validation_file", limit: 256)
        let found = tuners.lazy.compactMap { tuner in tuner.upstreamID(of: model).map { (tuner, $0) } }.first
        guard let (tuner, upstreamID) = found else {
            throw APIError.invalid(
                "The model '\(model.prefix(200))' cannot be trained here: no upstream that trains models has it.", param: "model",
                code: "fine_tuning_unavailable")
        }
        if let key = principal.key, !key.allows(model, resolvedTo: model) {
            throw APIError.forbidden("This API key may not use the model '\(model.prefix(200))'.", param: "model")
        }
        var body: [String: JSONValue] = ["model": .string(upstreamID)]
        body["training_file"] = .string(try await send(training, to: tuner, param: "training_file", principal))
        if let validation { body["validation_file"] = .string(try await send(validation, to: tuner, param: "validation_file", principal)) }
        // The rest is the upstream's to check.
        for key in fields.keys { body[key] = fields.value(key) }
        return try await tuner.ask("/jobs", query: nil, posts: true, body: .object(body))
    }

    private func send(_ id: String, to tuner: any FineTuner, param: String, _ principal: Principal) async throws -> String {
        guard let file = try await parts.store.files.file(id, for: principal) else {
            throw APIError.notFound("No such File object: \(id.prefix(100))", param: param)
        }
        guard file.purpose == .fineTune else {
            throw APIError.invalid(
                "Invalid '\(param)': the file's purpose is '\(file.purpose.rawValue)', and has to be 'fine-tune'.", param: param)
        }
        return try await tuner.upload(parts.store.blobs.path(of: file.sha256), bytes: file.bytes, filename: file.filename)
    }

    /// Asks the upstream that has the job.
    private func pass(_ tail: String, _ request: Request, _ context: EaselContext, posts: Bool = false) async throws -> Response {
        let id = try context.parameters.require("id")
        guard id.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || isalnum(Int32($0)) != 0 }) else {
            throw APIError.notFound("No such fine-tuning job.", param: "id")
        }
        var last = APIError.notFound("No such fine-tuning job: \(id.prefix(100))", param: "id")
        for tuner in try tuners() {
            do {
                return try Response.json(
                    try await tuner.ask("/jobs/\(id)\(tail)", query: request.uri.query, posts: posts, body: nil))
            } catch let error as APIError where error.status == 404 { last = error }
        }
        throw last
    }
}
