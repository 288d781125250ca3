import Tensors

/// Two convolutions behind group norms and SiLU, added to what came in (diffusers `ResnetBlock2D`).
struct ResidualBlock: Sendable {
    let groups: Int
    let norm1, norm2: (weight: Tensor, bias: Tensor)
    let convolution1, convolution2: Convolution
    /// Where the number of channels changes.
    let shortcut: Convolution?

    init(_ loader: Loader, inputs: Int, outputs: Int, groups: Int) throws {
        self.groups = groups
        norm1 = try loader.norm("norm1", inputs)
        convolution1 = try loader.convolution("conv1", inputs: inputs, outputs: outputs, kernel: 3)
        norm2 = try loader.norm("norm2", outputs)
        convolution2 = try loader.convolution("conv2", inputs: outputs, outputs: outputs, kernel: 3)
        shortcut = inputs == outputs ? nil : try loader.convolution("conv_shortcut", inputs: inputs, outputs: outputs, kernel: 1)
    }

    /// What the block makes of `x`, `[height, width, channels]`: into `x` itself where the channels stay, else into memory of its own,
    /// and `x` is used up.
    func run(_ x: Tensor, on compute: Compute, _ workspace: Workspace) -> Tensor {
        let size = [x.shape[0], x.shape[1]]
        let out = shortcut == nil ? x : Tensor(zeros: size + [convolution2.outputs], type: x.type)
        workspace.scope {
            if let shortcut { compute.convolution(shortcut, x, into: out) }
            let normed = shortcut == nil ? workspace.tensor(x.shape, type: x.type) : x
            compute.groupNorm(x, groups: groups, weight: norm1.weight, bias: norm1.bias, epsilon: 1e-6, silu: true, into: normed)
            let middle = between(normed, on: compute, workspace)
            compute.groupNorm(middle, groups: groups, weight: norm2.weight, bias: norm2.bias, epsilon: 1e-6, silu: true, into: middle)
            compute.convolution(convolution2, middle, residual: out, into: out)
        }
        return out
    }

    /// What the first convolution makes of `x`: in `x`'s own memory where its lines are at most half as long, else in the workspace.
    private func between(_ x: Tensor, on compute: Compute, _ workspace: Workspace) -> Tensor {
        let (height, width, channels) = (x.shape[0], x.shape[1], convolution1.outputs)
        guard 2 * channels <= x.columns, x.isContiguous else {
            let middle = workspace.tensor([height, width, channels], type: x.type)
            compute.convolution(convolution1, x, into: middle)
            return middle
        }
        let middle = x.reshaped([1, x.count]).columns(0..<height * width * channels).reshaped([height, width, channels])
        // The first lines wait until those that they overwrite were read; line n of the others lies before line n / 2 of `x`, and those
        // from its own to the double of it can be made at once.
        var line = min(height, 8)
        workspace.scope {
            let first = workspace.tensor([line, width, channels], type: x.type)
            compute.convolution(convolution1, x, lines: 0..<line, into: first)
            compute.convert(first, into: middle[0..<line])
        }
        while line < height {
            let end = min(height, 2 * (line - 1))
            compute.convolution(convolution1, x, lines: line..<end, into: middle[line..<end])
            line = end
        }
        return middle
    }
}

extension Loader {
    /// A norm's weight and bias.
    func norm(_ name: String, _ count: Int) throws -> (weight: Tensor, bias: Tensor) {
        (try vector(name + ".weight", count), try vector(name + ".bias", count))
    }
}
