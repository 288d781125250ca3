import Tensors

/// A block over text and picture together, with attention and the feed-forward part side by side.
struct Flux2SingleBlock: Sendable {
    let config: Flux2Config
    /// Query, key, value, gate and up in one matrix.
    let input: Linear
    /// Over what attention and the gated part made, side by side.
    let output: Linear
    let queryNorm, keyNorm: Tensor

    init(_ tensors: Flux2Tensors, block: Int) throws {
        config = tensors.config
        let (ours, original) = ("single_transformer_blocks.\(block).attn", "single_blocks.\(block)")
        let (width, inner) = (config.width, config.inner)
        input = try tensors.matrix("\(ours).to_qkv_mlp_proj", "\(original).linear1", inputs: width, outputs: 3 * width + 2 * inner)
        output = try tensors.matrix("\(ours).to_out", "\(original).linear2", inputs: width + inner, outputs: width)
        queryNorm = try tensors.headNorm("\(ours).norm_q", "\(original).norm.query_norm")
        keyNorm = try tensors.headNorm("\(ours).norm_k", "\(original).norm.key_norm")
    }

    /// Adds the block's work to the stream `[tokens, width]`.
    func run(_ x: Tensor, modulation: Flux2Modulation, rotary: Rotary, precision: Precision, on compute: Compute, _ workspace: Workspace) {
        let (width, inner, size) = (config.width, config.inner, config.headSize)
        let type = precision.activations
        let part = modulation.part(0)
        workspace.scope {
            let joined = workspace.tensor([x.rows, width + inner], type: type)
            workspace.scope {
                let all = workspace.tensor([x.rows, input.outputs], type: type)
                workspace.scope {
                    let normed = Rows([x.rows, width], precision, workspace)
                    compute.layerNorm(x, scale: part.scale, shift: part.shift, epsilon: config.epsilon, into: normed)
                    compute.linear(input, normed, into: all)
                }
                let (q, k, v) = (all.columns(0..<width), all.columns(width..<2 * width), all.columns(2 * width..<3 * width))
                compute.normalizeHeads(q, headSize: size, weight: queryNorm, epsilon: config.epsilon, rotary: rotary, into: q)
                compute.normalizeHeads(k, headSize: size, weight: keyNorm, epsilon: config.epsilon, rotary: rotary, into: k)
                compute.attention(q: q, k: k, v: v, headSize: size, into: joined.columns(0..<width))
                compute.swiglu(
                    gate: all.columns(3 * width..<3 * width + inner), up: all.columns(3 * width + inner..<3 * width + 2 * inner),
                    into: joined.columns(width..<width + inner))
            }
            compute.linear(output, joined, residual: x, gate: part.gate, into: x)
        }
    }
}
