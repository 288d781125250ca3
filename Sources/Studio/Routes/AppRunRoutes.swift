import API
import Apps
import Foundation
import Hummingbird
import Pictures
import Registry
import Server
import Store

/// What visitors do with a published app: they make pictures, look at theirs, and say what they did with them.
struct AppRunRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.post, "/a/{slug}/runs", "Makes pictures with the app.", isOpen: true),
        .init(.get, "/a/{slug}/runs", "Lists the visitor's own runs.", isOpen: true),
        .init(.get, "/a/{slug}/runs/{run}", "Tells of one run.", isOpen: true),
        .init(.delete, "/a/{slug}/runs/{run}", "Cancels a run.", isOpen: true),
        .init(.get, "/a/{slug}/runs/{run}/events", "Streams a run's progress.", isOpen: true),
        .init(.get, "/a/{slug}/pictures/{id}", "Gives a picture of the visitor's, or a small one of it.", isOpen: true),
        .init(.post, "/a/{slug}/outcomes", "Notes what a visitor did with a picture.", isOpen: true),
    ]

    func add(to router: Router<EaselContext>) {
        router.post("/a/:slug/runs") { request, context in try await start(request, context) }
        router.get("/a/:slug/runs") { request, context in try await list(request, context) }
        router.get("/a/:slug/runs/:run") { request, context in
            let (app, run) = try await run(request, context)
            return try Response.json(try await json(run, app))
        }
        router.delete("/a/:slug/runs/:run") { request, context in
            _ = try Visitors(studio.signer).writer(request)
            let (app, run) = try await run(request, context)
            if let job = run.jobID { _ = try await studio.parts.service.cancel(job, for: .operator) }
            return try Response.json(try await json(try await studio.store.apps.run(run.id) ?? run, app))
        }
        router.get("/a/:slug/runs/:run/events") { request, context in
            let (_, run) = try await run(request, context)
            guard let job = run.jobID else { throw APIError.notFound("This run has no events.", param: "run") }
            let events = try await studio.parts.service.events(of: job, for: .operator)
            return JobRoutes.stream(studio.parts.departures.following(events, with: context.channel))
        }
        router.get("/a/:slug/pictures/:id") { request, context in try await picture(request, context) }
        router.post("/a/:slug/outcomes") { request, context in
            let app = try await studio.openApp(request, context)
            let visitor = try Visitors(studio.signer).writer(request)
            let (id, outcome) = try await studio.body(request) { fields in
                guard let id = try fields.string("picture", limit: 64) else { throw APIError.missing("picture") }
                guard let outcome = try fields.choice("outcome", of: RunOutcome.self) else { throw APIError.missing("outcome") }
                return (id, outcome)
            }
            _ = try await image(id, app, visitor)
            return try Response.json(["noted": try await studio.store.apps.note(outcome, ofImage: id)])
        }
    }

    private func start(_ request: Request, _ context: EaselContext) async throws -> Response {
        let app = try await studio.openApp(request, context)
        let visitor = try Visitors(studio.signer).writer(request)
        try studio.store.checkRoom()
        var asked = AppRequest(visitor: visitor)
        var discard: [String] = []
        defer { for path in discard { unlink(path) } }
        if request.headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") == true {
            let kinds = app.definition.inputs.filter { InputKinds.standard[$0.kind]?.isPicture == true }
            let limits = Form.Limits(
                files: Dictionary(kinds.map { ($0.id, $0.settings.maxCount ?? 1) }) { $1 },
                fileBytes: studio.parts.settings.server.maxUploadMB << 20, seconds: studio.parts.settings.server.bodyTimeout)
            let form = try await Form.read(request, into: studio.store.folder.uploads, limits: limits)
            discard = form.uploads.map(\.path)
            let pictures = try await PictureIntake(store: studio.store, fetcher: studio.parts.fetcher).pictures(
                of: form, named: { _ in false })
            asked.pictures = zip(form.uploads, pictures.inputs).map { upload, picture in
                (String(upload.field.prefix { $0 != "[" }), picture)
            }
            asked.inputs = try Self.object(form.fields["inputs"], "inputs")
            asked.parameters = try AppParameter.read(try Self.object(form.fields["parameters"], "parameters"))
            for key in form.fields.keys where key != "inputs" && key != "parameters" { throw APIError.unknownParameter(key) }
        } else {
            let (inputs, parameters) = try await studio.body(request) { ($0.value("inputs"), $0.value("parameters")) }
            if case .object(let values)? = inputs { asked.inputs = values }
            if case .object(let values)? = parameters { asked.parameters = try AppParameter.read(values) }
        }
        let job = try await studio.enqueue(app.slug, asked, requestID: context.requestID)
        return try Response.json(
            ["run": .string(job.run), "job": .string(job.job.id), "status": .string(job.job.status.rawValue)] as JSONValue,
            status: .accepted)
    }

    private static func object(_ text: String?, _ name: String) throws -> [String: JSONValue] {
        guard let text, !text.isEmpty else { return [:] }
        guard case .object(let values) = try JSONValue.parse(Data(text.utf8)) else {
            throw APIError.invalidType(param: name, expected: "an object", found: "something else")
        }
        return values
    }

    private func list(_ request: Request, _ context: EaselContext) async throws -> Response {
        let app = try await studio.openApp(request, context)
        let visitor = try Visitors(studio.signer).reader(request)
        var page = PageRequest(limit: 20)
        if let limit = request.uri.queryParameters["limit"].flatMap({ Int($0) }) { page.limit = min(max(limit, 1), 100) }
        page.after = request.uri.queryParameters["after"].map { String($0) }
        let found = try await studio.store.apps.runs(RunFilter(app: app.slug, visitor: visitor, purpose: .run), page)
        var list: [JSONValue] = []
        for run in found.elements { list.append(try await json(run, app)) }
        return try Response.json(["object": "list", "data": .array(list), "has_more": .bool(found.hasMore)] as JSONValue)
    }

    /// The visitor's own run that a path names.
    private func run(_ request: Request, _ context: EaselContext) async throws -> (OpenApp, RunRecord) {
        let app = try await studio.openApp(request, context)
        let visitor = try Visitors(studio.signer).reader(request)
        guard let run = try await studio.store.apps.run(try context.parameters.require("run")), run.stamp.app == app.slug,
            run.stamp.visitor == visitor
        else { throw APIError.notFound("There is no such run.", param: "run") }
        return (app, run)
    }

    private func json(_ run: RunRecord, _ app: OpenApp) async throws -> JSONValue {
        var object: [String: JSONValue] = [
            "run": .string(run.id), "status": .string(run.status.rawValue), "created": .time(run.created),
            "version": .integer(Int64(run.stamp.version)),
            "model": .string(run.task.model), "inputs": run.stamp.inputs, "job": run.jobID.map { .string($0) } ?? .null,
            "error": .null,
        ]
        if let job = run.jobID, let found = try? await studio.parts.service.job(job, for: .operator) {
            object["status"] = .string(found.status.rawValue)
            object["queue_position"] = found.queuePosition.map { .integer(Int64($0)) } ?? .null
            object["progress"] = .number(found.progress)
            object["eta_seconds"] = found.etaSeconds.map { .number($0) } ?? .null
            if let error = found.error {
                object["error"] = ["code": error.code.map { .string($0) } ?? .null, "message": .string(error.message)]
            }
        } else if let code = run.errorCode {
            object["error"] = ["code": .string(code), "message": .string(code)]
        }
        // Read after the status: a job that ends in between would be done without its pictures.
        let images = try await studio.store.apps.images(ofRun: run.id)
        object["pictures"] = .array(images.map { Self.json($0, app.slug) })
        return .object(object)
    }

    static func json(_ image: ImageRecord, _ slug: String) -> JSONValue {
        let path = "/a/\(slug)/pictures/\(image.id)"
        return [
            "id": .string(image.id), "url": .string(path), "thumb": .string("\(path)?w=320"), "width": .integer(Int64(image.width)),
            "height": .integer(Int64(image.height)), "format": .string(image.format.rawValue),
            "alt": image.alt.map { .string($0.text) } ?? .null,
        ]
    }

    /// A picture of the visitor's.
    private func image(_ id: String, _ app: OpenApp, _ visitor: String) async throws -> ImageRecord {
        guard let image = try await studio.store.images.image(id, for: .operator), let name = image.run, name.app == app.slug,
            let run = try await studio.store.apps.run(name.id), run.stamp.visitor == visitor
        else { throw APIError.notFound("There is no such picture.", param: "id") }
        return image
    }

    private func picture(_ request: Request, _ context: EaselContext) async throws -> Response {
        let app = try await studio.openApp(request, context)
        let visitor = try Visitors(studio.signer).reader(request)
        let image = try await image(try context.parameters.require("id"), app, visitor)
        if let width = request.uri.queryParameters["w"].flatMap({ Int($0) }) { return try await studio.thumbnail(image, width: width) }
        let name = request.uri.queryParameters["download"] == nil ? nil : "\(app.slug)-\(image.id.suffix(6)).\(image.format.fileExtension)"
        var response = try await Response.blob(studio.store.blobs.path(of: image.sha256), type: image.format.mimeType, name: name)
        response.headers[.cacheControl] = "private, max-age=31536000, immutable"
        return response
    }
}

extension Studio {
    /// Gives a run of an app to the queue.
    func enqueue(_ slug: String, _ asked: AppRequest, requestID: String) async throws -> (run: String, job: JobObject) {
        let run = try await apps.prepare(slug, asked)
        let principal = Principal.visitor(asked.visitor ?? "vis-nobody")
        let job = try await parts.service.enqueue(run.task, by: run.model, for: principal, requestID: requestID)
        return (run.id, job)
    }
}
