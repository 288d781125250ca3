import API
import Foundation
import Hummingbird
import NIOCore
import _NIOFileSystem

extension Response {
    /// A file of the store, streamed from disk. It is served so that no browser runs it, whatever it contains.
    package static func blob(_ path: String, type: String, name: String? = nil) async throws -> Response {
        guard let info = try? await FileSystem.shared.info(forFileAt: FilePath(path)) else {
            throw APIError.notFound("The file is no longer kept.", param: "id")
        }
        let body = ResponseBody(contentLength: Int(info.size)) { writer in
            try await FileSystem.shared.withFileHandle(forReadingAt: FilePath(path)) { handle in
                for try await chunk in handle.readChunks(chunkLength: .kibibytes(256)) { try await writer.write(chunk) }
            }
            try await writer.finish(nil)
        }
        var response = Response(status: .ok, body: body)
        response.headers[.contentType] = type
        response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        if let name {
            let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "._- ".contains($0)) }
            response.headers[.contentDisposition] = "attachment; filename=\"\(safe.isEmpty ? "file" : safe)\""
        }
        return response
    }
}
