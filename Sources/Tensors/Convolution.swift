/// A convolution over pictures `[batch, height, width, channels]`.
public struct Convolution: Sendable {
    /// `[outputs, kernelHeight, kernelWidth, inputs]`: float32 or bfloat16.
    public let weight: Tensor
    /// float32 `[outputs]`.
    public let bias: Tensor?
    /// Pixels from one patch to the next, both ways.
    public let stride: Int
    /// The zeros around the picture.
    public let padding: Padding

    /// Rows and columns of zeros around the picture.
    public struct Padding: Sendable, Hashable {
        public var top, bottom, left, right: Int

        /// Each side by itself.
        public init(top: Int, bottom: Int, left: Int, right: Int) {
            (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
        }

        /// The same on all sides.
        public init(_ all: Int) { self.init(top: all, bottom: all, left: all, right: all) }
    }

    /// - Parameters:
    ///   - weight: as PyTorch has it, `[outputs, inputs, kernelHeight, kernelWidth]`; copied into the order of pictures.
    ///   - bias: `[outputs]` of any type.
    ///   - type: what the weights are kept as, float32 or bfloat16.
    public init(weight: Tensor, bias: Tensor?, stride: Int = 1, padding: Padding, type: ScalarType? = nil, on compute: Compute) {
        precondition(weight.shape.count == 4 && weight.isContiguous, "a convolution's weights have four axes")
        precondition([.float32, .bfloat16, .float16].contains(weight.type), "\(weight.type) weights of a convolution")
        let (outputs, inputs, taps) = (weight.shape[0], weight.shape[1], weight.shape[2] * weight.shape[3])
        let ordered = Tensor(zeros: [outputs, weight.shape[2], weight.shape[3], inputs], type: weight.type)
        compute.orderTaps(of: weight.reshaped([outputs, inputs * taps]), taps: taps, into: ordered.reshaped([outputs, taps * inputs]))
        let kept = type ?? weight.type
        if kept == weight.type {
            self.weight = ordered
        } else {
            self.weight = Tensor(zeros: ordered.shape, type: kept)
            compute.convert(ordered, into: self.weight)
        }
        self.bias = bias.map { Linear.floats($0, outputs) }
        self.stride = stride
        self.padding = padding
    }

    /// The channels it gives.
    public var outputs: Int { weight.shape[0] }
    /// The channels it takes.
    public var inputs: Int { weight.shape[3] }

    /// The size of what it makes of a picture.
    public func outputSize(height: Int, width: Int) -> (height: Int, width: Int) {
        (
            (height + padding.top + padding.bottom - weight.shape[1]) / stride + 1,
            (width + padding.left + padding.right - weight.shape[2]) / stride + 1
        )
    }
}
