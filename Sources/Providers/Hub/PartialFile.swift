import AsyncHTTPClient
import Foundation
import NIOCore

/// A file that is being fetched; it goes on from what is there.
struct PartialFile {
    private let path: String
    /// How often a connection that broke is made again.
    private static let tries = 5

    init(_ path: String) { self.path = path }

    /// Fetches what is missing.
    ///
    /// - Parameters:
    ///   - expected: the whole file's length, where it is known.
    ///   - progress: called with the share of the file that is there.
    /// - Throws: `DownloadError`.
    func fill(from address: String, expecting expected: Int?, http: HTTPClient, _ progress: (Double) -> Void) async throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DownloadError.notWritable(file: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var broken: any Error = DownloadError.server(address: address, reason: "it cannot be reached")
        for attempt in 0..<Self.tries {
            if attempt > 0 { try await Task.sleep(for: .milliseconds(250 << attempt)) }
            do {
                var start = lseek(descriptor, 0, SEEK_END)
                if let expected, start > expected {
                    guard ftruncate(descriptor, 0) == 0 else { throw disk() }
                    start = 0
                }
                guard try await read(from: address, at: Int(start), expected, into: descriptor, http, progress) else { continue }
                guard fsync(descriptor) == 0 else { throw DownloadError.notWritable(file: path, reason: String(cString: strerror(errno))) }
                return
            } catch let error as DownloadError {
                throw error
            } catch let error as CancellationError {
                throw error
            } catch {
                broken = DownloadError.server(address: address, reason: "the connection broke (\(error)); run the command again to go on")
            }
        }
        throw broken
    }

    /// Reads one answer; false where it ended early.
    private func read(
        from address: String, at start: Int, _ expected: Int?, into descriptor: Int32, _ http: HTTPClient, _ progress: (Double) -> Void
    ) async throws -> Bool {
        if let expected, start == expected { return true }
        var request = HTTPClientRequest(url: address)
        if start > 0 { request.headers.add(name: "range", value: "bytes=\(start)-") }
        let response = try await http.execute(request, timeout: .hours(24))
        var there = start
        switch response.status {
        case .partialContent: break
        case .ok:
            // The server knows no ranges: from the beginning.
            there = 0
            guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw disk() }
        case .rangeNotSatisfiable where start > 0 && expected == nil: return true
        case let status where status.code >= 500: throw Interrupted(code: Int(status.code))
        default: throw DownloadError.server(address: address, reason: "it answers \(response.status.code)")
        }
        let left = response.headers.first(name: "content-length").flatMap { Int($0) }
        let whole = expected ?? left.map { there + $0 }
        for try await buffer in response.body {
            try buffer.withUnsafeReadableBytes { bytes in
                var rest = bytes
                while !rest.isEmpty {
                    let count = write(descriptor, rest.baseAddress, rest.count)
                    guard count > 0 else { throw disk() }
                    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                }
            }
            there += buffer.readableBytes
            if let whole, whole > 0 { progress(min(1, Double(there) / Double(whole))) }
        }
        guard let whole else { return true }
        if there > whole {
            throw DownloadError.server(address: address, reason: "it sends \(there) bytes where \(whole) were announced")
        }
        return there == whole
    }

    private struct Interrupted: Error { var code: Int }

    private func disk() -> DownloadError { .notWritable(file: path, reason: String(cString: strerror(errno))) }
}
