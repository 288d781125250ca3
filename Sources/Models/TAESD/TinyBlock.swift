import Tensors

/// A residual block of three convolutions with ReLU; in the deepest level of newer models with a branch that norms over all
/// places and so lets far ones know of each other.
struct TinyBlock: Sendable {
    private let convolutions: [Convolution]
    private let pool: Pool?

    private struct Pool: Sendable {
        let widen, narrow: Convolution
        let norm: (weight: Tensor, bias: Tensor)
    }

    init(_ loader: Loader, channels: Int) throws {
        convolutions = try [0, 2, 4].map { try loader.convolution("conv.\($0)", inputs: channels, outputs: channels, kernel: 3) }
        pool =
            loader.has("pool.0.weight")
            ? Pool(
                widen: try loader.convolution("pool.0", inputs: channels, outputs: 4 * channels, kernel: 1, bias: false),
                narrow: try loader.convolution("pool.3", inputs: 4 * channels, outputs: channels, kernel: 1, bias: false),
                norm: try loader.norm("pool.1", 4 * channels)) : nil
    }

    /// Replaces `x`, `[height, width, channels]`.
    func run(_ x: Tensor, on compute: Compute, _ workspace: Workspace) {
        workspace.scope {
            if let pool {
                let wide = workspace.tensor([x.shape[0], x.shape[1], 4 * x.columns], type: x.type)
                compute.convolution(pool.widen, x, into: wide)
                compute.groupNorm(wide, groups: 4, weight: pool.norm.weight, bias: pool.norm.bias, epsilon: 1e-5, into: wide)
                compute.apply(.relu, wide, into: wide)
                compute.convolution(pool.narrow, wide, residual: x, into: x)
            }
            let (first, second) = (workspace.tensor(x.shape, type: x.type), workspace.tensor(x.shape, type: x.type))
            compute.convolution(convolutions[0], x, into: first)
            compute.apply(.relu, first, into: first)
            compute.convolution(convolutions[1], first, into: second)
            compute.apply(.relu, second, into: second)
            compute.convolution(convolutions[2], second, residual: x, into: x)
            compute.apply(.relu, x, into: x)
        }
    }
}
