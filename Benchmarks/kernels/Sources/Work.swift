import Tensors

/// The pieces of work that are measured, by names that the Python side knows too: `kind:parameters`.
enum Work {
    static func prepare(_ name: String, on compute: Compute) -> (() -> Void)? {
        let parts = name.split(separator: ":")
        guard parts.count == 3 else { return nil }
        let sizes = parts[1].split(separator: "x").compactMap { Int($0) }
        let type = parts[2]
        switch parts[0] {
        case "product": return product(sizes, type, compute)
        case "attention": return attention(sizes, causal: type == "causal", compute)
        case "convolution": return convolution(sizes, compute)
        case "block": return block(sizes[0], int8: type == "int8", compute)
        case "layernorm": return layerNorm(sizes, compute)
        case "swiglu": return swiglu(sizes, compute)
        case "groupnorm": return groupNorm(sizes, compute)
        default: return nil
        }
    }

    private static func product(_ sizes: [Int], _ type: Substring, _ compute: Compute) -> () -> Void {
        let (rows, outputs, inputs) = (sizes[0], sizes[1], sizes[2])
        let kept: ScalarType = type == "float32" ? .float32 : .bfloat16
        let x = random([rows, inputs], kept)
        let plain = Linear(weight: random([outputs, inputs], kept, scale: 0.02))
        let layer = type == "int8" ? plain.quantized(on: compute) : plain
        let out = Tensor(zeros: [rows, outputs], type: kept)
        return { compute.linear(layer, x, into: out) }
    }

    private static func attention(_ sizes: [Int], causal: Bool, _ compute: Compute) -> () -> Void {
        let (tokens, heads, keyHeads, size) = (sizes[0], sizes[1], sizes[2], sizes[3])
        let (q, k, v) = (random([tokens, heads * size]), random([tokens, keyHeads * size]), random([tokens, keyHeads * size]))
        let out = Tensor(zeros: [tokens, heads * size], type: .bfloat16)
        return { compute.attention(q: q, k: k, v: v, headSize: size, causal: causal, into: out) }
    }

    private static func convolution(_ sizes: [Int], _ compute: Compute) -> () -> Void {
        let (side, inputs, outputs, kernel) = (sizes[0], sizes[1], sizes[2], sizes[3])
        let layer = Convolution(
            weight: random([outputs, inputs, kernel, kernel], scale: 0.02), bias: random([outputs]), padding: .init(kernel / 2), on: compute
        )
        let (x, out) = (random([side, side, inputs]), Tensor(zeros: [side, side, outputs], type: .bfloat16))
        return { compute.convolution(layer, x, into: out) }
    }

    private static func layerNorm(_ sizes: [Int], _ compute: Compute) -> () -> Void {
        let (x, out) = (random(sizes), Tensor(zeros: sizes, type: .bfloat16))
        let (scale, shift) = (random([sizes[1]]), random([sizes[1]]))
        return { compute.layerNorm(x, scale: scale, shift: shift, epsilon: 1e-6, into: out) }
    }

    private static func swiglu(_ sizes: [Int], _ compute: Compute) -> () -> Void {
        let (x, out) = (random([sizes[0], 2 * sizes[1]]), Tensor(zeros: sizes, type: .bfloat16))
        return { compute.swiglu(gate: x.columns(0..<sizes[1]), up: x.columns(sizes[1]..<(2 * sizes[1])), into: out) }
    }

    private static func groupNorm(_ sizes: [Int], _ compute: Compute) -> () -> Void {
        let shape = [sizes[0], sizes[0], sizes[1]]
        let (x, out) = (random(shape), Tensor(zeros: shape, type: .bfloat16))
        let (weight, bias) = (random([sizes[1]], .float32), random([sizes[1]], .float32))
        return { compute.groupNorm(x, groups: 32, weight: weight, bias: bias, epsilon: 1e-6, silu: true, into: out) }
    }

    /// Uniform numbers in -scale ... scale, the same in every run.
    static func random(_ shape: [Int], _ type: ScalarType = .bfloat16, scale: Float = 1) -> Tensor {
        let result = Tensor(zeros: shape, type: type)
        var state: UInt32 = 1
        func next() -> Float {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Float(Int32(bitPattern: state)) * (scale / 2_147_483_648)
        }
        if type == .float32 {
            result.withElements(as: Float.self) { for i in $0.indices { $0[i] = next() } }
        } else {
            result.withElements(as: UInt16.self) { for i in $0.indices { $0[i] = UInt16(truncatingIfNeeded: next().bitPattern >> 16) } }
        }
        return result
    }
}
