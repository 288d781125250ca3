import Tensors

/// Latents to pictures (diffusers `Decoder`).
struct AutoencoderDecoder: Sendable {
    private let latentIn: Convolution?
    private let input: Convolution
    private let middle: MiddleBlock
    private let levels: [Level]
    private let norm: (weight: Tensor, bias: Tensor)
    private let output: Convolution
    private let groups: Int

    private struct Level: Sendable {
        let blocks: [ResidualBlock]
        let upsampler: Convolution?
    }

    init(_ loader: Loader, _ config: AutoencoderConfig) throws {
        groups = config.groups
        let channels = Array(config.decoderChannels.reversed())
        latentIn =
            config.convolvesLatent
            ? try loader.convolution("post_quant_conv", inputs: config.latentChannels, outputs: config.latentChannels, kernel: 1) : nil
        let part = loader.part("decoder")
        input = try part.convolution("conv_in", inputs: config.latentChannels, outputs: channels[0], kernel: 3)
        middle = try MiddleBlock(part.part("mid_block"), channels: channels[0], groups: groups, attends: config.attends)
        levels = try channels.enumerated().map { level, outputs in
            let up = part.part("up_blocks.\(level)")
            let inputs = channels[max(0, level - 1)]
            let blocks = try (0...config.blocks).map { block in
                try ResidualBlock(
                    up.part("resnets.\(block)"), inputs: block == 0 ? inputs : outputs, outputs: outputs, groups: config.groups)
            }
            let isLast = level == channels.count - 1
            return Level(
                blocks: blocks,
                upsampler: isLast ? nil : try up.convolution("upsamplers.0.conv", inputs: outputs, outputs: outputs, kernel: 3))
        }
        norm = try part.norm("conv_norm_out", channels[channels.count - 1])
        output = try part.convolution("conv_out", inputs: channels[channels.count - 1], outputs: 3, kernel: 3)
    }

    /// The picture of `latent`, `[height, width, channels]`: float32 `[8 · height, 8 · width, 3]`, about −1 to 1, in memory of its
    /// own.
    ///
    /// What passes from level to level has memory of its own too, which goes as soon as the next level is made: at 1024 × 1024 it
    /// is half a gigabyte each.
    func run(_ latent: Tensor, type: ScalarType, on compute: Compute, _ workspace: Workspace, proceed: (Double) throws -> Void) throws
        -> Tensor
    {
        var x = begin(latent, type: type, on: compute, workspace)
        for (index, level) in levels.enumerated() {
            for block in level.blocks {
                // Costs rise fourfold a level; halves of what is left come close enough for a progress bar.
                try proceed(1 - 1 / Double(1 << index))
                x = block.run(x, on: compute, workspace)
            }
            guard let upsampler = level.upsampler else { continue }
            // What this level worked in is too small for the next one's pictures, and would lie beside them.
            workspace.release()
            x = enlarge(x, by: upsampler, on: compute)
        }
        compute.groupNorm(x, groups: groups, weight: norm.weight, bias: norm.bias, epsilon: 1e-6, silu: true, into: x)
        let picture = Tensor(zeros: [x.shape[0], x.shape[1], 3])
        compute.convolution(output, x, into: picture)
        return picture
    }

    private func begin(_ latent: Tensor, type: ScalarType, on compute: Compute, _ workspace: Workspace) -> Tensor {
        let z = Tensor(zeros: latent.shape, type: type)
        if let latentIn { compute.convolution(latentIn, latent, into: z) } else { compute.convert(latent, into: z) }
        let x = Tensor(zeros: [latent.shape[0], latent.shape[1], input.outputs], type: type)
        compute.convolution(input, z, into: x)
        return middle.run(x, on: compute, workspace)
    }

    private func enlarge(_ x: Tensor, by upsampler: Convolution, on compute: Compute) -> Tensor {
        let out = Tensor(zeros: [2 * x.shape[0], 2 * x.shape[1], upsampler.outputs], type: x.type)
        compute.convolution(upsampler, x, repeating: 2, into: out)
        return out
    }
}
