import Weights

/// Looks for values that are no numbers: a model with a single one draws nothing but black or grey.
enum WeightAudit {
    /// - Parameter name: the file's name for the error.
    /// - Throws: `WeightError.notFinite`, which names the tensor.
    static func check(_ entry: WeightEntry, of file: WeightFile, name: String) throws {
        let bytes = file.bytes(of: entry)
        let found: Int? =
            switch entry.type {
            case .f32: first(bytes, UInt32.self, exponent: 0x7F80_0000)
            case .bf16: first(bytes, UInt16.self, exponent: 0x7F80)
            case .f16: first(bytes, UInt16.self, exponent: 0x7C00)
            default: entry.type.isBlocked ? scale(bytes, entry.type) : nil
            }
        if let found { throw WeightError.notFinite(file: name, tensor: entry.name, element: found) }
    }

    /// The first element of the first block with a scale that is no number. Scales are half precision: where they stand in a block is
    /// ggml's (`ggml-common.h`).
    private static func scale(_ bytes: UnsafeRawBufferPointer, _ type: WeightType) -> Int? {
        let places: [Int] =
            switch type {
            case .q6K: [type.bytes - 2]
            case .q40, .q50, .q80: [0]
            default: [0, 2]
            }
        for block in 0..<bytes.count / type.bytes {
            for place in places {
                let bits = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: block * type.bytes + place, as: UInt16.self))
                if bits & 0x7C00 == 0x7C00 { return block * type.blockLength }
            }
        }
        return nil
    }

    /// The first element whose exponent is all ones, looked for block by block so that the inner loop has no branch.
    private static func first<Bits: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ type: Bits.Type, exponent: Bits) -> Int? {
        let size = MemoryLayout<Bits>.size
        let count = bytes.count / size
        guard let base = bytes.baseAddress else { return nil }
        var start = 0
        while start < count {
            let end = min(start + 4096, count)
            var hits = 0
            for index in start..<end where base.loadUnaligned(fromByteOffset: index * size, as: Bits.self) & exponent == exponent {
                hits += 1
            }
            if hits > 0 {
                return (start..<end).first { base.loadUnaligned(fromByteOffset: $0 * size, as: Bits.self) & exponent == exponent }
            }
            start = end
        }
        return nil
    }
}
