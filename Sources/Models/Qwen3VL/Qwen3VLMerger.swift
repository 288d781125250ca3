import Tensors

/// Makes one token of the decoder of each `merge` × `merge` patches.
struct Qwen3VLMerger: Sendable {
    private let config: Qwen3VLConfig
    private let norm: LayerNorm
    private let up, down: Linear
    /// Whether patches are normed together, as those of DeepStack are, or each by itself.
    private let normsMerged: Bool

    init(_ loader: Loader, _ config: Qwen3VLConfig, normsMerged: Bool) throws {
        self.config = config
        self.normsMerged = normsMerged
        let merged = config.width * config.merge * config.merge
        norm = try LayerNorm(loader, "norm", normsMerged ? merged : config.width)
        up = try loader.linear("linear_fc1", inputs: merged, outputs: merged, bias: true)
        down = try loader.linear("linear_fc2", inputs: merged, outputs: config.outputs, bias: true)
    }

    /// `out`, `[tokens, outputs]`, from the stream of all patches.
    func run(_ x: Tensor, precision: Precision, into out: Tensor, on compute: Compute, _ workspace: Workspace) {
        let merged = [out.rows, up.inputs]
        let type = precision.activations
        workspace.scope {
            let normed = workspace.tensor(merged, type: type)
            let (from, to) = normsMerged ? (x.reshaped(merged), normed) : (x, normed.reshaped([x.rows, config.width]))
            norm.run(from, into: to, on: compute)
            let raised = workspace.tensor(merged, type: type)
            compute.linear(up, normed, activation: .exactGELU, into: raised)
            compute.linear(down, raised, into: out)
        }
    }
}
