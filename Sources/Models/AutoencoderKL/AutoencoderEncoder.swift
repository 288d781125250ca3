import Tensors

/// Pictures to latents (diffusers `Encoder`), of which only the mean is used.
struct AutoencoderEncoder: Sendable {
    private let input: Convolution
    private let levels: [Level]
    private let middle: MiddleBlock
    private let norm: (weight: Tensor, bias: Tensor)
    private let output: Convolution
    private let latentOut: Convolution?
    private let groups: Int
    private let latentChannels: Int

    private struct Level: Sendable {
        let blocks: [ResidualBlock]
        let downsampler: Convolution?
    }

    init(_ loader: Loader, _ config: AutoencoderConfig) throws {
        groups = config.groups
        latentChannels = config.latentChannels
        let channels = config.encoderChannels
        let part = loader.part("encoder")
        input = try part.convolution("conv_in", inputs: 3, outputs: channels[0], kernel: 3)
        levels = try channels.enumerated().map { level, outputs in
            let down = part.part("down_blocks.\(level)")
            let inputs = channels[max(0, level - 1)]
            let blocks = try (0..<config.blocks).map { block in
                try ResidualBlock(
                    down.part("resnets.\(block)"), inputs: block == 0 ? inputs : outputs, outputs: outputs, groups: config.groups)
            }
            // Zeros right and below only: diffusers' Downsample2D with padding 0.
            let padding = Convolution.Padding(top: 0, bottom: 1, left: 0, right: 1)
            let isLast = level == channels.count - 1
            return Level(
                blocks: blocks,
                downsampler: isLast
                    ? nil
                    : try down.convolution("downsamplers.0.conv", inputs: outputs, outputs: outputs, kernel: 3, stride: 2, padding: padding)
            )
        }
        let deepest = channels[channels.count - 1]
        middle = try MiddleBlock(part.part("mid_block"), channels: deepest, groups: groups, attends: config.attends)
        norm = try part.norm("conv_norm_out", deepest)
        output = try part.convolution("conv_out", inputs: deepest, outputs: 2 * config.latentChannels, kernel: 3)
        latentOut =
            config.convolvesEncoded
            ? try loader.convolution("quant_conv", inputs: 2 * config.latentChannels, outputs: 2 * config.latentChannels, kernel: 1) : nil
    }

    /// The latent of `picture`, `[height, width, 3]` from −1 to 1: float32 `[height / 8, width / 8, channels]`, in memory of its own.
    func run(_ picture: Tensor, type: ScalarType, on compute: Compute, _ workspace: Workspace) -> Tensor {
        workspace.scope {
            var x = workspace.tensor([picture.shape[0], picture.shape[1], input.outputs], type: type)
            compute.convolution(input, picture, into: x)
            for level in levels {
                for block in level.blocks { x = block.run(x, on: compute, workspace) }
                guard let downsampler = level.downsampler else { continue }
                let size = downsampler.outputSize(height: x.shape[0], width: x.shape[1])
                let smaller = workspace.tensor([size.height, size.width, downsampler.outputs], type: type)
                compute.convolution(downsampler, x, into: smaller)
                x = smaller
            }
            x = middle.run(x, on: compute, workspace)
            compute.groupNorm(x, groups: groups, weight: norm.weight, bias: norm.bias, epsilon: 1e-6, silu: true, into: x)
            var moments = workspace.tensor([x.shape[0], x.shape[1], 2 * latentChannels])
            compute.convolution(output, x, into: moments)
            if let latentOut {
                let mixed = workspace.tensor(moments.shape)
                compute.convolution(latentOut, moments, into: mixed)
                moments = mixed
            }
            let mean = Tensor(zeros: [x.shape[0], x.shape[1], latentChannels])
            compute.convert(moments.columns(0..<latentChannels), into: mean)
            return mean
        }
    }
}
