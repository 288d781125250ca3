extension Tensor {
    /// The elements of a contiguous tensor in place, as a Swift type of the same size: `Float`, `UInt16` for the
    /// halves, `Int8`, `Int32`.
    public func withElements<Element, Result>(as element: Element.Type, _ body: (UnsafeMutableBufferPointer<Element>) throws -> Result)
        rethrows -> Result
    {
        precondition(isContiguous && MemoryLayout<Element>.stride == type.size, "\(type) of \(shape) seen as \(element)")
        return try body(UnsafeMutableBufferPointer(start: pointer.assumingMemoryBound(to: element), count: count))
    }

    /// A copy of the elements as floats, in row-major order; for tests, previews and results, not for inner loops.
    public func floats() -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(count)
        for row in 0..<(count == 0 ? 0 : rows) {
            let start = pointer + row * rowStride * type.size
            for column in 0..<columns {
                switch type {
                case .float32: result.append(start.loadUnaligned(fromByteOffset: column * 4, as: Float.self))
                case .bfloat16:
                    result.append(Float(bitPattern: UInt32(start.loadUnaligned(fromByteOffset: column * 2, as: UInt16.self)) << 16))
                case .float16: result.append(Float(half: start.loadUnaligned(fromByteOffset: column * 2, as: UInt16.self)))
                case .int8: result.append(Float(start.load(fromByteOffset: column, as: Int8.self)))
                case .int32: result.append(Float(start.loadUnaligned(fromByteOffset: column * 4, as: Int32.self)))
                }
            }
        }
        return result
    }
}

extension Float {
    /// The value of an IEEE 754 half with these bits.
    init(half bits: UInt16) {
        let sign: Float = bits & 0x8000 == 0 ? 1 : -1
        let exponent = Int(bits >> 10) & 31
        let fraction = Float(bits & 0x3ff)
        switch exponent {
        case 0: self = sign * fraction * 0x1p-24
        case 31: self = fraction == 0 ? sign * .infinity : .nan
        default: self = sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
        }
    }
}
