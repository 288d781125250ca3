import CKernels

extension Compute {
    /// `out = layer(x)`, with what follows it done before the result is stored.
    ///
    /// On the AMX path products of bfloat16 weights take their inputs as bfloat16; sums are float32 everywhere.
    /// Layers of blocks take floating-point rows. Few (by default up to 16) are quantised on the way, 32 numbers at a time, and multiplied
    /// with the blocks as they lie; for many the weights are unpacked, a part at a time.
    /// Quantised layers take int8 with `scales`, or quantise each row of a floating-point `x` as they pack it.
    ///
    /// - Parameters:
    ///   - x: `[rows, inputs]`.
    ///   - scales: for an int8 `x`, one float32 a row.
    ///   - activation: SiLU or one of the GELUs, after the bias.
    ///   - residual: `out = residual + gate · layer(x)`; may be `out` itself.
    ///   - gate: float32 `[outputs]`.
    ///   - out: `[rows, outputs]`; must not be `x`.
    public func linear(
        _ layer: Linear, _ x: Tensor, scales: Tensor? = nil, activation: Activation? = nil, residual: Tensor? = nil, gate: Tensor? = nil,
        into out: Tensor
    ) {
        precondition(
            x.columns == layer.inputs && out.columns == layer.outputs && x.rows == out.rows,
            "\([layer.outputs, layer.inputs]) times \(x.shape) into \(out.shape)")
        precondition(activation.map { [.silu, .gelu, .exactGELU].contains($0) } ?? true, "products end in SiLU or GELU only")
        precondition(
            gate.map { $0.type == .float32 && $0.count == layer.outputs && $0.isContiguous } ?? true, "a float32 gate of \(layer.outputs)")
        if let residual { matching(residual, out) }
        let epilogue = ck_epilogue(
            bias: layer.bias.map { UnsafePointer($0.pointer.assumingMemoryBound(to: Float.self)) }, activation: activation?.code ?? -1,
            residual: optional(residual), gate: gate.map { UnsafePointer($0.pointer.assumingMemoryBound(to: Float.self)) },
            kernels: Int32(products.rawValue))
        if let blocks = layer.blocks {
            precondition([.float32, .bfloat16, .float16].contains(x.type) && scales == nil, "\(x.type) rows for weights in blocks")
            ck_product_blocks(team.handle, path.code, x.matrix, blocks.blocks, epilogue, out.matrix)
            return
        }
        guard let weightScales = layer.scales else {
            precondition(x.type != .int8, "int8 rows for floating-point weights")
            ck_product(team.handle, path.code, x.matrix, layer.weight.matrix, epilogue, out.matrix)
            return
        }
        precondition(
            x.type == .int8 ? scales?.type == .float32 && scales?.count == x.rows : scales == nil, "one float32 scale for each int8 row")
        ck_product_int8(
            team.handle, path.code, x.matrix, scales.map { UnsafePointer($0.pointer.assumingMemoryBound(to: Float.self)) },
            layer.weight.matrix,
            weightScales.pointer.assumingMemoryBound(to: Float.self), epilogue, out.matrix)
    }
}
