import Glibc

/// A file's bytes, mapped rather than read: only the pages that are touched come from the disk.
///
/// The file must not be shortened meanwhile; Easel's own uploads and blobs never are.
final class MappedFile: PayloadOwner {
    private let start: UInt
    let count: Int

    /// Maps a file.
    ///
    /// - Throws: `PictureError.unreadable` or `.empty`.
    init(_ path: String) throws {
        func failure() -> PictureError { .unreadable(path: path, reason: String(cString: strerror(errno))) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure() }
        guard status.st_mode & S_IFMT == S_IFREG else { throw PictureError.unreadable(path: path, reason: "it is not a file") }
        count = Int(status.st_size)
        guard count > 0 else { throw PictureError.empty }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else { throw failure() }
        self.start = UInt(bitPattern: start)
    }

    deinit { munmap(UnsafeMutableRawPointer(bitPattern: start), count) }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: start), count: count))
    }

    /// The file as a payload that shares the mapping.
    var payload: PicturePayload { PicturePayload(.raw, [PayloadSegment(self, 0..<count)]) }
}

/// Calls `body` with a file's bytes, mapped rather than read.
///
/// - Throws: `PictureError.unreadable` or `.empty`, and what `body` throws.
func withMappedFile<Result>(_ path: String, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    try MappedFile(path).withUnsafeBytes(body)
}
