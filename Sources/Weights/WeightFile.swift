import Foundation

/// A safetensors file, mapped: its tensors are read where the kernel keeps the file, and never copied.
///
/// The mapping is private and read-only. A file that another process cuts off while it is mapped would end this one, as with
/// every mapping; the model store keeps its files read-only for that reason.
public final class WeightFile: @unchecked Sendable {  // the mapping is never written to
    /// Where it lies.
    public let path: String
    /// Its tensors and texts.
    public let header: SafetensorsHeader
    private let base: UnsafeRawPointer
    /// Bytes of the file.
    public let length: Int

    /// Maps the file at `path`.
    ///
    /// - Throws: `WeightError`.
    public init(_ path: String) throws {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw WeightError.unreadable(file: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw WeightError.unreadable(file: path, reason: String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw WeightError.unreadable(file: path, reason: "it is no file") }
        length = Int(status.st_size)
        guard length >= 8 else { throw WeightError.malformed(file: path, reason: "it has \(length) bytes, fewer than any header") }
        guard let mapping = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), mapping != MAP_FAILED else {
            throw WeightError.unreadable(file: path, reason: String(cString: strerror(errno)))
        }
        base = UnsafeRawPointer(mapping)
        do {
            header = try SafetensorsHeader(UnsafeRawBufferPointer(start: base, count: length), file: path)
        } catch {
            munmap(mapping, length)
            throw error
        }
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), length) }

    /// The bytes of a tensor; they are valid while the file is alive.
    public func bytes(of entry: WeightEntry) -> UnsafeRawBufferPointer { bytes(entry.range) }

    /// Some of the file's bytes; they are valid while the file is alive.
    public func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        precondition(range.lowerBound >= 0 && range.upperBound <= length)
        return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// Lets go of the pages that this process has seen. They stay in the page cache while there is room, and come back when they are read.
    public func letGo() { madvise(UnsafeMutableRawPointer(mutating: base), length, MADV_DONTNEED) }
}
