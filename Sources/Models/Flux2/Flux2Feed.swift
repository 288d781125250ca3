import Tensors

/// The gated feed-forward part: `out(silu(gate(x)) · up(x))`, gate and up fused into one matrix.
struct Flux2Feed: Sendable {
    let input: Linear
    let output: Linear

    /// Adds `gate · feed(normed)` to `x`.
    func run(_ normed: Rows, addingTo x: Tensor, gate: Tensor, precision: Precision, on compute: Compute, _ workspace: Workspace) {
        workspace.scope {
            let inner = output.inputs
            let both = workspace.tensor([x.rows, 2 * inner], type: precision.activations)
            compute.linear(input, normed, into: both)
            let gated = Rows([x.rows, inner], precision, workspace)
            compute.swiglu(gate: both.columns(0..<inner), up: both.columns(inner..<2 * inner), into: gated)
            compute.linear(output, gated, residual: x, gate: gate, into: x)
        }
    }
}
