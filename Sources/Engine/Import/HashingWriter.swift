import Crypto
import Foundation

/// Writes a file and hashes it on the way.
final class HashingWriter {
    private let path: String
    private let descriptor: Int32
    private var hash = SHA256()

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LibraryError.notWritable(file: path, reason: String(cString: strerror(errno))) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, rest.baseAddress, min(rest.count, 64 << 20))
            guard count > 0 else { throw LibraryError.notWritable(file: path, reason: String(cString: strerror(errno))) }
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: rest[0..<count]))
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Puts the file on the disk; its SHA-256 in hexadecimal.
    func finish() throws -> String {
        guard fsync(descriptor) == 0, close(descriptor) == 0 else {
            throw LibraryError.notWritable(file: path, reason: String(cString: strerror(errno)))
        }
        return FileHash.text(hash.finalize())
    }

    func abandon() {
        close(descriptor)
        unlink(path)
    }
}
