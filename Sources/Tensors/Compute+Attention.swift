import CKernels

extension Compute {
    /// `out = softmax(scale · q kᵀ + mask) v` for each head, without ever holding the scores.
    ///
    /// Query head h reads key head `h / (heads / keyHeads)`: grouped queries. A query that sees no key gives zeros.
    ///
    /// - Parameters:
    ///   - q: `[queries, heads · headSize]`, or `[batch, queries, …]`. `out` likewise; it must not be `q`, `k` or `v`.
    ///   - k: `[keys, keyHeads · headSize]` with the same batch; `v` likewise.
    ///   - headSize: a multiple of 8.
    ///   - scale: by default 1 / √headSize.
    ///   - causal: query i sees the keys up to `i + keys − queries`.
    ///   - keyMask: one entry for each row of `k`; false hides the key.
    public func attention(
        q: Tensor, k: Tensor, v: Tensor, headSize: Int, scale: Float? = nil, causal: Bool = false, keyMask: [Bool]? = nil, into out: Tensor
    ) {
        matching(q, out)
        precondition(k.rows == v.rows && k.columns == v.columns, "\(k.shape) against \(v.shape)")
        let batch = q.shape.count > 2 ? q.shape[0] : 1
        precondition(
            headSize % 8 == 0 && q.columns % headSize == 0 && k.columns % headSize == 0, "heads of \(headSize) in \(q.shape) and \(k.shape)"
        )
        precondition((q.columns / headSize) % (k.columns / headSize) == 0 && k.rows % batch == 0, "\(q.shape) against \(k.shape)")
        precondition(keyMask.map { $0.count == k.rows } ?? true, "a mask for \(k.rows) keys")
        let mask = keyMask?.map { UInt8($0 ? 1 : 0) }
        func run(_ mask: UnsafePointer<UInt8>?) {
            ck_attention(
                team.handle, path.code,
                ck_attention_arguments(
                    q: q.matrix, k: k.matrix, v: v.matrix, out: out.matrix, batch: Int64(batch), queries: Int64(q.rows / batch),
                    keys: Int64(k.rows / batch), heads: Int64(q.columns / headSize), key_heads: Int64(k.columns / headSize),
                    head_size: Int64(headSize), scale: scale ?? 1 / Float(headSize).squareRoot(), causal: causal, key_mask: mask))
        }
        if let mask { mask.withUnsafeBufferPointer { run($0.baseAddress) } } else { run(nil) }
    }
}
