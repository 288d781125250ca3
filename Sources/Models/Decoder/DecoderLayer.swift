import Tensors

/// One layer: attention and a gated feed-forward part, each behind an RMS norm and added to what came in.
struct DecoderLayer: Sendable {
    let config: DecoderConfig
    let attentionNorm: Tensor
    let query, key, value, output: Linear
    let queryNorm, keyNorm: Tensor?
    let feedNorm: Tensor
    let gate, up, down: Linear

    /// The tensors' names are `names`' behind the loader's prefix.
    init(_ loader: Loader, _ config: DecoderConfig, _ names: DecoderNames) throws {
        self.config = config
        let (width, heads, keys) = (config.width, config.queryWidth, config.keyWidth)
        attentionNorm = try loader.vector(names.attentionNorm + ".weight", width)
        query = try loader.linear(names.query, inputs: width, outputs: heads, bias: config.hasBiases)
        key = try loader.linear(names.key, inputs: width, outputs: keys, bias: config.hasBiases)
        value = try loader.linear(names.value, inputs: width, outputs: keys, bias: config.hasBiases)
        output = try loader.linear(names.output, inputs: heads, outputs: width)
        queryNorm = config.normsHeads ? try loader.vector(names.queryNorm + ".weight", config.headSize) : nil
        keyNorm = config.normsHeads ? try loader.vector(names.keyNorm + ".weight", config.headSize) : nil
        feedNorm = try loader.vector(names.feedNorm + ".weight", width)
        gate = try loader.linear(names.gate, inputs: width, outputs: config.inner)
        up = try loader.linear(names.up, inputs: width, outputs: config.inner)
        down = try loader.linear(names.down, inputs: config.inner, outputs: width)
    }

    /// Adds the layer's work to `x`, `[rows, width]`.
    ///
    /// - Parameters:
    ///   - number: which layer it is, from 0.
    ///   - rotary: one row for each of `x`.
    func run(
        _ x: Tensor, number: Int, rotary: Rotary, context: some DecoderContext, precision: Precision, on compute: Compute,
        _ workspace: Workspace
    ) {
        let rows = x.rows
        let type = precision.activations
        workspace.scope {
            let normed = Rows([rows, config.width], precision, workspace)
            compute.rmsNorm(x, weight: attentionNorm, epsilon: config.epsilon, into: normed)
            let q = workspace.tensor([rows, query.outputs], type: type)
            let k = workspace.tensor([rows, key.outputs], type: type)
            let v = workspace.tensor([rows, value.outputs], type: type)
            compute.linear(query, normed, into: q)
            compute.linear(key, normed, into: k)
            compute.linear(value, normed, into: v)
            turn(q, norm: queryNorm, rotary, on: compute)
            turn(k, norm: keyNorm, rotary, on: compute)
            let attended = workspace.tensor([rows, query.outputs], type: type)
            context.attend(q: q, k: k, v: v, layer: number, into: attended, on: compute, workspace)
            compute.linear(output, attended, residual: x, into: x)
        }
        workspace.scope {
            let normed = Rows([rows, config.width], precision, workspace)
            compute.rmsNorm(x, weight: feedNorm, epsilon: config.epsilon, into: normed)
            let gated = workspace.tensor([rows, config.inner], type: type)
            let raised = workspace.tensor([rows, config.inner], type: type)
            compute.linear(gate, normed, into: gated)
            compute.linear(up, normed, into: raised)
            let product = Rows([rows, config.inner], precision, workspace)
            compute.swiglu(gate: gated, up: raised, into: product)
            compute.linear(down, product, residual: x, into: x)
        }
    }

    private func turn(_ heads: Tensor, norm: Tensor?, _ rotary: Rotary, on compute: Compute) {
        compute.normalizeHeads(
            heads, headSize: config.headSize, weight: norm, epsilon: norm == nil ? nil : config.epsilon, rotary: rotary, into: heads)
    }
}
