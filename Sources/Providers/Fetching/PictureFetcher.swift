import API
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix

/// Fetches pictures from addresses that requests name, without letting them reach what the server can reach and the
/// client cannot: every host is resolved first, private addresses are refused, and the connection goes to the very
/// address that was checked; redirects are followed by hand under the same rules.
public struct PictureFetcher: Sendable {
    private let http: HTTPClient
    private let allowPrivate: Bool
    private let hosts: [String]
    /// The largest picture, in bytes.
    public static let limit = 50 << 20

    /// A fetcher; `allowPrivate` lifts the rule for networks in which pictures do lie on private hosts. Where `hosts` has any, only these are asked:
    /// names, or `*.example.com` for every name below one.
    public init(http: HTTPClient, allowPrivate: Bool, hosts: [String] = []) {
        self.http = http
        self.allowPrivate = allowPrivate
        self.hosts = hosts.map { $0.lowercased() }
    }

    /// Fetches the bytes at an http or https address, or decodes a data: URL.
    ///
    /// - Parameters:
    ///   - limit: The largest picture, in bytes.
    ///   - deadline: When it has to be there; a minute from now where none is given.
    /// - Throws: `APIError` with status 400, naming `param`.
    public func fetch(_ url: String, param: String?, limit: Int = limit, deadline: ContinuousClock.Instant? = nil) async throws -> [UInt8] {
        if url.hasPrefix("data:") {
            guard url.utf8.count / 4 * 3 <= limit + 128 else { throw fault("it is over \(limit >> 20) MB", param) }
            return try Self.decode(dataURL: url, param: param)
        }
        let bounds = Bounds(limit: limit, deadline: deadline ?? .now + .seconds(60))
        var next = url
        for _ in 0..<4 {
            guard let address = URL(string: next), let scheme = address.scheme?.lowercased(), ["http", "https"].contains(scheme),
                let host = address.host, address.user == nil
            else { throw fault("it is no http or https address", param) }
            let target = try await resolve(host, param)
            var configuration = HTTPClient.Configuration()
            configuration.redirectConfiguration = .disallow
            configuration.timeout = .init(connect: .seconds(5), read: .seconds(15))
            configuration.dnsOverride = [host: target]
            configuration.decompression = .disabled
            let client = HTTPClient(eventLoopGroupProvider: .shared(http.eventLoopGroup), configuration: configuration)
            let step: Step
            do {
                step = try await read(client, next, bounds, param)
                try await client.shutdown()
            } catch {
                try? await client.shutdown()
                if let error = error as? APIError { throw error }
                if Task.isCancelled { throw CancellationError() }
                throw fault("it could not be fetched", param)
            }
            switch step {
            case .picture(let bytes): return bytes
            case .redirect(let location):
                guard let absolute = URL(string: location, relativeTo: address)?.absoluteString else {
                    throw fault("it redirects to no address", param)
                }
                next = absolute
            }
        }
        throw fault("it redirects too often", param)
    }

    /// How much may come, and until when.
    private struct Bounds {
        var limit: Int
        var deadline: ContinuousClock.Instant
    }

    private enum Step {
        case picture([UInt8])
        case redirect(String)
    }

    private func read(_ client: HTTPClient, _ url: String, _ bounds: Bounds, _ param: String?) async throws -> Step {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "accept", value: "image/*")
        request.headers.add(name: "user-agent", value: "easel")
        let response = try await client.execute(request, timeout: .seconds(30))
        if [301, 302, 303, 307, 308].contains(response.status.code) {
            guard let location = response.headers.first(name: "location") else { throw fault("it redirects nowhere", param) }
            return .redirect(location)
        }
        guard response.status == .ok else { throw fault("its server answers \(response.status.code)", param) }
        var bytes: [UInt8] = []
        for try await chunk in response.body {
            guard bytes.count + chunk.readableBytes <= bounds.limit else { throw fault("it is over \(bounds.limit >> 20) MB", param) }
            // A server that sends a byte now and then would never be cut off for its silence.
            guard ContinuousClock.now < bounds.deadline else { throw fault("it does not arrive in time", param) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return .picture(bytes)
    }

    private func resolve(_ host: String, _ param: String?) async throws -> String {
        guard isListed(host) else { throw fault("its host '\(host.prefix(100))' is not among those that this server fetches from", param) }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let addresses = try await NIOThreadPool.singleton.runIfActive { HostAddress.resolve(bare) }
        guard let first = addresses.first else { throw fault("its host '\(host.prefix(100))' is not known", param) }
        if !allowPrivate, let inner = addresses.first(where: \.isPrivate) {
            throw fault("its host '\(host.prefix(100))' is in a private network (\(inner.text))", param)
        }
        return first.text
    }

    private func isListed(_ host: String) -> Bool {
        let host = host.lowercased()
        return hosts.isEmpty || hosts.contains { $0 == host || $0.hasPrefix("*.") && host.hasSuffix($0.dropFirst()) }
    }

    private static func decode(dataURL url: String, param: String?) throws -> [UInt8] {
        guard let comma = url.firstIndex(of: ","), url[..<comma].lowercased().hasSuffix(";base64"),
            let data = Data(base64Encoded: String(url[url.index(after: comma)...]), options: .ignoreUnknownCharacters), !data.isEmpty
        else {
            throw APIError.invalid(
                "Invalid '\(param ?? "image_url")': a data: URL has to be base64.", param: param, code: "invalid_image_url")
        }
        return Array(data)
    }

    private func fault(_ reason: String, _ param: String?) -> APIError {
        .invalid("Invalid '\(param ?? "image_url")': the picture cannot be fetched, \(reason).", param: param, code: "invalid_image_url")
    }
}
