/// Reads a GGUF file's head from the left to the right (ggml `docs/gguf.md`); every count and length is held against what is left of
/// the file before anything is made of it.
struct GGUFScanner {
    let bytes: UnsafeRawBufferPointer
    let file: String
    private(set) var offset: Int

    init(_ bytes: UnsafeRawBufferPointer, file: String, at offset: Int = 0) {
        self.bytes = bytes
        self.file = file
        self.offset = offset
    }

    /// The longest text that is read: chat templates and descriptions, not books.
    static let longestText = 16 << 20

    func fault(_ reason: String) -> WeightError { .malformed(file: file, reason: reason) }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws -> Number {
        let size = MemoryLayout<Number>.size
        guard bytes.count - offset >= size else { throw fault("it ends within its header; the file is cut off") }
        defer { offset += size }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// A number of things that follow, each of which takes at least `size` bytes.
    mutating func count(of what: String, size: Int, most: Int) throws -> Int {
        let count = try number(UInt64.self)
        guard count <= UInt64(most) else { throw fault("it counts \(count) \(what), and at most \(most) are read") }
        guard Int(count) <= (bytes.count - offset) / size else {
            throw fault("it counts \(count) \(what), more than the file has room for")
        }
        return Int(count)
    }

    mutating func skip(_ count: Int) throws {
        guard count >= 0, count <= bytes.count - offset else { throw fault("it ends within its header; the file is cut off") }
        offset += count
    }

    /// The bytes of a text.
    mutating func text() throws -> UnsafeRawBufferPointer {
        let length = try count(of: "bytes of a text", size: 1, most: Self.longestText)
        defer { offset += length }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    }

    mutating func string(_ what: String) throws -> String {
        let bytes = try text()
        guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("\(what) is no UTF-8") }
        return text
    }
}
