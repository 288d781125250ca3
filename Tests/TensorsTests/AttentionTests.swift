import Foundation
import Testing

@testable import Tensors

@Suite struct AttentionTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        var batch = 1
        var queries: Int
        var keys: Int
        var heads = 2
        var keyHeads = 2
        var size: Int
        var causal = false
        var masked = false
        var testDescription: String {
            "\(batch)x\(queries)x\(keys), \(heads)/\(keyHeads) heads of \(size)\(causal ? ", causal" : "")\(masked ? ", masked" : "")"
        }
    }

    static let shapes = [
        Shape(queries: 1, keys: 1, size: 8), Shape(queries: 37, keys: 37, size: 40), Shape(batch: 2, queries: 70, keys: 131, size: 64),
        Shape(queries: 33, keys: 65, size: 80), Shape(queries: 150, keys: 150, heads: 3, keyHeads: 3, size: 128),
        Shape(queries: 65, keys: 65, heads: 1, keyHeads: 1, size: 160),
        Shape(queries: 97, keys: 97, heads: 4, keyHeads: 2, size: 128, causal: true),
        Shape(batch: 2, queries: 45, keys: 45, heads: 4, keyHeads: 1, size: 16, causal: true, masked: true),
        Shape(queries: 3, keys: 200, heads: 8, keyHeads: 2, size: 128, causal: true),
        Shape(queries: 20, keys: 600, size: 24, masked: true), Shape(queries: 67, keys: 300, heads: 1, keyHeads: 1, size: 512),
        Shape(batch: 1, queries: 70, keys: 1100, heads: 2, keyHeads: 1, size: 128, masked: true),
    ]

    @Test(arguments: shapes, [ScalarType.float32, .bfloat16])
    func equalsTheDefinition(shape: Shape, type: ScalarType) {
        var numbers = Numbers(20)
        let (q, k, v) = (
            numbers.tensor([shape.batch, shape.queries, shape.heads * shape.size], type: type, scale: 2),
            numbers.tensor([shape.batch, shape.keys, shape.keyHeads * shape.size], type: type, scale: 2),
            numbers.tensor([shape.batch, shape.keys, shape.keyHeads * shape.size], type: type)
        )
        // The first key of each row stays visible, and one whole block of keys does not.
        let mask =
            shape.masked ? (0..<(shape.batch * shape.keys)).map { $0 % shape.keys == 0 || ($0 % 3 != 0 && $0 % shape.keys > 70) } : nil
        let reference = Self.attention(q.doubles, k.doubles, v.doubles, shape, mask)
        let same = onEachPath { compute in
            let out = Tensor(zeros: q.shape)
            compute.attention(q: q, k: k, v: v, headSize: shape.size, causal: shape.causal, keyMask: mask, into: out)
            return out
        } check: { out, path in
            let (largest, relative) = difference(out, reference)
            // Matrix instructions take the weights as bfloat16: 2^-9 relative each.
            #expect(type == .float32 || path < .avx512BFloat16 ? largest < 1e-5 : relative < 4e-3, "\(path): \(largest), \(relative)")
        }
        #expect(same)
    }

    /// Scores far above those of the first keys, first keys that are hidden, queries that see nothing.
    @Test(arguments: [ScalarType.float32, .bfloat16], [0, 40, 300])
    func findsLateAndHiddenPeaks(type: ScalarType, hidden: Int) {
        var numbers = Numbers(21)
        let shape = Shape(queries: 70, keys: 300, heads: 1, keyHeads: 1, size: 64)
        let q = numbers.tensor([shape.queries, shape.size], type: type)
        let keys = numbers.tensor([shape.keys, shape.size])
        for column in 0..<shape.size {
            let at = (290 * shape.size + column) * 4
            keys.pointer.storeBytes(of: q.floats()[5 * shape.size + column] * 300, toByteOffset: at, as: Float.self)
        }
        let (k, v) = (keys.rounded(to: type), numbers.tensor([shape.keys, shape.size], type: type))
        let mask = (0..<shape.keys).map { $0 >= hidden }
        let reference = Self.attention(q.doubles, k.doubles, v.doubles, shape, mask)
        let same = onEachPath { compute in
            let out = Tensor([Float](repeating: 9, count: shape.queries * shape.size), shape: q.shape)
            compute.attention(q: q, k: k, v: v, headSize: shape.size, keyMask: mask, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, reference).relative < (type == .float32 || path < .avx512BFloat16 ? 1e-5 : 5e-3), "\(path)")
        }
        #expect(same)
    }

    static func attention(_ q: [Double], _ k: [Double], _ v: [Double], _ shape: Shape, _ mask: [Bool]?) -> [Double] {
        let (queryWidth, keyWidth) = (shape.heads * shape.size, shape.keyHeads * shape.size)
        var out = [Double](repeating: 0, count: q.count)
        for b in 0..<shape.batch {
            for h in 0..<shape.heads {
                let keyHead = h / (shape.heads / shape.keyHeads)
                for i in 0..<shape.queries {
                    let from = (b * shape.queries + i) * queryWidth + h * shape.size
                    var scores = [Double](repeating: -.infinity, count: shape.keys)
                    for j in 0..<shape.keys
                    where (!shape.causal || j <= i + shape.keys - shape.queries) && (mask?[b * shape.keys + j] ?? true) {
                        let key = (b * shape.keys + j) * keyWidth + keyHead * shape.size
                        var s = 0.0
                        for d in 0..<shape.size { s += q[from + d] * k[key + d] }
                        scores[j] = s / Double(shape.size).squareRoot()
                    }
                    let peak = scores.max() ?? 0
                    guard peak > -.infinity else { continue }
                    var total = 0.0
                    for j in 0..<shape.keys where scores[j] > -.infinity {
                        let weight = exp(scores[j] - peak)
                        total += weight
                        let value = (b * shape.keys + j) * keyWidth + keyHead * shape.size
                        for d in 0..<shape.size { out[from + d] += weight * v[value + d] }
                    }
                    for d in 0..<shape.size { out[from + d] /= total }
                }
            }
        }
        return out
    }
}
