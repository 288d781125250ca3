import API
import Crypto
import Foundation
import NIOCore
import NIOPosix
import Store

/// A file of a form while and after it is written to disk.
package struct Upload: Sendable {
    /// The form field, with the index of a repeated one: `image[1]`.
    package var field: String
    /// The name the client gave.
    package var filename: String
    /// The type the client claimed.
    package var contentType: String?
    /// Where it lies.
    package var path: String
    /// Its size.
    package var bytes: Int
    /// SHA-256 in hexadecimal.
    package var sha256: String
}

/// Writes one upload to disk as it comes, a quarter of a megabyte at a time, and hashes it on the way: many clients send large files
/// at once, and each holds a block.
struct UploadWriter: ~Copyable {
    private static let block = 256 << 10

    private let path: String
    private let descriptor: Int32
    private var pending = ByteBuffer()
    private var hash = SHA256()
    private var count = 0

    init(folder: String) throws {
        path = "\(folder)/\(UUID().uuidString.lowercased())"
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.fault(errno) }
    }

    deinit { close(descriptor) }

    var bytes: Int { count }

    mutating func write(_ slice: ArraySlice<UInt8>) async throws {
        pending.writeBytes(slice)
        count += slice.count
        if pending.readableBytes >= Self.block { try await flush() }
    }

    mutating func finish(field: String, filename: String, contentType: String?) async throws -> Upload {
        try await flush()
        let digest = Digest.hex(hash.finalize())
        return Upload(field: field, filename: filename, contentType: contentType, path: path, bytes: count, sha256: digest)
    }

    /// Removes what was written.
    func discard() { unlink(path) }

    private mutating func flush() async throws {
        guard pending.readableBytes > 0 else { return }
        let block = pending
        pending = ByteBuffer()
        let descriptor = descriptor
        let soFar = hash
        hash = try await NIOThreadPool.singleton.runIfActive {
            try block.withUnsafeReadableBytes { bytes in
                var rest = bytes[...]
                while !rest.isEmpty {
                    let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                    if written < 0, errno == EINTR { continue }
                    guard written > 0 else { throw Self.fault(errno) }
                    rest = rest.dropFirst(written)
                }
                var hash = soFar
                hash.update(bufferPointer: bytes)
                return hash
            }
        }
    }

    private static func fault(_ code: Int32) -> any Error {
        code == ENOSPC || code == EDQUOT ? APIError.insufficientStorage : POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO)
    }
}
