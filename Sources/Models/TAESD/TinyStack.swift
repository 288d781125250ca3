import Tensors

/// The layers of a tiny autoencoder's half, one after the other.
struct TinyStack: Sendable {
    enum Step: Sendable {
        /// A 3×3 convolution; its stride, and whether it has a bias.
        case convolution(stride: Int, bias: Bool)
        case relu
        case block
        /// What the next convolution sees is twice as high and wide, each pixel repeated.
        case upsample
        /// A place in the sequence without weights that is done elsewhere.
        case nothing
    }

    private enum Layer: Sendable {
        /// How often each pixel of what it sees is repeated, across and down.
        case convolution(Convolution, repeating: Int)
        case relu
        case block(TinyBlock)
    }

    private let layers: [Layer]

    static let encoderPlan: [Step] = {
        let level: [Step] = [.convolution(stride: 2, bias: false), .block, .block, .block]
        return [.convolution(stride: 1, bias: true), .block] + level + level + level + [.convolution(stride: 1, bias: true)]
    }()

    static let decoderPlan: [Step] = {
        let level: [Step] = [.block, .block, .block, .upsample, .convolution(stride: 1, bias: false)]
        return [.nothing, .convolution(stride: 1, bias: true), .relu] + level + level + level + [
            .block, .convolution(stride: 1, bias: true),
        ]
    }()

    init(_ loader: Loader, _ plan: [Step], inputs: Int, channels: Int, outputs: Int) throws {
        var layers: [Layer] = []
        var repeating = 1
        for (place, step) in plan.enumerated() {
            switch step {
            case .nothing: break
            case .relu: layers.append(.relu)
            case .upsample: repeating = 2
            case .block: layers.append(.block(try TinyBlock(loader.part("\(place)"), channels: channels)))
            case .convolution(let stride, let bias):
                let isLast = place == plan.count - 1
                layers.append(
                    .convolution(
                        try loader.convolution(
                            "\(place)", inputs: layers.isEmpty ? inputs : channels, outputs: isLast ? outputs : channels, kernel: 3,
                            stride: stride,
                            bias: bias), repeating: repeating))
                repeating = 1
            }
        }
        self.layers = layers
    }

    /// float32, in memory of its own.
    func run(_ input: Tensor, type: ScalarType, on compute: Compute, _ workspace: Workspace) -> Tensor {
        workspace.scope {
            var x = input
            for (place, layer) in layers.enumerated() {
                switch layer {
                case .relu: compute.apply(.relu, x, into: x)
                case .block(let block): block.run(x, on: compute, workspace)
                case .convolution(let convolution, let repeating):
                    let size = convolution.outputSize(height: repeating * x.shape[0], width: repeating * x.shape[1])
                    let shape = [size.height, size.width, convolution.outputs]
                    let out = place == layers.count - 1 ? Tensor(zeros: shape) : workspace.tensor(shape, type: type)
                    compute.convolution(convolution, x, repeating: repeating, into: out)
                    x = out
                }
            }
            return x
        }
    }
}
