import Foundation

/// The layout of a data folder.
///
///     easel.db       the database, with its -wal and -shm
///     easel.lock     held by the server that serves from it
///     keys.changed   touched when a key is revoked
///     secret         what cookies are signed with; readable by its owner only
///     blobs/ab/cd…   files by their SHA-256
///     thumbs/        small pictures, made anew when they are missing
///     tmp/           files that are being written; emptied at start
///     uploads/       files of requests under way; emptied at start
public struct DataFolder: Sendable, Equatable {
    /// The folder, without a slash at its end.
    public let path: String

    /// The folder at `path`.
    public init(_ path: String) {
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        self.path = absolute.count > 1 && absolute.hasSuffix("/") ? String(absolute.dropLast()) : absolute
    }

    /// The database.
    public var database: String { path + "/easel.db" }
    /// The lock of the server.
    public var lock: String { path + "/easel.lock" }
    /// The file that is touched when a key is revoked.
    public var keysChanged: String { path + "/keys.changed" }
    /// The blobs' folder.
    public var blobs: String { path + "/blobs" }
    /// The folder of small pictures.
    public var thumbnails: String { path + "/thumbs" }
    /// The folder of files that are being written.
    public var temporary: String { path + "/tmp" }
    /// The folder for files of requests under way; the store's blobs link from here.
    public var uploads: String { path + "/uploads" }

    /// Makes the folders that are missing; only their owner may enter.
    func create() throws {
        for folder in [path, blobs, thumbnails, temporary, uploads] {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
                    throw StoreError.notAFolder(folder)
                }
                throw StoreError.notWritable(folder, reason: (error as NSError).localizedDescription)
            }
        }
    }

    /// Removes everything in `folder`, one level deep.
    func empty(_ folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
