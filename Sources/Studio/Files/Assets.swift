import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Server

/// What browsers load beside pages. All of it lies under one address with the hash of everything in it, so that modules
/// import each other by relative names and nothing is ever asked for twice.
struct Assets: Sendable {
    /// `/assets/…`: what addresses of assets begin with.
    let base: String
    private let files: [String: Data]
    private let isFixed: Bool

    /// - Parameter isFixed: Whether the files stay as they are for the life of the process.
    init(_ files: StudioFiles, isFixed: Bool) {
        self.files = files.below("assets")
        self.isFixed = isFixed
        var hash = SHA256()
        for (path, data) in self.files.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data("\(path)\n\(data.count)\n".utf8))
            hash.update(data: data)
        }
        base = "/assets/" + hash.finalize().prefix(6).map { String(format: "%02x", $0) }.joined()
    }

    /// The addresses of all assets, in order.
    var addresses: [String] { files.keys.sorted().map { "\(base)/\($0)" } }

    /// A file's bytes.
    func data(_ path: String) -> Data? { files[path] }

    /// The answer to `/assets/{hash}/{path}`; `nil` where there is no such file. An old page's hash gets the new file, which
    /// it may keep only for the moment.
    func response(hash: String, path: String) -> Response? {
        guard let data = files[path], let type = Self.type(of: path) else { return nil }
        var response = Response.bytes(ByteBuffer(data: data), type: type)
        let isCurrent = isFixed && base == "/assets/\(hash)"
        response.headers[.cacheControl] = isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
        response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        return response
    }

    private static func type(of path: String) -> String? {
        switch (path as NSString).pathExtension {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "json": "application/json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "webp": "image/webp"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        default: nil
        }
    }
}
