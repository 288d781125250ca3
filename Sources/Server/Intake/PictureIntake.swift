import API
import Foundation
import NIOPosix
import Pictures
import Providers
import Registry
import Store

/// Turns what came with a request into input pictures on disk: sniffed, measured and within limits, before any work.
package struct PictureIntake: Sendable {
    let store: Store
    let fetcher: PictureFetcher

    package init(store: Store, fetcher: PictureFetcher) {
        self.store = store
        self.fetcher = fetcher
    }

    /// The pictures and the mask of an edit, whichever way they came. Pictures that were fetched or decoded are written to
    /// `uploads/` and are in `discard`.
    package struct Pictures: Sendable {
        package var inputs: [InputPicture] = []
        package var mask: InputPicture?
        /// Files to be removed when the request is over.
        package var discard: [String] = []

        /// Removes the files that only this request needed.
        package func remove() {
            for path in discard { unlink(path) }
        }
    }

    /// The pictures of a form.
    ///
    /// - Parameter isMask: Whether a file of this field is the mask.
    package func pictures(of form: Form, named isMask: (String) -> Bool = { $0 == "mask" }) async throws -> Pictures {
        var pictures = Pictures(discard: form.uploads.map(\.path))
        for upload in form.uploads {
            let picture = try await picture(at: upload.path, bytes: upload.bytes, sha256: upload.sha256, param: upload.field)
            if isMask(upload.field) { pictures.mask = picture } else { pictures.inputs.append(picture) }
        }
        return pictures
    }

    /// The pictures that a JSON body names.
    package func pictures(images: [ImageReference], mask: ImageReference?, for principal: Principal) async throws -> Pictures {
        var pictures = Pictures()
        do {
            for (index, image) in images.enumerated() {
                pictures.inputs.append(try await picture(image, param: "images[\(index)]", for: principal, &pictures.discard))
            }
            if let mask { pictures.mask = try await picture(mask, param: "mask", for: principal, &pictures.discard) }
            return pictures
        } catch {
            pictures.remove()
            throw error
        }
    }

    private func picture(_ reference: ImageReference, param: String, for principal: Principal, _ discard: inout [String]) async throws
        -> InputPicture
    {
        switch reference {
        case .file(let id):
            guard let file = try await store.files.file(id, for: principal) else {
                throw APIError.notFound("No such File object: \(id.prefix(100))", param: "\(param).file_id")
            }
            return try await picture(at: store.blobs.path(of: file.sha256), bytes: file.bytes, sha256: file.sha256, param: param)
        case .url(let url):
            let bytes = try await fetcher.fetch(url, param: "\(param).image_url")
            var writer = try UploadWriter(folder: store.folder.uploads)
            do {
                try await writer.write(bytes[...])
                let upload = try await writer.finish(field: param, filename: param, contentType: nil)
                discard.append(upload.path)
                return try await picture(at: upload.path, bytes: upload.bytes, sha256: upload.sha256, param: param)
            } catch {
                writer.discard()
                throw error
            }
        }
    }

    private func picture(at path: String, bytes: Int, sha256: String, param: String) async throws -> InputPicture {
        let info = try await NIOThreadPool.singleton.runIfActive {
            try Self.checked(param: param) { try PictureInfo.read(path: path) }
        }
        return InputPicture(
            path: path, format: info.format, size: PixelSize(info.uprightWidth, info.uprightHeight), bytes: bytes, sha256: sha256)
    }

    /// What a picture's bytes are; throws 400, naming `param`, for what is no picture that is taken.
    package static func check(_ bytes: [UInt8], param: String) throws -> PictureInfo {
        try checked(param: param) { try PictureInfo.read(bytes: bytes) }
    }

    private static func checked(param: String, _ read: () throws -> PictureInfo) throws -> PictureInfo {
        do {
            let info = try read()
            guard info.format.isAccepted else { throw PictureError.unsupportedType(mimeType: info.format.mimeType) }
            try DecodeLimits.standard.check(info)
            return info
        } catch PictureError.unsupportedType(let type) {
            throw APIError.unsupportedMimetype(param: param, found: type)
        } catch let error as PictureError {
            throw APIError.invalidImage(param: param, reason: "\(error).")
        }
    }
}
