import CKernels

extension Compute {
    /// Each head's RMS norm, then its rotation by position: what stands between a projection and attention.
    ///
    /// - Parameters:
    ///   - x: `[positions, heads · headSize]`, or with a batch before; row r takes position r mod the table's rows.
    ///   - weight: `[headSize]`, nil for a norm without; ignored unless `epsilon` is given.
    ///   - epsilon: nil for no norm.
    ///   - rotary: nil for no rotation.
    ///   - out: may be `x`.
    public func normalizeHeads(_ x: Tensor, headSize: Int, weight: Tensor? = nil, epsilon: Float?, rotary: Rotary?, into out: Tensor) {
        matching(x, out)
        precondition(x.columns % headSize == 0 && headSize % 2 == 0, "heads of \(headSize) in rows of \(x.columns)")
        if let weight { precondition(weight.count == headSize, "\(weight.shape) for heads of \(headSize)") }
        if let rotary {
            precondition(
                rotary.cosine.columns == headSize / 2 && x.rows % rotary.cosine.rows == 0,
                "a rotary table of \(rotary.cosine.shape) for \(x.shape)")
        }
        ck_norm_rotate(
            team.handle, path.code,
            ck_rotary(
                x: x.matrix, out: out.matrix, gain: optional(weight), cosine: optional(rotary?.cosine), sine: optional(rotary?.sine),
                heads: Int64(x.columns / headSize), head_size: Int64(headSize), epsilon: epsilon ?? 0, norm: epsilon != nil,
                halves: rotary?.pairs == .halves))
    }
}
