import API
import Foundation
import Pictures
import Registry
import Store

extension ResponseIntake {
    /// The items of a request with their pictures in the store; each picture's blob is pinned once.
    func items(_ request: ResponseRequest, _ partner: Partner, _ pinned: inout [String], for principal: Principal) async throws
        -> [KeptResponseItem]
    {
        let wanted = request.input.flatMap { given -> [GivenPicture] in
            if case .item(_, let pictures) = given.content { pictures } else { [] }
        }
        if let first = wanted.first, case .text(let resolved) = partner, resolved.model.info.text?.vision != true, request.imageTool == nil
        {
            throw APIError.unsupportedParameter(first.param, model: resolved.requested, because: "it does not see pictures.")
        }
        guard wanted.count <= ChatIntake.mostPictures else {
            throw APIError.invalid(
                "Too many images: a request may hold \(ChatIntake.mostPictures) pictures, and this one holds \(wanted.count).",
                param: wanted[ChatIntake.mostPictures].param, code: "too_many_images")
        }
        var files = try await files(of: wanted, &pinned, for: principal).makeIterator()
        var items: [KeptResponseItem] = []
        for given in request.input {
            switch given.content {
            case .item(let item, let pictures):
                items.append(KeptResponseItem(item, pictures: pictures.compactMap { _ in files.next() }))
            case .reference(let id):
                guard let kept = try await parts.store.responses.item(id, for: principal) else {
                    throw APIError.notFound("Item with id '\(id.prefix(100))' not found.", param: given.path)
                }
                // It may be deleted where it came from while this one still needs it.
                for picture in kept.pictures {
                    parts.store.blobs.pin(picture.sha256)
                    pinned.append(picture.sha256)
                }
                items.append(kept)
            }
        }
        return items
    }

    /// The mask of the drawing tool in the store.
    func mask(_ request: ResponseRequest, _ pinned: inout [String], for principal: Principal) async throws -> InputPicture? {
        guard let (tool, path) = request.imageTool, let mask = tool.mask else { return nil }
        return try await files(
            of: [GivenPicture(mask, param: "\(path).input_image_mask")], &pinned, for: principal
        ).first
    }

    private func files(of wanted: [GivenPicture], _ pinned: inout [String], for principal: Principal) async throws -> [InputPicture] {
        guard !wanted.isEmpty else { return [] }
        try parts.store.checkRoom()
        let intake = ChatIntake(parts: parts)
        let records = try await intake.files(of: wanted, for: principal)
        let memory = try await HeldMemory(ChatIntake.most(wanted, records), of: parts.conversations)
        defer { withExtendedLifetime(memory) {} }
        var files: [InputPicture] = []
        for (picture, file) in zip(wanted, try await intake.fetch(wanted, records)) {
            let info = try PictureIntake.check(file.bytes, param: picture.param)
            let blob = try await parts.store.blobs.put(file.bytes)
            pinned.append(blob.sha256)
            files.append(
                InputPicture(
                    path: parts.store.blobs.path(of: blob.sha256), format: info.format,
                    size: PixelSize(info.uprightWidth, info.uprightHeight), bytes: blob.bytes, sha256: blob.sha256))
        }
        return files
    }
}
