import Tensors

/// Rows on their way into products: in int8 each with a scale of its own, made once for all the matrices that they are multiplied by.
struct Rows {
    /// `[rows, columns]`.
    let values: Tensor
    /// For int8: float32 `[rows]`.
    let scales: Tensor?

    /// Memory for rows that a model's matrices take in this precision.
    init(_ shape: [Int], _ precision: Precision, _ workspace: Workspace) {
        values = workspace.tensor(shape, type: precision == .int8 ? .int8 : precision.activations)
        scales = precision == .int8 ? workspace.tensor([shape[0]]) : nil
    }
}

extension Compute {
    /// `out = layerNorm(x) · (1 + scale) + shift`.
    func layerNorm(_ x: Tensor, scale: Tensor, shift: Tensor, epsilon: Float, into out: Rows) {
        layerNorm(x, scale: scale, shift: shift, epsilon: epsilon, into: out.values, scales: out.scales)
    }

    /// `out = layerNorm(x) · weight + bias`.
    func layerNorm(_ x: Tensor, weight: Tensor, bias: Tensor, epsilon: Float, into out: Rows) {
        layerNorm(x, weight: weight, bias: bias, epsilon: epsilon, into: out.values, scales: out.scales)
    }

    /// `out = rmsNorm(x) · weight`.
    func rmsNorm(_ x: Tensor, weight: Tensor, epsilon: Float, into out: Rows) {
        rmsNorm(x, weight: weight, epsilon: epsilon, into: out.values, scales: out.scales)
    }

    /// `out = silu(gate) · up`.
    func swiglu(gate: Tensor, up: Tensor, into out: Rows) { swiglu(gate: gate, up: up, into: out.values, scales: out.scales) }

    /// `out = layer(rows)`, as `linear` for a tensor.
    func linear(
        _ layer: Linear, _ rows: Rows, activation: Activation? = nil, residual: Tensor? = nil, gate: Tensor? = nil, into out: Tensor
    ) {
        linear(layer, rows.values, scales: rows.scales, activation: activation, residual: residual, gate: gate, into: out)
    }
}
