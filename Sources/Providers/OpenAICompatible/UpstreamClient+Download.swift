import API
import AsyncHTTPClient
import Foundation
import NIOCore

extension UpstreamClient {
    /// Fetches a picture that an upstream answered with by address: from the upstream's own host, which is trusted as
    /// configured, or through the guarded fetcher.
    func download(_ url: String) async throws -> [UInt8] {
        guard let address = URL(string: url, relativeTo: URL(string: baseURL + "/")), let host = address.host else {
            throw APIError.upstream("The upstream '\(name)' sent an address that is none.")
        }
        guard host == URL(string: baseURL)?.host else {
            return try await PictureFetcher(http: http, allowPrivate: false).fetch(address.absoluteString, param: nil)
        }
        let response = try await http.execute(HTTPClientRequest(url: address.absoluteString), timeout: .seconds(60))
        guard response.status == .ok else {
            throw APIError.upstream("The upstream '\(name)' does not give its picture (\(response.status.code)).")
        }
        let body = try await response.body.collect(upTo: 64 << 20)
        return Array(body.readableBytesView)
    }
}
