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
    /// The largest picture, in bytes.
    public static let limit = 50 << 20

    /// A fetcher; `allowPrivate` lifts the rule for networks in which pictures do lie on private hosts.
    public init(http: HTTPClient, allowPrivate: Bool) {
        self.http = http
        self.allowPrivate = allowPrivate
    }

    /// Fetches the bytes at an http or https address, or decodes a data: URL.
    ///
    /// - Throws: `APIError` with status 400, naming `param`.
    public func fetch(_ url: String, param: String?) async throws -> [UInt8] {
        if url.hasPrefix("data:") { return try Self.decode(dataURL: url, param: param) }
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
                step = try await read(client, next, param)
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

    private enum Step {
        case picture([UInt8])
        case redirect(String)
    }

    private func read(_ client: HTTPClient, _ url: String, _ param: String?) async throws -> Step {
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
            guard bytes.count + chunk.readableBytes <= Self.limit else { throw fault("it is over \(Self.limit >> 20) MB", param) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return .picture(bytes)
    }

    private func resolve(_ host: String, _ param: String?) async throws -> String {
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let addresses = try await NIOThreadPool.singleton.runIfActive { HostAddress.resolve(bare) }
        guard let first = addresses.first else { throw fault("its host '\(host.prefix(100))' is not known", param) }
        if !allowPrivate, let inner = addresses.first(where: \.isPrivate) {
            throw fault("its host '\(host.prefix(100))' is in a private network (\(inner.text))", param)
        }
        return first.text
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
