import CKernels

extension Compute {
    /// `out = convolution(x)`, plus `residual` where there is one.
    ///
    /// - Parameters:
    ///   - x: `[height, width, inputs]`, or with a batch before.
    ///   - repeating: how often each pixel of `x` stands in the picture, across and down: 2 for one that is enlarged to twice its size
    ///     by its nearest pixels, without that picture ever being held.
    ///   - out: the same with the sizes of `Convolution.outputSize`; must not be `x`. `residual` may be `out`.
    public func convolution(_ convolution: Convolution, _ x: Tensor, repeating: Int = 1, residual: Tensor? = nil, into out: Tensor) {
        let given = picture(x)
        let (batch, height, width) = (given.batch, given.height * repeating, given.width * repeating)
        let size = convolution.outputSize(height: height, width: width)
        precondition(
            x.columns == convolution.inputs && picture(out) == (batch, size.height, size.width) && out.columns == convolution.outputs,
            "\(x.shape) by \(convolution.weight.shape) into \(out.shape)")
        if let residual { matching(residual, out) }
        convolve(
            x, by: convolution, batch: batch, size: (height, width), out: out, outSize: size, top: convolution.padding.top,
            repeating: repeating, residual: residual)
    }

    /// - Parameter top: lines of zeros above the first of `x`; below its last there are as many as `outSize` asks for.
    private func convolve(
        _ x: Tensor, by convolution: Convolution, batch: Int = 1, size: (height: Int, width: Int), out: Tensor,
        outSize: (height: Int, width: Int), top: Int, repeating: Int = 1, residual: Tensor? = nil
    ) {
        let weight = convolution.weight
        ck_convolution(
            team.handle, path.code,
            ck_convolution_arguments(
                x: x.matrix, w: weight.reshaped([weight.shape[0], weight.count / weight.shape[0]]).matrix, out: out.matrix,
                bias: convolution.bias.map { UnsafePointer($0.pointer.assumingMemoryBound(to: Float.self)) }, batch: Int64(batch),
                height: Int64(size.height), width: Int64(size.width), out_height: Int64(outSize.height), out_width: Int64(outSize.width),
                kernel_height: Int64(weight.shape[1]), kernel_width: Int64(weight.shape[2]), stride: Int64(convolution.stride),
                top: Int64(top), left: Int64(convolution.padding.left), repeat: Int64(repeating), residual: optional(residual)))
    }

    /// The lines `lines` of `convolution(x)`, the same bytes as when the whole picture is made.
    ///
    /// - Parameters:
    ///   - convolution: one of stride 1 that keeps the picture's size.
    ///   - x: `[height, width, inputs]`, the whole picture, of which only the lines under `lines` and the kernel's reach are read.
    ///   - out: `[lines, width, outputs]`; none of its memory is a line of `x` that is read.
    public func convolution(_ convolution: Convolution, _ x: Tensor, lines: Range<Int>, into out: Tensor) {
        let (height, width) = (x.shape[0], x.shape[1])
        precondition(
            x.shape.count == 3 && convolution.stride == 1 && convolution.outputSize(height: height, width: width) == (height, width),
            "lines of \(x.shape) by \(convolution.weight.shape)")
        precondition(lines.lowerBound >= 0 && lines.upperBound <= height && out.shape == [lines.count, width, convolution.outputs])
        guard !lines.isEmpty else { return }
        let padding = convolution.padding
        let read = max(0, lines.lowerBound - padding.top)..<min(height, lines.upperBound + padding.bottom)
        convolve(
            x[read], by: convolution, size: (read.count, width), out: out, outSize: (lines.count, width),
            top: read.lowerBound - lines.lowerBound + padding.top)
    }

    /// Group norm over each picture, with SiLU after it if asked.
    ///
    /// - Parameters:
    ///   - x: `[height, width, channels]`, or with a batch before.
    ///   - weight: float32 `[channels]`, like `bias`.
    public func groupNorm(_ x: Tensor, groups: Int, weight: Tensor?, bias: Tensor?, epsilon: Float, silu: Bool = false, into out: Tensor) {
        matching(x, out)
        precondition(x.columns % groups == 0, "\(groups) groups of \(x.columns) channels")
        for vector in [weight, bias].compactMap(\.self) {
            precondition(vector.type == .float32 && vector.count == x.columns, "\(vector.type) \(vector.shape) for \(x.columns) channels")
        }
        let floats = [weight, bias].map { $0.map { UnsafePointer($0.pointer.assumingMemoryBound(to: Float.self)) } }
        ck_group_norm(
            team.handle, path.code, x.matrix, Int64(picture(x).batch), Int64(groups), epsilon, floats[0], floats[1], silu, out.matrix)
    }

    func orderTaps(of weight: Tensor, taps: Int, into out: Tensor) {
        matching(weight, out)
        ck_order_taps(team.handle, weight.matrix, Int64(taps), out.matrix)
    }

    private func picture(_ x: Tensor) -> (batch: Int, height: Int, width: Int) {
        precondition(x.shape.count == 3 || x.shape.count == 4, "\(x.shape) is no picture")
        return x.shape.count == 4 ? (x.shape[0], x.shape[1], x.shape[2]) : (1, x.shape[0], x.shape[1])
    }
}
