import Crypto
import Foundation
import Glibc

/// SHA-256 in hexadecimal.
public enum Digest {
    private static let digits = Array("0123456789abcdef".utf8)

    /// The digest of bytes.
    public static func hex(of bytes: some DataProtocol) -> String { hex(SHA256.hash(data: bytes)) }

    /// The digest of a file, which is read in pieces, so that a large one is never in memory.
    public static func hex(ofFile path: String) throws -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(operation: "open", path: path, code: errno) }
        defer { close(descriptor) }
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFault(operation: "read", path: path, code: errno) }
            if count == 0 { return hex(hash.finalize()) }
            buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    /// A digest that was computed elsewhere, piece by piece.
    public static func hex(_ digest: SHA256.Digest) -> String {
        String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
