import API
import Foundation
import Hummingbird
import NIOCore
import Server

/// A form as browsers send it without scripts.
struct PlainForm {
    private var fields: [String: String] = [:]

    /// Reads the body, at most a megabyte; throws `APIError`.
    static func read(_ request: Request) async throws -> PlainForm {
        let type = request.headers[.contentType] ?? "none"
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw APIError.unsupportedContentType(type, supported: ["application/x-www-form-urlencoded"])
        }
        var body = ByteBuffer()
        for try await chunk in request.body.within(seconds: 60) {
            guard body.readableBytes + chunk.readableBytes <= 1 << 20 else { throw APIError.tooLarge("The form is over a megabyte.") }
            body.writeImmutableBuffer(chunk)
        }
        return PlainForm(String(buffer: body))
    }

    init(_ text: String) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.decoded)
            if let name = parts.first, fields[name] == nil { fields[name] = parts.count > 1 ? parts[1] : "" }
        }
    }

    subscript(_ name: String) -> String? { fields[name] }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? String(spaced)
    }
}
