/// A matrix that rows are multiplied by: `y = x Wᵀ + b`, as PyTorch's.
///
/// The weights stay where they are, a mapped file for instance, and are neither copied nor rearranged beforehand.
public struct Linear: Sendable {
    private let matrix: Matrix
    /// For int8 weights: one float32 for each output.
    public let scales: Tensor?
    /// float32 `[outputs]`.
    public let bias: Tensor?

    private enum Matrix: Sendable {
        case numbers(Tensor)
        case blocks(BlockMatrix)
    }

    /// `[outputs, inputs]`: float32, bfloat16, float16, or int8. A layer of blocks has no such tensor.
    public var weight: Tensor {
        guard case .numbers(let weight) = matrix else { preconditionFailure("weights in blocks have no elements of their own") }
        return weight
    }

    /// The weights of a layer that keeps them in ggml's blocks.
    public var blocks: BlockMatrix? {
        guard case .blocks(let blocks) = matrix else { return nil }
        return blocks
    }

    /// A layer of weights in ggml's blocks, used as they lie.
    ///
    /// - Parameter bias: `[outputs]` of any type; kept as float32.
    public init(blocks: BlockMatrix, bias: Tensor? = nil) {
        self.init(matrix: .blocks(blocks), scales: nil, bias: bias.map { Self.floats($0, blocks.rows) })
    }

    /// A layer of floating-point weights.
    ///
    /// - Parameter bias: `[outputs]` of any type; kept as float32.
    public init(weight: Tensor, bias: Tensor? = nil) {
        precondition(weight.shape.count == 2 && weight.type != .int8 && weight.type != .int32, "\(weight.type) weights of \(weight.shape)")
        self.init(matrix: .numbers(weight), scales: nil, bias: bias.map { Self.floats($0, weight.shape[0]) })
    }

    /// A layer of int8 weights: the true ones are `scales[i] · weight[i]`.
    public init(weight: Tensor, scales: Tensor, bias: Tensor? = nil) {
        precondition(weight.shape.count == 2 && weight.type == .int8, "\(weight.type) weights of \(weight.shape)")
        self.init(
            matrix: .numbers(weight), scales: Self.floats(scales, weight.shape[0]), bias: bias.map { Self.floats($0, weight.shape[0]) })
    }

    /// The same layer with int8 weights of its own, each output scaled to its largest weight; one that is quantised already stays as it is.
    public func quantized(on compute: Compute) -> Linear {
        guard scales == nil, blocks == nil else { return self }
        let weight = Tensor(zeros: self.weight.shape, type: .int8)
        let scales = Tensor(zeros: [outputs])
        compute.quantize(self.weight, into: weight, scales: scales)
        return Linear(weight: weight, scales: scales, bias: bias)
    }

    /// The length of the rows it takes.
    public var inputs: Int {
        switch matrix {
        case .numbers(let weight): weight.shape[1]
        case .blocks(let blocks): blocks.columns
        }
    }
    /// The length of the rows it gives.
    public var outputs: Int {
        switch matrix {
        case .numbers(let weight): weight.shape[0]
        case .blocks(let blocks): blocks.rows
        }
    }

    /// Some of its outputs, sharing the weights: one matrix of a fused projection.
    public func outputs(_ range: Range<Int>) -> Linear {
        let part: Matrix =
            switch matrix {
            case .numbers(let weight): .numbers(weight[range])
            case .blocks(let blocks): .blocks(blocks[range])
            }
        return Linear(matrix: part, scales: scales.map { Self.part($0, range) }, bias: bias.map { Self.part($0, range) })
    }

    private init(matrix: Matrix, scales: Tensor?, bias: Tensor?) {
        self.matrix = matrix
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
