import Foundation

/// A file that every process touches when it takes a key back, so that a server that remembers keys asks again at once. Looking costs one system
/// call and no wait for the database.
struct ChangeStamp: Sendable {
    /// What is compared: another file at the same path, or the same file written again.
    struct Mark: Sendable, Equatable {
        var inode: UInt64 = 0
        var seconds: Int = 0
        var nanoseconds: Int = 0
    }

    private let path: String

    /// The stamp in the file at `path`, which need not be there.
    init(_ path: String) { self.path = path }

    /// The file as it is now.
    var mark: Mark {
        var status = stat()
        guard stat(path, &status) == 0 else { return Mark() }
        return Mark(inode: UInt64(status.st_ino), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// Says that something changed: a new file takes the old one's place.
    func touch() throws {
        let fresh = "\(path).\(UUID().uuidString)"
        try Data().write(to: URL(fileURLWithPath: fresh))
        guard rename(fresh, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(fresh)
            throw StoreError.notWritable(path, reason: reason)
        }
    }
}
