import Crypto
import Foundation

/// The secret that this installation signs cookies with: 32 random bytes in the data folder, for its owner's eyes only.
public enum ServerSecret {
    /// Reads the secret of `folder`, or makes it.
    ///
    /// - Throws: `StoreError.notWritable` where it cannot be kept, or is not what was written.
    public static func load(_ folder: DataFolder) throws -> SymmetricKey {
        let path = folder.path + "/secret"
        if let data = FileManager.default.contents(atPath: path) {
            guard data.count == 32 else { throw StoreError.notWritable(path, reason: "it holds \(data.count) bytes, not 32; remove it") }
            // Whoever copied the folder may have left the file open to others.
            _ = chmod(path, 0o600)
            return SymmetricKey(data: data)
        }
        let key = SymmetricKey(size: .bits256)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.notWritable(path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        let written = key.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == 32, fsync(descriptor) == 0 else {
            unlink(path)
            throw StoreError.notWritable(path, reason: String(cString: strerror(errno)))
        }
        return key
    }
}
