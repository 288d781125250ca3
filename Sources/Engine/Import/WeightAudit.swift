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
            default: nil
            }
        if let found { throw WeightError.notFinite(file: name, tensor: entry.name, element: found) }
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
