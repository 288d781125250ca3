import Foundation
import Tensors

/// Numbers that are the same in every run: SplitMix64.
struct Numbers {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> Float {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Float((z ^ (z >> 31)) >> 40) / Float(1 << 23) - 1
    }

    mutating func tensor(_ shape: [Int], type: ScalarType = .float32, scale: Float = 1) -> Tensor {
        let values = (0..<shape.reduce(1, *)).map { _ in next() * scale }
        return Tensor(values, shape: shape).rounded(to: type)
    }
}

extension Tensor {
    /// A copy in another type, made by Swift's own arithmetic rather than by the kernels that are tested.
    func rounded(to type: ScalarType) -> Tensor {
        let result = Tensor(zeros: shape, type: type)
        for (index, value) in floats().enumerated() {
            let at = result.pointer + index * type.size
            switch type {
            case .float32: at.storeBytes(of: value, as: Float.self)
            case .bfloat16: at.storeBytes(of: bfloat16(value), as: UInt16.self)
            case .float16: at.storeBytes(of: Float16(value).bitPattern, as: UInt16.self)
            case .int8: at.storeBytes(of: Int8(max(-128, min(127, value.rounded(.toNearestOrEven)))), as: Int8.self)
            case .int32: at.storeBytes(of: Int32(value.rounded(.toNearestOrEven)), as: Int32.self)
            }
        }
        return result
    }

    var doubles: [Double] { floats().map(Double.init) }

    /// The bytes of a contiguous tensor.
    var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: pointer, count: byteCount)) }
}

/// The nearest bfloat16, ties to even.
func bfloat16(_ value: Float) -> UInt16 {
    if value.isNaN { return UInt16(value.bitPattern >> 16) | 0x40 }
    let bits = value.bitPattern
    return UInt16(truncatingIfNeeded: (UInt64(bits) + 0x7fff + UInt64((bits >> 16) & 1)) >> 16)
}

/// The largest difference, and the root of the mean square against that of the reference.
func difference(_ tensor: Tensor, _ reference: [Double]) -> (largest: Double, relative: Double) {
    let values = tensor.doubles
    precondition(values.count == reference.count)
    var largest = 0.0
    var squares = 0.0
    var total = 0.0
    for (value, expected) in zip(values, reference) {
        let d = abs(value - expected)
        largest = d.isNaN ? .infinity : max(largest, d)
        squares += d * d
        total += expected * expected
    }
    return (largest, total > 0 ? (squares / total).squareRoot() : squares.squareRoot())
}

/// Runs on each kernel path of this machine with 1, 2 and 3 threads; the bytes must be the same within a path.
func onEachPath(_ body: (Compute) -> Tensor, check: (Tensor, KernelPath) -> Void) -> Bool {
    var same = true
    for path in KernelPath.available {
        let first = body(Compute(threads: 1, path: path))
        check(first, path)
        for threads in [2, 3] where body(Compute(threads: threads, path: path)).bytes != first.bytes { same = false }
    }
    return same
}
