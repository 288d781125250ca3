import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat

/// A Python package index (PEP 503, PEP 691), asked for one file of a package.
struct PackageIndex {
    /// The index's address, such as `https://pypi.org/simple`.
    let address: String
    let http: HTTPClient

    /// PyPI's own.
    static let standard = "https://pypi.org/simple"

    /// Where a file of a package lies.
    ///
    /// - Throws: `DownloadError.server`.
    func file(_ name: String, of package: String) async throws -> String {
        let page = (address.hasSuffix("/") ? address : address + "/") + package + "/"
        var request = HTTPClientRequest(url: page)
        request.headers.add(name: "accept", value: "application/vnd.pypi.simple.v1+json, text/html;q=0.5")
        let data: Data
        do {
            let response = try await http.execute(request, timeout: .seconds(60))
            guard response.status == .ok else { throw DownloadError.server(address: page, reason: "it answers \(response.status.code)") }
            data = Data(buffer: try await response.body.collect(upTo: 32 << 20))
        } catch let error as DownloadError {
            throw error
        } catch {
            throw DownloadError.server(address: page, reason: "it cannot be reached (\(error))")
        }
        guard let place = Self.places(data).first(where: { Self.fileName($0) == name }),
            let url = URL(string: place, relativeTo: URL(string: page))?.absoluteURL, ["http", "https"].contains(url.scheme)
        else { throw DownloadError.server(address: page, reason: "it lists no \(name)") }
        return url.absoluteString
    }

    /// The addresses that a page lists, in either of its forms, without what stands behind a '#'.
    static func places(_ page: Data) -> [String] {
        struct Listing: Decodable {
            struct File: Decodable { var url: String }
            var files: [File]
        }
        if let listing = try? JSONDecoder().decode(Listing.self, from: page) { return listing.files.map { whole($0.url) } }
        return String(decoding: page, as: UTF8.self).components(separatedBy: "href=\"").dropFirst().compactMap { part in
            part.firstIndex(of: "\"").map { whole(part[..<$0].replacingOccurrences(of: "&amp;", with: "&")) }
        }
    }

    private static func whole(_ place: String) -> String { place.split(separator: "#", maxSplits: 1).first.map(String.init) ?? "" }

    private static func fileName(_ place: String) -> String {
        String(place.split(separator: "?").first?.split(separator: "/").last ?? "")
    }
}
