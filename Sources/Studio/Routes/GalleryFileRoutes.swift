import API
import Foundation
import Hummingbird
import Pictures
import Registry
import Server
import Store

/// Files into and out of the gallery, and what a picture would cost.
struct GalleryFileRoutes: Sendable {
    let studio: Studio

    func add(to router: Router<EaselContext>) {
        router.post("/studio/api/pictures/zip") { request, context in try await zip(request, context) }
        router.post("/studio/api/recipe") { request, context in try await recipe(request, context) }
        router.post("/studio/api/estimate") { request, context in try await estimate(request, context) }
    }

    /// A form or JSON: a form lets the browser write the answer to disk as it comes.
    private func zip(_ request: Request, _ context: EaselContext) async throws -> Response {
        let ids: [String]
        if request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true {
            _ = try context.require(.viewer, changing: request)
            ids = try await studio.json.read(request) { fields in
                var fields = fields
                let array = try fields.array("ids") ?? []
                try fields.finish()
                return array.compactMap { if case .string(let id) = $0 { id } else { nil } }
            }
        } else {
            let visit = try context.require(.viewer)
            let form = try await PlainForm.read(request)
            try FormToken(studio.signer).check(form["csrf"], request, visit: visit)
            ids = (form["ids"] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        guard (1...5_000).contains(ids.count) else { throw APIError.invalid("Choose 1 to 5000 pictures.", param: "ids") }
        let pictures = try await studio.store.gallery.pictures(ids)
        return try studio.zip(pictures, named: "easel-pictures.zip")
    }

    private func recipe(_ request: Request, _ context: EaselContext) async throws -> Response {
        _ = try context.require(.viewer, changing: request)
        let limits = Form.Limits(
            files: ["file": 1], fileBytes: studio.parts.settings.server.maxUploadMB << 20,
            seconds: studio.parts.settings.server.bodyTimeout)
        let form = try await Form.read(request, into: studio.store.folder.uploads, limits: limits)
        defer { form.discard() }
        guard let upload = form.uploads.first else { throw APIError.missing("file") }
        let found: String?
        do {
            found = try Mark.recipe(path: upload.path)
        } catch let error as PictureError {
            throw APIError.invalidImage(param: "file", reason: "\(error).")
        }
        let same = try await studio.store.gallery.picture(sha256: upload.sha256)
        guard let text = found ?? same?.image.recipe, let recipe = try? JSONValue.parse(Data(text.utf8)) else {
            throw APIError.invalid("This file holds no recipe of Easel's.", param: "file")
        }
        return try Response.json(["recipe": recipe, "picture": same.map { .string($0.image.id) } ?? .null] as JSONValue)
    }

    private func estimate(_ request: Request, _ context: EaselContext) async throws -> Response {
        _ = try context.require(.viewer, changing: request)
        let (parameters, references) = try await studio.json.read(request) { fields in
            var fields = fields
            let references = try fields.integer("images", in: 0...16) ?? 0
            // A price is asked for while the prompt is still being written.
            let parameters = try ImageParameters(&fields, promptRequired: false)
            try fields.finish()
            return (parameters, Int(references))
        }
        let resolved = try studio.parts.registry.resolve(parameters.model)
        let task = try ImageTask(.generate, parameters, by: resolved, newSeed: { 0 })
        return try Response.json(studio.estimate(task, resolved, references: references))
    }
}

extension Studio {
    /// What a task would cost, and how long it may take as far as like ones tell.
    func estimate(_ task: ImageTask, _ resolved: ResolvedModel, references: Int) -> JSONValue {
        var task = task
        // Size and format of references are not known yet: the price is that of square ones.
        task.inputs = (0..<references).map { _ in
            InputPicture(path: "", format: .png, size: PixelSize(1024, 1024), bytes: 0, sha256: "")
        }
        let worst = resolved.model.worstCase(of: task)
        let usage = resolved.model.info.counting.estimate(of: task)
        let cost = min(worst, resolved.model.info.prices.cost(of: usage, images: task.count))
        return [
            "model": .string(resolved.model.info.id), "cost_usd": .string(cost.decimal), "worst_case_usd": .string(worst.decimal),
            "free": .bool(resolved.model.info.prices == .free),
            "seconds": parts.service.expectedSeconds(task).map { .number($0) } ?? .null,
        ]
    }

    /// Pictures as a zip file that is written as it is sent.
    func zip(_ pictures: [GalleryPicture], named name: String) throws -> Response {
        try zip(pictures.map { ($0.stem, $0.image) }, named: name)
    }

    /// The same for pictures with names of one's own, without their ends.
    func zip(_ files: [(stem: String, image: ImageRecord)], named name: String) throws -> Response {
        let bytes = files.reduce(UInt64(0)) { $0 + UInt64($1.image.bytes) + 400 }
        guard bytes < ZipStream.mostBytes else { throw APIError.tooLarge("These pictures are over 4 GB; choose fewer.", param: "ids") }
        let blobs = store.blobs
        var response = Response(
            status: .ok,
            body: ResponseBody { writer in
                var writer = writer
                var zip = ZipStream()
                for (stem, image) in files {
                    let path = blobs.path(of: image.sha256)
                    guard FileManager.default.fileExists(atPath: path) else { continue }
                    let name = zip.free(stem, image.format.fileExtension)
                    try await zip.add(path, as: name, made: image.created) { try await writer.write($0) }
                }
                try await zip.finish { try await writer.write($0) }
                try await writer.finish(nil)
            })
        response.headers[.contentType] = "application/zip"
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return response
    }
}
