import API
import Apps
import Foundation
import Hummingbird
import Jobs
import NIOCore
import Pictures
import Registry
import Store

/// `/v1/images/…`.
struct ImageRoutes: Sendable {
    let parts: ServerParts
    private let departures: Departures
    let intake: PictureIntake
    let apps: AppService
    private let json: JSONBody

    init(parts: ServerParts, departures: Departures) {
        self.parts = parts
        self.departures = departures
        intake = PictureIntake(store: parts.store, fetcher: parts.fetcher)
        apps = AppService(store: parts.store, registry: parts.registry)
        json = JSONBody(budget: ByteBudget(96 << 20), limit: 64 << 20, seconds: parts.settings.server.bodyTimeout)
    }

    func add(to router: Router<EaselContext>) {
        router.post("/v1/images/generations") { request, context in try await generate(request, context) }
        router.post("/v1/images/edits") { request, context in try await edit(request, context) }
        router.post("/v1/images/variations") { request, context in try await vary(request, context) }
    }

    /// What a request names: a model, or an app that chooses one.
    private enum Target {
        case model(ResolvedModel)
        case app(String)
    }

    private func target(_ parameters: ImageParameters, _ context: EaselContext) throws -> Target {
        if let slug = Self.slug(parameters.model) { return .app(slug) }
        return .model(try resolve(parameters, context))
    }

    private func generate(_ request: Request, _ context: EaselContext) async throws -> Response {
        try Self.require(request, ["application/json"])
        let wanted = try await json.read(request) { try ImageGenerationRequest(fields: $0) }
        var pictures = PictureIntake.Pictures()
        do {
            let asked: Asked
            switch try target(wanted.parameters, context) {
            case .model(let resolved):
                let task = try ImageTask(.generate, Self.followed(wanted.parameters, request), by: resolved, newSeed: Self.newSeed)
                asked = Asked(task, resolved, wanted.parameters)
            case .app(let slug):
                let run = try await run(slug, Self.followed(wanted.parameters, request), &pictures, context)
                asked = Asked(run.task, run.model, wanted.parameters)
            }
            return try await answer(asked, request, context, pictures)
        } catch {
            pictures.remove()
            throw error
        }
    }

    private func edit(_ request: Request, _ context: EaselContext) async throws -> Response {
        let type = try Self.require(request, ["multipart/form-data", "application/json"])
        try parts.store.checkRoom()
        let wanted: ImageEditRequest
        let target: Target
        var pictures: PictureIntake.Pictures
        if type == "application/json" {
            wanted = try await json.read(request) { try ImageEditRequest(fields: $0) }
            // The model is found before anything is fetched for it. An app's pictures may be among its inputs.
            if wanted.images.isEmpty, Self.slug(wanted.parameters.model) == nil { throw APIError.missing("images") }
            target = try self.target(wanted.parameters, context)
            pictures = try await intake.pictures(images: wanted.images, mask: wanted.mask, for: context.principal)
        } else {
            let form = try await Form.read(request, into: parts.store.folder.uploads, limits: limits(["image": 16, "mask": 1]))
            do {
                wanted = try ImageEditRequest(fields: Fields(form: form.fields))
                guard wanted.images.isEmpty, wanted.mask == nil else {
                    throw APIError.unknownParameter(wanted.mask == nil ? "images" : "mask")
                }
                guard form.uploads.contains(where: { $0.field.hasPrefix("image") }) else { throw APIError.missing("image") }
                target = try self.target(wanted.parameters, context)
                pictures = try await intake.pictures(of: form)
            } catch {
                form.discard()
                throw error
            }
        }
        do {
            let asked: Asked
            switch target {
            case .model(let resolved):
                let task = try ImageTask(
                    .edit, Self.followed(wanted.parameters, request), by: resolved, inputs: pictures.inputs, mask: pictures.mask,
                    fidelity: wanted.inputFidelity, newSeed: Self.newSeed)
                asked = Asked(task, resolved, wanted.parameters)
            case .app(let slug):
                let run = try await run(
                    slug, Self.followed(wanted.parameters, request), fidelity: wanted.inputFidelity, &pictures, context)
                asked = Asked(run.task, run.model, wanted.parameters)
            }
            return try await answer(asked, request, context, pictures)
        } catch {
            pictures.remove()
            throw error
        }
    }

    private func vary(_ request: Request, _ context: EaselContext) async throws -> Response {
        try Self.require(request, ["multipart/form-data"])
        try parts.store.checkRoom()
        let form = try await Form.read(request, into: parts.store.folder.uploads, limits: limits(["image": 1]))
        do {
            let wanted = try ImageVariationRequest(fields: Fields(form: form.fields))
            guard !form.uploads.isEmpty else { throw APIError.missing("image") }
            let pictures = try await intake.pictures(of: form)
            let resolved = try resolve(wanted.parameters, context)
            let task = try ImageTask(.variation, wanted.parameters, by: resolved, inputs: pictures.inputs, newSeed: Self.newSeed)
            return try await answer(Asked(task, resolved, wanted.parameters), request, context, pictures)
        } catch {
            form.discard()
            throw error
        }
    }

    /// What a request asks for, once it is checked.
    private struct Asked: Sendable {
        let task: ImageTask
        let model: ResolvedModel
        let streams: Bool
        let wantsLink: Bool

        init(_ task: ImageTask, _ model: ResolvedModel, _ parameters: ImageParameters) {
            self.task = task
            self.model = model
            streams = parameters.stream == true
            wantsLink = parameters.responseFormat == "url"
        }
    }

    private func answer(_ asked: Asked, _ request: Request, _ context: EaselContext, _ pictures: PictureIntake.Pictures = .init())
        async throws
        -> Response
    {
        if Self.prefersAsync(request) {
            defer { pictures.remove() }
            return try await accept(asked, request, context)
        }
        let work = parts.service.perform(asked.task, by: asked.model, for: context.principal, requestID: context.requestID)
        if asked.streams {
            let watched = departures.following(work, with: context.channel) { pictures.remove() }
            return try await ImageEventStream.response(task: asked.task, events: watched)
        }
        defer { pictures.remove() }
        let origin = publicOrigin(request)
        return try await departures.cancelling(with: context.channel) { () async throws -> Response in
            var answer = ImageAnswer(task: asked.task, linkOrigin: asked.wantsLink ? origin : nil)
            for try await event in work { answer.take(event) }
            return try answer.response()
        }
    }

    private func accept(_ asked: Asked, _ request: Request, _ context: EaselContext) async throws -> Response {
        if asked.streams {
            throw APIError.invalid("A job cannot be streamed here: leave 'stream' out and follow /v1/jobs/{id}/events.", param: "stream")
        }
        let key = request.headers[.idempotencyKey]
        if let key, key.isEmpty || key.utf8.count > 255 {
            throw APIError.invalid("Idempotency-Key has to have 1 to 255 characters.", param: "Idempotency-Key")
        }
        let job = try await parts.service.enqueue(
            asked.task, by: asked.model, for: context.principal, requestID: context.requestID, idempotencyKey: key)
        var response = try Response.json(job, status: .accepted)
        response.headers[.location] = "/v1/jobs/\(job.id)"
        response.headers[.preferenceApplied] = "respond-async"
        return response
    }

    private func resolve(_ parameters: ImageParameters, _ context: EaselContext) throws -> ResolvedModel {
        let resolved = try parts.registry.resolve(parameters.model)
        guard parameters.easel.inputs == nil else {
            throw APIError.unsupportedParameter("easel.inputs", model: resolved.requested, because: "only apps have inputs.")
        }
        try parts.service.authorize(resolved, for: context.principal)
        return resolved
    }

    private func limits(_ files: [String: Int]) -> Form.Limits {
        Form.Limits(files: files, fileBytes: parts.settings.server.maxUploadMB << 20, seconds: parts.settings.server.bodyTimeout)
    }

    private func publicOrigin(_ request: Request) -> String {
        parts.settings.server.publicURL ?? "http://\(request.head.authority ?? "127.0.0.1:\(parts.settings.server.port)")"
    }

    private static func newSeed() -> UInt64 { UInt64.random(in: 0..<1 << 32) }

    /// A job's partial pictures go to whoever follows its events: they are made without a stream of the request's own.
    private static func followed(_ parameters: ImageParameters, _ request: Request) -> ImageParameters {
        guard prefersAsync(request), parameters.stream != true else { return parameters }
        var followed = parameters
        followed.stream = true
        return followed
    }

    private static func prefersAsync(_ request: Request) -> Bool {
        request.headers[values: .prefer].contains {
            $0.split(separator: ",").contains { $0.trimmingCharacters(in: .whitespaces).lowercased() == "respond-async" }
        }
    }

    /// The media type of the body; throws 415 for one that is not in `supported`.
    @discardableResult
    static func require(_ request: Request, _ supported: [String]) throws -> String {
        let value = request.headers[.contentType] ?? "none"
        let type = value.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        guard supported.contains(type) else { throw APIError.unsupportedContentType(value, supported: supported) }
        return type
    }
}
