import AsyncHTTPClient
import Engine
import Foundation
import NIOCore

/// Fetches a published model's files into a folder: what is there and whole is not fetched again, what was broken off goes on
/// where it stopped.
public struct ModelDownload: Sendable {
    let model: PublishedModel
    let folder: String
    let mirror: String?
    let hub: String
    let http: HTTPClient

    /// A download into `folder`, which is made.
    ///
    /// - Parameters:
    ///   - mirror: an address under which the files lie, with a `SHA256SUMS`; `nil` for the hub.
    ///   - hub: the hub's address.
    public init(_ model: PublishedModel, into folder: String, mirror: String?, hub: String, http: HTTPClient) {
        self.model = model
        self.folder = folder
        self.mirror = mirror.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        self.hub = hub.hasSuffix("/") ? String(hub.dropLast()) : hub
        self.http = http
    }

    /// An HTTP client for downloads: hubs send a file's reader on to where it lies. No key travels along, so redirects may be followed.
    public static func httpClient(connectTimeout: Double = 5) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .follow(max: 5, allowCycles: false)
        configuration.timeout = .init(connect: .milliseconds(Int64(connectTimeout * 1000)))
        configuration.httpVersion = .http1Only
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// What was fetched.
    public struct Result: Sendable {
        /// The folder of the files.
        public var folder: String
        /// Where they came from.
        public var source: String
        /// How many files nobody announced a hash for.
        public var unchecked: Int
    }

    /// A file that is wanted.
    struct Item: Sendable, Equatable {
        var path: String
        var sha256: String?
        var bytes: Int?
    }

    private var base: String { mirror ?? "\(hub)/\(model.repository)/resolve/main" }

    /// Fetches everything.
    ///
    /// - Parameter progress: called with the share that is done.
    /// - Throws: `DownloadError`.
    public func run(_ progress: (Double) -> Void) async throws -> Result {
        let items = try await list()
        guard !items.isEmpty else { throw DownloadError.server(address: base, reason: "no file of the model is listed there") }
        // A mirror's list has no lengths; then every file counts alike.
        let known = items.allSatisfy { $0.bytes != nil }
        let all = known ? Double(max(1, items.reduce(0) { $0 + ($1.bytes ?? 0) })) : Double(items.count)
        var done = 0.0
        for item in items {
            let share = known ? Double(item.bytes ?? 0) : 1
            try await fetch(item) { part in progress(min(1, (done + part * share) / all)) }
            done += share
            progress(min(1, done / all))
        }
        return Result(folder: folder, source: base, unchecked: items.count { $0.sha256 == nil })
    }

    private func list() async throws -> [Item] {
        if let mirror { return try await sums(mirror + "/SHA256SUMS") }
        let address = "\(hub)/api/models/\(model.repository)/tree/main?recursive=true"
        struct Entry: Decodable {
            struct Large: Decodable { var oid: String }
            var type: String
            var path: String
            var size: Int?
            var lfs: Large?
        }
        guard let entries = try? JSONDecoder().decode([Entry].self, from: try await small(address)) else {
            throw DownloadError.server(address: address, reason: "it answers with no list of files")
        }
        return entries.filter { $0.type == "file" && model.wants($0.path) }.map {
            Item(path: $0.path, sha256: $0.lfs.map { $0.oid.replacingOccurrences(of: "sha256:", with: "") }, bytes: $0.size)
        }
    }

    /// The lines of sha256sum: a hash, two spaces (or a space and an asterisk), a name.
    private func sums(_ address: String) async throws -> [Item] {
        let text = String(decoding: try await small(address), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).compactMap { line in
            guard line.count > 66, line.prefix(64).allSatisfy(\.isHexDigit) else { return nil }
            var path = String(line.dropFirst(66))
            if path.hasPrefix("./") { path = String(path.dropFirst(2)) }
            return model.wants(path) ? Item(path: path, sha256: line.prefix(64).lowercased(), bytes: nil) : nil
        }
    }

    private func small(_ address: String) async throws -> Data {
        do {
            let response = try await http.execute(HTTPClientRequest(url: address), timeout: .seconds(60))
            guard response.status == .ok else { throw DownloadError.server(address: address, reason: "it answers \(response.status.code)") }
            return Data(buffer: try await response.body.collect(upTo: 8 << 20))
        } catch let error as DownloadError {
            throw error
        } catch {
            throw DownloadError.server(address: address, reason: "it cannot be reached (\(error))")
        }
    }

    private func fetch(_ item: Item, _ progress: (Double) -> Void) async throws {
        let path = "\(folder)/\(item.path)"
        if FileManager.default.fileExists(atPath: path) { return }
        let part = path + ".part"
        do {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch { throw DownloadError.notWritable(file: path, reason: (error as NSError).localizedDescription) }
        try await PartialFile(part).fill(from: "\(base)/\(item.path)", expecting: item.bytes, http: http, progress)
        let found: String
        do { found = try FileHash.of(file: part) } catch { throw DownloadError.notWritable(file: part, reason: "\(error)") }
        if let expected = item.sha256, expected != found {
            // What is there is of no use: the next try begins anew.
            try? FileManager.default.removeItem(atPath: part)
            throw DownloadError.damaged(file: item.path, expected: expected, found: found)
        }
        do { try FileManager.default.moveItem(atPath: part, toPath: path) } catch {
            throw DownloadError.notWritable(file: path, reason: (error as NSError).localizedDescription)
        }
    }
}
