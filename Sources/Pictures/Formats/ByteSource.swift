import CPictures

/// Bytes that are read here and there: memory, a mapped file, or the bytes behind base64 text.
protocol ByteSource {
    /// How many there are.
    var count: Int { get }
    /// The byte at `index`, which lies in `0..<count`.
    func byte(_ index: Int) -> UInt8
    /// A copy of some of them; `range` lies in `0..<count`.
    func bytes(_ range: Range<Int>) -> [UInt8]
}

extension ByteSource {
    func has(_ range: Range<Int>) -> Bool { range.lowerBound >= 0 && range.upperBound <= count }

    func big16(_ at: Int) -> Int? { has(at..<at + 2) ? Int(byte(at)) << 8 | Int(byte(at + 1)) : nil }

    func big32(_ at: Int) -> Int? {
        guard has(at..<at + 4) else { return nil }
        return Int(byte(at)) << 24 | Int(byte(at + 1)) << 16 | Int(byte(at + 2)) << 8 | Int(byte(at + 3))
    }

    func little16(_ at: Int) -> Int? { has(at..<at + 2) ? Int(byte(at)) | Int(byte(at + 1)) << 8 : nil }

    func little24(_ at: Int) -> Int? {
        has(at..<at + 3) ? Int(byte(at)) | Int(byte(at + 1)) << 8 | Int(byte(at + 2)) << 16 : nil
    }

    func little32(_ at: Int) -> Int? {
        guard let low = little24(at), has(at..<at + 4) else { return nil }
        return low | Int(byte(at + 3)) << 24
    }

    /// Whether ASCII `text` stands at `at`.
    func matches(_ text: StaticString, _ at: Int) -> Bool {
        guard has(at..<at + text.utf8CodeUnitCount) else { return false }
        for i in 0..<text.utf8CodeUnitCount where byte(at + i) != text.utf8Start[i] { return false }
        return true
    }
}

/// Bytes in memory that someone else keeps alive.
struct MemorySource: ByteSource {
    let memory: UnsafeRawBufferPointer
    var count: Int { memory.count }
    func byte(_ index: Int) -> UInt8 { memory[index] }
    func bytes(_ range: Range<Int>) -> [UInt8] { Array(memory[range]) }
}
