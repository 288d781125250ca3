import CKernels

extension Compute {
    /// `out = x` in the type of `out`. Integers are rounded to nearest and saturated.
    public func convert(_ x: Tensor, into out: Tensor) {
        matching(x, out)
        ck_convert(team.handle, path.code, x.matrix, out.matrix)
    }

    /// `out = activation(x)`.
    public func apply(_ activation: Activation, _ x: Tensor, into out: Tensor) {
        matching(x, out)
        ck_unary(team.handle, path.code, activation.code, 0, 0, x.matrix, out.matrix)
    }

    /// `out = factor · x + offset`.
    public func scale(_ x: Tensor, by factor: Float, adding offset: Float = 0, into out: Tensor) {
        matching(x, out)
        ck_unary(team.handle, path.code, Int32(CK_SCALE), factor, offset, x.matrix, out.matrix)
    }

    /// `out = min(max(x, low), high)`.
    public func clamp(_ x: Tensor, _ range: ClosedRange<Float>, into out: Tensor) {
        matching(x, out)
        ck_unary(team.handle, path.code, Int32(CK_CLAMP), range.lowerBound, range.upperBound, x.matrix, out.matrix)
    }

    /// `out = a · x + b · y`.
    public func add(_ x: Tensor, _ y: Tensor, a: Float = 1, b: Float = 1, into out: Tensor) {
        matching(x, out)
        matching(y, out)
        ck_add(team.handle, path.code, a, x.matrix, b, y.matrix, out.matrix)
    }

    /// `out = x · y`, element by element; `y` may be one row for all.
    public func multiply(_ x: Tensor, _ y: Tensor, into out: Tensor) {
        matching(x, out)
        row(y, orAsManyAs: out)
        ck_multiply(team.handle, path.code, x.matrix, y.matrix, out.matrix)
    }

    /// `out = residual + gate · x`; the gate may be one row for all.
    public func gatedAdd(_ residual: Tensor, gate: Tensor, _ x: Tensor, into out: Tensor) {
        matching(residual, out)
        matching(x, out)
        row(gate, orAsManyAs: out)
        ck_gated_add(team.handle, path.code, residual.matrix, gate.matrix, x.matrix, out.matrix)
    }

    /// `out = silu(gate) · up`. For an int8 `out`, `scales` takes one float32 a row.
    public func swiglu(gate: Tensor, up: Tensor, into out: Tensor, scales: Tensor? = nil) {
        matching(gate, out)
        matching(up, out)
        ck_swiglu(team.handle, path.code, gate.matrix, up.matrix, out.matrix, rowScales(scales, out))
    }

    /// `out[i] = table[indices[i]]`.
    ///
    /// - Parameter indices: each within the table's first axis.
    public func lookUp(_ indices: [Int32], in table: Tensor, into out: Tensor) {
        precondition(
            out.rows == indices.count && out.columns == table.columns && indices.allSatisfy { $0 >= 0 && Int($0) < table.rows },
            "an index outside the table")
        ck_gather(team.handle, path.code, table.matrix, indices, out.matrix)
    }

    /// Rows to int8 with `scales[row] = max|x| / 127`.
    public func quantize(_ x: Tensor, into out: Tensor, scales: Tensor) {
        matching(x, out)
        precondition(out.type == .int8, "quantising into \(out.type)")
        guard let floats = rowScales(scales, out) else { return }
        ck_quantize(team.handle, path.code, x.matrix, out.matrix, floats)
    }

    func matching(_ x: Tensor, _ out: Tensor) {
        precondition(x.rows == out.rows && x.columns == out.columns, "\(x.shape) against \(out.shape)")
        precondition(out.storage.isWritable, "writing into borrowed memory")
    }

    func row(_ x: Tensor, orAsManyAs out: Tensor) {
        precondition(x.columns == out.columns && (x.rows == 1 || x.rows == out.rows), "\(x.shape) against \(out.shape)")
    }

    func rowScales(_ scales: Tensor?, _ out: Tensor) -> UnsafeMutablePointer<Float>? {
        guard let scales else { return nil }
        precondition(scales.type == .float32 && scales.count == out.rows && scales.isContiguous, "one float32 scale a row")
        return scales.pointer.assumingMemoryBound(to: Float.self)
    }
}
