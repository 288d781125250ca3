import Foundation
import Tensors

extension Work {
    /// One of FLUX.2's 20 parallel blocks: norm and modulation, one projection to q, k, v, gate and up, QK norm and rotation,
    /// attention, SwiGLU, one projection back, gate.
    static func block(_ tokens: Int, int8: Bool, _ compute: Compute) -> () -> Void {
        let (width, inner, headSize) = (3072, 9216, 128)
        func layer(_ outputs: Int, _ inputs: Int) -> Linear {
            let plain = Linear(weight: random([outputs, inputs], scale: 0.02))
            return int8 ? plain.quantized(on: compute) : plain
        }
        let (into, back) = (layer(3 * width + 2 * inner, width), layer(width, width + inner))
        let x = random([tokens, width])
        let (scale, shift, gate) = (random([width], scale: 0.1), random([width], scale: 0.1), random([width], .float32, scale: 0.1))
        let (normQ, normK) = (random([headSize]), random([headSize]))
        let angles = (0..<(tokens * headSize / 2)).map { Float($0 % 1009) / 100 }
        let rotary = Rotary(
            cosine: Tensor(angles.map { cos($0) }, shape: [tokens, headSize / 2]),
            sine: Tensor(angles.map { sin($0) }, shape: [tokens, headSize / 2]), pairs: .interleaved)
        let workspace = Workspace(part: "block")
        return {
            workspace.scope {
                let normed = workspace.tensor([tokens, width], type: int8 ? .int8 : .bfloat16)
                let scales = workspace.tensor([tokens])
                compute.layerNorm(x, scale: scale, shift: shift, epsilon: 1e-6, into: normed, scales: int8 ? scales : nil)
                let projected = workspace.tensor([tokens, 3 * width + 2 * inner], type: .bfloat16)
                compute.linear(into, normed, scales: int8 ? scales : nil, into: projected)
                let (q, k) = (projected.columns(0..<width), projected.columns(width..<(2 * width)))
                compute.normalizeHeads(q, headSize: headSize, weight: normQ, epsilon: 1e-6, rotary: rotary, into: q)
                compute.normalizeHeads(k, headSize: headSize, weight: normK, epsilon: 1e-6, rotary: rotary, into: k)
                let joined = workspace.tensor([tokens, width + inner], type: .bfloat16)
                let v = projected.columns((2 * width)..<(3 * width))
                compute.attention(q: q, k: k, v: v, headSize: headSize, into: joined.columns(0..<width))
                let (mlp, end) = (3 * width, 3 * width + inner)
                compute.swiglu(
                    gate: projected.columns(mlp..<end), up: projected.columns(end..<(end + inner)),
                    into: joined.columns(width..<(width + inner)))
                compute.linear(back, joined, residual: x, gate: gate, into: x)
            }
        }
    }
}
