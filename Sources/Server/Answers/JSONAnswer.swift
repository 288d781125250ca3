import API
import Foundation
import Hummingbird
import NIOCore
import NIOFoundationCompat

extension Response {
    /// A JSON answer.
    package static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return .bytes(ByteBuffer(data: try encoder.encode(value)), type: "application/json", status: status)
    }

    /// Text of a given type.
    package static func text(_ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok) -> Response {
        .bytes(ByteBuffer(string: text), type: type, status: status)
    }

    /// Bytes of a given type.
    package static func bytes(_ bytes: ByteBuffer, type: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(status: status, body: ResponseBody(byteBuffer: bytes))
        response.headers[.contentType] = type
        return response
    }

    /// An error's answer, with the four keys.
    package static func error(_ error: APIError) -> Response {
        var response = (try? Response.json(error.envelope, status: .init(code: error.status))) ?? Response(status: .internalServerError)
        if let seconds = error.retryAfter, seconds.isFinite {
            response.headers[.retryAfter] = String(Int(max(1, seconds.rounded(.up))))
            response.headers[.retryAfterMilliseconds] = String(Int(max(1, (seconds * 1000).rounded(.up))))
        }
        // The SDK would retry every 409, 429 and 5xx; what cannot get better by itself says so.
        if ["insufficient_quota", "conflict", "insufficient_storage"].contains(error.code) {
            response.headers[.shouldRetry] = "false"
        }
        return response
    }
}
