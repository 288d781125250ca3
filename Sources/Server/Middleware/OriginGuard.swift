import API
import Foundation
import Hummingbird

/// Keeps other web sites away from a server that asks for no key.
///
/// A page anywhere can send a browser to `http://127.0.0.1:8080`; what it cannot do is hide where it comes from
/// (`Origin`, `Sec-Fetch-Site`) or, by DNS rebinding, call this server by a loopback name.
struct OriginGuard: RouterMiddleware {
    typealias Context = EaselContext

    let keysRequired: Bool

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard !keysRequired else { return try await next(request, context) }
        let host = request.head.authority ?? ""
        guard Self.isLoopback(host) else {
            throw APIError.forbidden(
                "This server answers without keys, and therefore only under a loopback name, not as '\(host.prefix(100))'.")
        }
        if let origin = request.headers[.origin], origin != "null" || request.method != .get {
            guard let url = URL(string: origin), Self.isLoopback(url.host.map { $0.contains(":") ? "[\($0)]" : $0 } ?? "") else {
                throw APIError.forbidden("Requests from the web page at '\(origin.prefix(100))' are not taken without a key.")
            }
        }
        if request.headers[.secFetchSite] == "cross-site", request.method != .get {
            throw APIError.forbidden("Requests from other web sites are not taken without a key.")
        }
        return try await next(request, context)
    }

    /// Whether `host`, with or without a port, names this machine's loopback.
    static func isLoopback(_ host: String) -> Bool {
        var name = host.lowercased()
        if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
            name = String(name[name.index(after: name.startIndex)..<end])
        } else if let colon = name.lastIndex(of: ":") {
            name = String(name[..<colon])
        }
        if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
