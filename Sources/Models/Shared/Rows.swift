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
    /// `out = layer(rows)`, as `linear` for a tensor.
    func linear(_ layer: Linear, _ rows: Rows, residual: Tensor? = nil, gate: Tensor? = nil, into out: Tensor) {
        linear(layer, rows.values, scales: rows.scales, residual: residual, gate: gate, into: out)
    }
}
