import Tensors

/// A block of the tower: attention of each patch to all others and a feed-forward part, each behind a layer norm and added to what came in.
struct Qwen3VLBlock: Sendable {
    private let config: Qwen3VLConfig
    private let attentionNorm, feedNorm: LayerNorm
    private let query, key, value, output: Linear
    private let up, down: Linear

    init(_ loader: Loader, _ config: Qwen3VLConfig) throws {
        self.config = config
        let width = config.width
        attentionNorm = try LayerNorm(loader, "norm1", width)
        feedNorm = try LayerNorm(loader, "norm2", width)
        let fused = try loader.linear("attn.qkv", inputs: width, outputs: 3 * width, bias: true)
        query = fused.outputs(0..<width)
        key = fused.outputs(width..<2 * width)
        value = fused.outputs(2 * width..<3 * width)
        output = try loader.linear("attn.proj", inputs: width, outputs: width, bias: true)
        up = try loader.linear("mlp.linear_fc1", inputs: width, outputs: config.inner, bias: true)
        down = try loader.linear("mlp.linear_fc2", inputs: config.inner, outputs: width, bias: true)
    }

    /// Adds the block's work to `x`, `[patches, width]`.
    func run(_ x: Tensor, rotary: Rotary, precision: Precision, on compute: Compute, _ workspace: Workspace) {
        let shape = [x.rows, config.width]
        let type = precision.activations
        workspace.scope {
            let normed = Rows(shape, precision, workspace)
            attentionNorm.run(x, into: normed, on: compute)
            let (q, k, v) = (workspace.tensor(shape, type: type), workspace.tensor(shape, type: type), workspace.tensor(shape, type: type))
            compute.linear(query, normed, into: q)
            compute.linear(key, normed, into: k)
            compute.linear(value, normed, into: v)
            for heads in [q, k] {
                compute.normalizeHeads(heads, headSize: config.headSize, epsilon: nil, rotary: rotary, into: heads)
            }
            let attended = workspace.tensor(shape, type: type)
            compute.attention(q: q, k: k, v: v, headSize: config.headSize, into: attended)
            compute.linear(output, attended, residual: x, into: x)
        }
        workspace.scope {
            let normed = Rows(shape, precision, workspace)
            feedNorm.run(x, into: normed, on: compute)
            let raised = workspace.tensor([x.rows, config.inner], type: type)
            compute.linear(up, normed, activation: .gelu, into: raised)
            compute.linear(down, raised, residual: x, into: x)
        }
    }
}

/// A layer norm with its weights.
struct LayerNorm: Sendable {
    private let weight, bias: Tensor

    init(_ loader: Loader, _ name: String, _ width: Int) throws {
        weight = try loader.vector(name + ".weight", width)
        bias = try loader.vector(name + ".bias", width)
    }

    func run(_ x: Tensor, into out: Rows, on compute: Compute) {
        compute.layerNorm(x, weight: weight, bias: bias, epsilon: Qwen3VLConfig.epsilon, into: out)
    }

    func run(_ x: Tensor, into out: Tensor, on compute: Compute) {
        compute.layerNorm(x, weight: weight, bias: bias, epsilon: Qwen3VLConfig.epsilon, into: out)
    }
}
