import CPictures

/// The sum that PNG and zip files check their bytes by.
public struct Checksum: Sendable, Equatable {
    /// The CRC-32 of what came.
    public private(set) var value: UInt32 = 0

    /// The sum of nothing.
    public init() {}

    /// Adds bytes to the sum.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        value = easel_crc32(value, start, bytes.count)
    }
}
