import API
import Foundation
import Glibc
import Synchronization

/// A file in the store, named by its content.
public struct Blob: Sendable, Hashable {
    /// SHA-256 in hexadecimal.
    public var sha256: String
    /// Its size.
    public var bytes: Int
}

/// Files by their SHA-256. A file is written under another name, brought to the disk and then renamed, so that a name
/// always has its whole content, whenever the process or the machine dies.
///
/// Blobs have no count of references: a blob is kept while a row names it, or while it is *pinned*, from its writing until
/// the row that names it is committed. `remove` runs inside the database's one writer, after the question whether a row
/// names the blob; a row that is committed later had its blob pinned before.
public final class BlobStore: Sendable {
    private let folder: DataFolder
    private let minimumFreeBytes: Int64
    private let pins = Mutex<[String: Int]>([:])
    let disk: Disk

    init(_ folder: DataFolder, minimumFreeBytes: Int64, disk: Disk = Disk()) {
        self.folder = folder
        self.minimumFreeBytes = minimumFreeBytes
        self.disk = disk
    }

    /// Where the blob with this name lies, or would.
    public func path(of sha256: String) -> String { "\(shelf(of: sha256))/\(sha256.dropFirst(2))" }

    private func shelf(of sha256: String) -> String { "\(folder.blobs)/\(sha256.prefix(2))" }

    /// Whether it is there.
    public func contains(_ sha256: String) -> Bool { access(path(of: sha256), F_OK) == 0 }

    /// Keeps `bytes`. The blob is pinned until the row that names it is written (`ImageRepository.add`, `JobRepository.finish`);
    /// call `unpin` where none is after all.
    ///
    /// - Throws: `APIError.insufficientStorage` with nothing left behind; `FileFault` for a disk that fails otherwise.
    public func put(_ bytes: [UInt8]) async throws -> Blob { try await put { bytes } }

    /// Keeps the bytes that `make` gives, which runs where it holds nobody up.
    public func put(_ make: @escaping @Sendable () throws -> [UInt8]) async throws -> Blob {
        try await disk.run { [self] in
            let bytes = try make()
            let blob = Blob(sha256: Digest.hex(of: bytes), bytes: bytes.count)
            try keep(blob) { temporary in try disk.write(bytes, to: temporary) }
            return blob
        }
    }

    /// Keeps the file at `path` by a link, or by a copy where the file system knows no links. The file under its old name
    /// stays its owner's. The blob is pinned.
    public func adopt(_ path: String, sha256: String?) async throws -> Blob {
        try await disk.run { [self] in
            let blob = Blob(sha256: try sha256 ?? Digest.hex(ofFile: path), bytes: try disk.size(of: path))
            try keep(blob) { temporary in try disk.linkOrCopy(path, to: temporary) }
            return blob
        }
    }

    private func keep(_ blob: Blob, write: (_ temporary: String) throws -> Void) throws {
        pin(blob.sha256)
        do {
            guard !contains(blob.sha256) else { return }
            let temporary = "\(folder.temporary)/\(Identifier.make("blob"))"
            do {
                try write(temporary)
                let shelf = shelf(of: blob.sha256)
                if try disk.makeFolder(shelf) { try disk.synchronize(folder: folder.blobs) }
                try disk.rename(temporary, to: path(of: blob.sha256))
                try disk.synchronize(folder: shelf)
            } catch {
                Glibc.unlink(temporary)
                throw error
            }
        } catch {
            unpin(blob.sha256)
            throw asAPIError(error)
        }
    }

    /// Keeps a blob from being removed, whether or not a row names it.
    public func pin(_ sha256: String) { pins.withLock { $0[sha256, default: 0] += 1 } }

    /// Ends a pin of `put` or `adopt`.
    public func unpin(_ sha256: String) {
        pins.withLock { pins in
            guard let count = pins[sha256] else { return }
            pins[sha256] = count > 1 ? count - 1 : nil
        }
    }

    /// Removes a blob that no row names, unless it is pinned. Call it inside the writer only.
    func remove(_ sha256: String) {
        pins.withLock { pins in
            if pins[sha256] == nil { Glibc.unlink(path(of: sha256)) }
        }
    }

    /// Throws `APIError.insufficientStorage` while the file system has less room than is to be left free.
    public func checkRoom() throws {
        guard let free = disk.freeBytes(in: folder.path), free < minimumFreeBytes else { return }
        throw APIError.insufficientStorage
    }

    /// The names of all blobs on the disk.
    func names() -> [String] {
        let manager = FileManager.default
        return ((try? manager.contentsOfDirectory(atPath: folder.blobs)) ?? []).flatMap { shelf in
            ((try? manager.contentsOfDirectory(atPath: "\(folder.blobs)/\(shelf)")) ?? []).map { shelf + $0 }
        }
    }
}
