import Foundation

/// A safetensors or GGUF file, mapped: its tensors are read where the kernel keeps the file, and never copied.
///
/// The mapping is private and read-only. A file that another process cuts off while it is mapped would end this one, as with
/// every mapping; the model store keeps its files read-only for that reason.
public final class WeightFile: @unchecked Sendable {  // the mapping is never written to
    /// Where it lies.
    public let path: String
    /// Its tensors, in the order of their bytes.
    public let entries: [WeightEntry]
    /// The `__metadata__` texts of a safetensors file.
    public let texts: [String: String]
    /// What a GGUF file says of its model; `nil` for safetensors.
    public let metadata: GGUFMetadata?
    private let base: UnsafeRawPointer
    /// Bytes of the file.
    public let length: Int

    /// Whether a file is called as files of weights are.
    public static func isNamed(_ path: String) -> Bool { path.hasSuffix(".safetensors") || path.hasSuffix(".gguf") }

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
            let bytes = UnsafeRawBufferPointer(start: base, count: length)
            if GGUFHeader.begins(bytes) {
                let header = try GGUFHeader(bytes, file: path)
                (entries, texts, metadata) = (header.entries, [:], header.metadata)
            } else {
                let header = try SafetensorsHeader(bytes, file: path)
                (entries, texts, metadata) = (header.entries, header.metadata, nil)
            }
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

    /// The texts of a GGUF file's array, which are read anew each time: a vocabulary is large, and needed once.
    ///
    /// - Throws: `WeightError.metadata` where it is missing or no array of texts.
    public func strings(_ key: String) throws -> [String] {
        guard let metadata else { throw WeightError.metadata(file: path, key: key, reason: "is missing: it is no GGUF file") }
        return try metadata.strings(key, in: UnsafeRawBufferPointer(start: base, count: length))
    }

    /// Lets go of the pages that this process has seen. They stay in the page cache while there is room, and come back when they are read.
    public func letGo() { madvise(UnsafeMutableRawPointer(mutating: base), length, MADV_DONTNEED) }
}
