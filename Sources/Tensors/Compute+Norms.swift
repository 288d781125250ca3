import CKernels

extension Compute {
    /// `out = x / sqrt(mean(x²) + epsilon) · weight` along the last axis.
    ///
    /// For an int8 `out`, `scales` takes one float32 a row, as in `quantize`.
    public func rmsNorm(_ x: Tensor, weight: Tensor? = nil, epsilon: Float, into out: Tensor, scales: Tensor? = nil) {
        norm(x, center: false, epsilon: epsilon, one: 0, gain: weight, bias: nil, into: out, scales: scales)
    }

    /// `out = (x − mean) / sqrt(variance + epsilon) · weight + bias` along the last axis.
    public func layerNorm(_ x: Tensor, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Float, into out: Tensor, scales: Tensor? = nil)
    {
        norm(x, center: true, epsilon: epsilon, one: 0, gain: weight, bias: bias, into: out, scales: scales)
    }

    /// `out = layerNorm(x) · (1 + scale) + shift`: adaptive layer norm, the modulation one row for all.
    public func layerNorm(_ x: Tensor, scale: Tensor, shift: Tensor, epsilon: Float, into out: Tensor, scales: Tensor? = nil) {
        norm(x, center: true, epsilon: epsilon, one: 1, gain: scale, bias: shift, into: out, scales: scales)
    }

    /// `out = rmsNorm(x) · (1 + scale)`, the scale one row for all.
    public func rmsNorm(_ x: Tensor, scale: Tensor, epsilon: Float, into out: Tensor, scales: Tensor? = nil) {
        norm(x, center: false, epsilon: epsilon, one: 1, gain: scale, bias: nil, into: out, scales: scales)
    }

    /// `out = softmax(scale · x)` along the last axis.
    public func softmax(_ x: Tensor, scale: Float = 1, into out: Tensor) {
        matching(x, out)
        ck_softmax(team.handle, path.code, scale, x.matrix, out.matrix)
    }

    private func norm(
        _ x: Tensor, center: Bool, epsilon: Float, one: Float, gain: Tensor?, bias: Tensor?, into out: Tensor, scales: Tensor?
    ) {
        matching(x, out)
        for row in [gain, bias].compactMap(\.self) { precondition(row.count == x.columns, "\(row.shape) for rows of \(x.columns)") }
        ck_norm(team.handle, path.code, x.matrix, center, epsilon, one, optional(gain), optional(bias), out.matrix, rowScales(scales, out))
    }

    func optional(_ tensor: Tensor?) -> ck_matrix {
        tensor?.matrix ?? ck_matrix(data: nil, rows: 0, columns: 0, stride: 0, type: 0)
    }
}
