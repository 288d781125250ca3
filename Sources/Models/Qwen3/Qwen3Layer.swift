import Tensors

/// One layer: attention and a gated feed-forward part, each behind an RMS norm and added to what came in.
struct Qwen3Layer: Sendable {
    let config: Qwen3Config
    let attentionNorm: Tensor
    let query, key, value, output: Linear
    let queryNorm, keyNorm: Tensor
    let feedNorm: Tensor
    let gate, up, down: Linear

    /// The tensors' names are those of transformers, behind `model.layers.N.`.
    init(_ loader: Loader, _ config: Qwen3Config) throws {
        self.config = config
        let (width, heads) = (config.width, config.heads * config.headSize)
        let keys = config.keyHeads * config.headSize
        attentionNorm = try loader.vector("input_layernorm.weight", width)
        query = try loader.linear("self_attn.q_proj", inputs: width, outputs: heads)
        key = try loader.linear("self_attn.k_proj", inputs: width, outputs: keys)
        value = try loader.linear("self_attn.v_proj", inputs: width, outputs: keys)
        output = try loader.linear("self_attn.o_proj", inputs: heads, outputs: width)
        queryNorm = try loader.vector("self_attn.q_norm.weight", config.headSize)
        keyNorm = try loader.vector("self_attn.k_norm.weight", config.headSize)
        feedNorm = try loader.vector("post_attention_layernorm.weight", width)
        gate = try loader.linear("mlp.gate_proj", inputs: width, outputs: config.inner)
        up = try loader.linear("mlp.up_proj", inputs: width, outputs: config.inner)
        down = try loader.linear("mlp.down_proj", inputs: config.inner, outputs: width)
    }

    /// Adds the layer's work to `x`, `[tokens, width]`.
    ///
    /// - Parameters:
    ///   - rotary: one row for each of the tokens.
    ///   - keys: where the tokens' keys and values go: the rows after those of earlier tokens.
    ///   - keyMask: for all rows of `keys` up to the last token; false hides one.
    func run(
        _ x: Tensor, rotary: Rotary, keys: KeyValueCache.Layer, keyMask: [Bool]?, precision: Precision, on compute: Compute,
        _ workspace: Workspace
    ) {
        let tokens = x.rows
        let type = precision.activations
        workspace.scope {
            let normed = Rows([tokens, config.width], precision, workspace)
            compute.rmsNorm(x, weight: attentionNorm, epsilon: config.epsilon, into: normed)
            let q = workspace.tensor([tokens, query.outputs], type: type)
            compute.linear(query, normed, into: q)
            let (k, v) = keys.taking(tokens)
            compute.linear(key, normed, into: k)
            compute.linear(value, normed, into: v)
            compute.normalizeHeads(q, headSize: config.headSize, weight: queryNorm, epsilon: config.epsilon, rotary: rotary, into: q)
            compute.normalizeHeads(k, headSize: config.headSize, weight: keyNorm, epsilon: config.epsilon, rotary: rotary, into: k)
            let all = keys.filled(with: tokens)
            let attended = workspace.tensor([tokens, query.outputs], type: type)
            compute.attention(q: q, k: all.keys, v: all.values, headSize: config.headSize, causal: true, keyMask: keyMask, into: attended)
            compute.linear(output, attended, residual: x, into: x)
        }
        workspace.scope {
            let normed = Rows([tokens, config.width], precision, workspace)
            compute.rmsNorm(x, weight: feedNorm, epsilon: config.epsilon, into: normed)
            let gated = workspace.tensor([tokens, config.inner], type: type)
            let raised = workspace.tensor([tokens, config.inner], type: type)
            compute.linear(gate, normed, into: gated)
            compute.linear(up, normed, into: raised)
            let product = Rows([tokens, config.inner], precision, workspace)
            compute.swiglu(gate: gated, up: raised, into: product)
            compute.linear(down, product, residual: x, into: x)
        }
    }
}
