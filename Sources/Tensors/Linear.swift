/// A matrix that rows are multiplied by: `y = x Wᵀ + b`, as PyTorch's.
///
/// The weights stay where they are, a mapped file for instance, and are neither copied nor rearranged beforehand.
public struct Linear: Sendable {
    /// `[outputs, inputs]`: float32, bfloat16, float16, or int8.
    public let weight: Tensor
    /// For int8 weights: one float32 for each output.
    public let scales: Tensor?
    /// float32 `[outputs]`.
    public let bias: Tensor?

    /// A layer of floating-point weights.
    ///
    /// - Parameter bias: `[outputs]` of any type; kept as float32.
    public init(weight: Tensor, bias: Tensor? = nil) {
        precondition(weight.shape.count == 2 && weight.type != .int8 && weight.type != .int32, "\(weight.type) weights of \(weight.shape)")
        self.weight = weight
        self.scales = nil
        self.bias = bias.map { Self.floats($0, weight.shape[0]) }
    }

    /// A layer of int8 weights: the true ones are `scales[i] · weight[i]`.
    public init(weight: Tensor, scales: Tensor, bias: Tensor? = nil) {
        precondition(weight.shape.count == 2 && weight.type == .int8, "\(weight.type) weights of \(weight.shape)")
        self.weight = weight
        self.scales = Self.floats(scales, weight.shape[0])
        self.bias = bias.map { Self.floats($0, weight.shape[0]) }
    }

    /// The same layer with int8 weights of its own, each output scaled to its largest weight.
    public func quantized(on compute: Compute) -> Linear {
        guard scales == nil else { return self }
        let weight = Tensor(zeros: self.weight.shape, type: .int8)
        let scales = Tensor(zeros: [outputs])
        compute.quantize(self.weight, into: weight, scales: scales)
        return Linear(weight: weight, scales: scales, bias: bias)
    }

    /// The length of the rows it takes.
    public var inputs: Int { weight.shape[1] }
    /// The length of the rows it gives.
    public var outputs: Int { weight.shape[0] }

    /// Some of its outputs, sharing the weights: one matrix of a fused projection.
    public func outputs(_ range: Range<Int>) -> Linear {
        Linear(weight: weight[range], scales: scales.map { Self.part($0, range) }, bias: bias.map { Self.part($0, range) })
    }

    private init(weight: Tensor, scales: Tensor?, bias: Tensor?) {
        self.weight = weight
        self.scales = scales
        self.bias = bias
    }

    private static func part(_ vector: Tensor, _ range: Range<Int>) -> Tensor {
        vector.reshaped([vector.count, 1])[range].reshaped([range.count])
    }

    static func floats(_ vector: Tensor, _ count: Int) -> Tensor {
        precondition(vector.count == count && vector.isContiguous, "\(vector.shape) for \(count) outputs")
        return vector.type == .float32 ? vector.reshaped([count]) : Tensor(vector.floats(), shape: [count])
    }
}
