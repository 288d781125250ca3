import Dispatch
import Foundation
import Glibc

/// The file operations of the blob store, with their faults as errors. They wait for the disk, so they run on threads of
/// their own: Swift's are as few as the cores and must not wait.
struct Disk: Sendable {
    /// An operation that can fail; tests let it.
    enum Operation: String, Sendable, CaseIterable { case open, write, fsync, rename, folder, link }

    /// Asked before each operation; an error number makes it fail.
    var fault: (@Sendable (Operation) -> Int32?)?

    private static let threads = DispatchQueue(label: "easel.disk", attributes: .concurrent)

    /// Runs `body` where waiting for the disk holds nobody up.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Self.threads.async { continuation.resume(with: Result(catching: body)) }
        }
    }

    private func check(_ operation: Operation, _ path: String) throws {
        if let code = fault?(operation) { throw FileFault(operation: operation.rawValue, path: path, code: code) }
    }

    private func failed(_ operation: Operation, _ path: String) -> FileFault {
        FileFault(operation: operation.rawValue, path: path, code: errno)
    }

    /// Writes a new file and brings it to the disk.
    func write(_ bytes: [UInt8], to path: String) throws {
        try check(.open, path)
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failed(.open, path) }
        defer { close(descriptor) }
        try bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                try check(.write, path)
                let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw failed(.write, path) }
                written += count
            }
        }
        try synchronize(descriptor, path)
    }

    private func synchronize(_ descriptor: Int32, _ path: String) throws {
        try check(.fsync, path)
        guard fsync(descriptor) == 0 else { throw failed(.fsync, path) }
    }

    /// Gives the file at `path` a second name and brings it to the disk.
    func linkOrCopy(_ path: String, to new: String) throws {
        try check(.link, path)
        if Glibc.link(path, new) == 0 {
            let descriptor = Glibc.open(new, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failed(.open, new) }
            defer { close(descriptor) }
            return try synchronize(descriptor, new)
        }
        guard errno == EXDEV || errno == EPERM || errno == EMLINK || errno == EOPNOTSUPP else { throw failed(.link, path) }
        try copy(path, to: new)
    }

    private func copy(_ path: String, to new: String) throws {
        let source = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw failed(.open, path) }
        defer { close(source) }
        let target = Glibc.open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw failed(.open, new) }
        defer { close(target) }
        while true {
            let count = sendfile(target, source, nil, 1 << 20)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failed(.write, new) }
            if count == 0 { break }
        }
        try synchronize(target, new)
    }

    /// Makes a folder; returns whether it was missing.
    func makeFolder(_ path: String) throws -> Bool {
        try check(.folder, path)
        if mkdir(path, 0o700) == 0 { return true }
        if errno == EEXIST { return false }
        throw failed(.folder, path)
    }

    /// Renames a file over whatever has the new name.
    func rename(_ path: String, to new: String) throws {
        try check(.rename, path)
        guard Glibc.rename(path, new) == 0 else { throw failed(.rename, new) }
    }

    /// Brings a folder's names to the disk.
    func synchronize(folder: String) throws {
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failed(.open, folder) }
        defer { close(descriptor) }
        try synchronize(descriptor, folder)
    }

    /// The size of the file at `path`.
    func size(of path: String) throws -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failed(.open, path) }
        return Int(status.st_size)
    }

    /// Bytes that this user may still write to the file system of `folder`; `nil` where it does not tell.
    func freeBytes(in folder: String) -> Int64? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
    }
}
