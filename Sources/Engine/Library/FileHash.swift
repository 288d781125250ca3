import Crypto
import Foundation

/// SHA-256 in hexadecimal.
public enum FileHash {
    /// The hash of `bytes`.
    public static func of(_ bytes: [UInt8]) -> String { text(SHA256.hash(data: bytes)) }

    /// The hash of a file, read through once.
    ///
    /// - Parameter progress: called with the bytes of each part that was read; what it throws ends the reading.
    /// - Throws: `LibraryError.unreadable`.
    public static func of(file path: String, progress: (UnsafeRawBufferPointer) throws -> Void = { _ in }) throws -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LibraryError.unreadable(file: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var hash = SHA256()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 << 20, alignment: 64)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            guard count >= 0 else { throw LibraryError.unreadable(file: path, reason: String(cString: strerror(errno))) }
            if count == 0 { return text(hash.finalize()) }
            let part = UnsafeRawBufferPointer(rebasing: buffer[0..<count])
            hash.update(bufferPointer: part)
            try progress(part)
        }
    }

    /// A hash of bytes that come one part after the other.
    struct Running {
        private var hash = SHA256()

        mutating func add(_ part: UnsafeRawBufferPointer) { hash.update(bufferPointer: part) }
        func finish() -> String { FileHash.text(hash.finalize()) }
    }

    static func text(_ digest: SHA256.Digest) -> String { digest.map { String(format: "%02x", $0) }.joined() }
}
