import Tensors

/// The deepest level: a residual block, attention of every place to every other, a residual block (diffusers `UNetMidBlock2D`).
struct MiddleBlock: Sendable {
    private let first, second: ResidualBlock
    private let attention: Attention?

    /// Attention with a single head over all channels.
    private struct Attention: Sendable {
        let norm: (weight: Tensor, bias: Tensor)
        let query, key, value, output: Linear
    }

    init(_ loader: Loader, channels: Int, groups: Int, attends: Bool) throws {
        first = try ResidualBlock(loader.part("resnets.0"), inputs: channels, outputs: channels, groups: groups)
        second = try ResidualBlock(loader.part("resnets.1"), inputs: channels, outputs: channels, groups: groups)
        let part = loader.part("attentions.0")
        func linear(_ name: String) throws -> Linear { try part.exactLinear(name, inputs: channels, outputs: channels, bias: true) }
        attention =
            attends
            ? Attention(
                norm: try part.norm("group_norm", channels), query: try linear("to_q"), key: try linear("to_k"), value: try linear("to_v"),
                output: try linear("to_out.0")) : nil
    }

    func run(_ x: Tensor, on compute: Compute, _ workspace: Workspace) -> Tensor {
        let x = first.run(x, on: compute, workspace)
        if let attention {
            workspace.scope {
                let channels = x.columns
                let rows = x.reshaped([x.rows, channels])
                let normed = workspace.tensor(x.shape, type: x.type)
                compute.groupNorm(
                    x, groups: first.groups, weight: attention.norm.weight, bias: attention.norm.bias, epsilon: 1e-6, into: normed)
                let (q, k, v) = (
                    workspace.tensor(rows.shape, type: x.type), workspace.tensor(rows.shape, type: x.type),
                    workspace.tensor(rows.shape, type: x.type)
                )
                for (layer, out) in [(attention.query, q), (attention.key, k), (attention.value, v)] {
                    compute.linear(layer, normed.reshaped(rows.shape), into: out)
                }
                let attended = workspace.tensor(rows.shape, type: x.type)
                compute.attention(q: q, k: k, v: v, headSize: channels, into: attended)
                compute.linear(attention.output, attended, residual: rows, into: rows)
            }
        }
        return second.run(x, on: compute, workspace)
    }
}
