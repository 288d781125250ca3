import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Pictures
import Server

/// What browsers load beside pages. All of it lies under one address with the hash of everything in it, so that modules
/// import each other by relative names and nothing is ever asked for twice.
///
/// Texts are compressed once, at the start. They are the same for everybody and hold nothing of anybody's; pages, which hold
/// tokens beside words from the address, are never compressed: their length would tell of the tokens (BREACH).
struct Assets: Sendable {
    /// `/assets/…`: what addresses of assets begin with.
    let base: String
    private let files: [String: Asset]
    private let isFixed: Bool

    /// - Parameter isFixed: Whether the files stay as they are for the life of the process.
    init(_ files: StudioFiles, isFixed: Bool) {
        self.isFixed = isFixed
        var hash = SHA256()
        var found: [String: Asset] = [:]
        for (path, data) in files.below("assets").sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data("\(path)\n\(data.count)\n".utf8))
            hash.update(data: data)
            found[path] = Asset(path, data, isFixed: isFixed)
        }
        self.files = found
        base = "/assets/" + hash.finalize().prefix(6).hexadecimal
    }

    /// A file's bytes.
    func data(_ path: String) -> Data? { files[path]?.data }

    /// The addresses of these files and of all modules that they import, at once or later, in order.
    func addresses(of paths: [String]) -> [String] {
        var found: Set<String> = []
        var open = paths
        while let path = open.popLast() {
            guard let file = files[path], found.insert(path).inserted else { continue }
            open += file.imports
        }
        return found.sorted().map { "\(base)/\($0)" }
    }

    /// The answer to `/assets/{hash}/{path}`; `nil` where there is no such file. An old page's hash gets the new file, which
    /// it may keep only for the moment.
    func response(hash: String, path: String, _ request: Request) -> Response? {
        guard let file = files[path], let type = file.type else { return nil }
        let packed = request.takesGzip ? file.packed : nil
        let tag = packed == nil ? "\"\(file.tag)\"" : "\"\(file.tag)-gzip\""
        var response =
            request.knows(tag)
            ? Response(status: .notModified) : Response.bytes(ByteBuffer(data: packed ?? file.data), type: type)
        if response.status == .ok, packed != nil { response.headers[.contentEncoding] = "gzip" }
        if file.packed != nil { response.headers[.vary] = "Accept-Encoding" }
        response.headers[.eTag] = tag
        let isCurrent = isFixed && base == "/assets/\(hash)"
        response.headers[.cacheControl] = isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
        response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        return response
    }
}

/// One file of them.
struct Asset: Sendable {
    /// As it is.
    let data: Data
    /// As gzip, where it is a text that stays as it is and gains by that.
    let packed: Data?
    /// Its media type; `nil` for what is not given out.
    let type: String?
    /// Names its content.
    let tag: String
    /// The modules that it imports, by their paths.
    let imports: [String]

    init(_ path: String, _ data: Data, isFixed: Bool) {
        self.data = data
        let ending = (path as NSString).pathExtension
        type = Self.types[ending]
        tag = SHA256.hash(data: data).prefix(8).hexadecimal
        let isText = ["js", "css", "json", "svg"].contains(ending)
        let gzip = isText && isFixed ? Gzip.compress([UInt8](data)) : nil
        packed = gzip.flatMap { $0.count < data.count ? Data($0) : nil }
        let folder = path.split(separator: "/").dropLast().map { String($0) }
        imports = ending == "js" ? Self.imports(in: String(decoding: data, as: UTF8.self), from: folder) : []
    }

    private static func imports(in script: String, from folder: [String]) -> [String] {
        script.matches(of: /(?:from|import\()\s*"(\.[^"]+)"/).map { match in
            var steps = folder
            for step in match.1.split(separator: "/") where step != "." {
                if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
            }
            return steps.joined(separator: "/")
        }
    }

    private static let types = [
        "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "json": "application/json", "svg": "image/svg+xml",
        "png": "image/png", "webp": "image/webp", "ico": "image/x-icon", "woff2": "font/woff2",
    ]
}

extension Sequence<UInt8> {
    /// Two digits a byte.
    fileprivate var hexadecimal: String { map { String(format: "%02x", $0) }.joined() }
}
