import Foundation
import Tensors
import Weights

/// The FLUX.2 denoiser: predicts from a noisy picture's tokens, a text's and a time the direction to the picture.
public struct Flux2Transformer: Sendable {
    /// Its sizes.
    public let config: Flux2Config
    /// What it computes in.
    public let precision: Precision
    private let imageIn, textIn: Linear
    private let timeIn, timeOut: Linear
    private let doubleImage, doubleText, single: Linear
    let doubleBlocks: [Flux2DoubleBlock]
    let singleBlocks: [Flux2SingleBlock]
    private let lastScale, lastShift: Linear
    private let out: Linear

    /// Takes the denoiser out of its files, in either layout.
    ///
    /// - Throws: `WeightError`.
    public init(_ loader: Loader, _ config: Flux2Config) throws {
        self.config = config
        precision = loader.precision
        let tensors = Flux2Tensors(loader: loader, layout: Flux2Layout.of(loader.weights), config: config)
        let width = config.width
        imageIn = try tensors.linear("x_embedder", "img_in", inputs: config.channels, outputs: width)
        textIn = try tensors.linear("context_embedder", "txt_in", inputs: config.textWidth, outputs: width)
        timeIn = try tensors.linear(
            "time_guidance_embed.timestep_embedder.linear_1", "time_in.in_layer", inputs: config.timeChannels, outputs: width)
        timeOut = try tensors.linear("time_guidance_embed.timestep_embedder.linear_2", "time_in.out_layer", inputs: width, outputs: width)
        doubleImage = try tensors.linear(
            "double_stream_modulation_img.linear", "double_stream_modulation_img.lin", inputs: width, outputs: 6 * width)
        doubleText = try tensors.linear(
            "double_stream_modulation_txt.linear", "double_stream_modulation_txt.lin", inputs: width, outputs: 6 * width)
        single = try tensors.linear("single_stream_modulation.linear", "single_stream_modulation.lin", inputs: width, outputs: 3 * width)
        doubleBlocks = try (0..<config.doubleBlocks).map { try Flux2DoubleBlock(tensors, block: $0) }
        singleBlocks = try (0..<config.singleBlocks).map { try Flux2SingleBlock(tensors, block: $0) }
        (lastScale, lastShift) = try tensors.lastModulation()
        out = try tensors.linear("proj_out", "final_layer.linear", inputs: width, outputs: config.channels)
    }

    /// A place of a token: time, row, column, place in the text.
    public typealias Position = [Double]

    /// The rotary tables of a text's tokens followed by a picture's.
    public func rotary(text: Int, image: [Position]) -> Rotary {
        RotaryTable.rotary(
            (0..<text).map { [0, 0, 0, Double($0)] } + image, axes: config.axes, theta: config.theta, pairs: .interleaved)
    }

    /// The direction in which `image` moves at `time`.
    ///
    /// - Parameters:
    ///   - image: float32 `[tokens, channels]`: the noisy picture, then its references.
    ///   - text: float32 `[tokens, textWidth]`.
    ///   - time: the noise's share, 1 to 0.
    ///   - rotary: from `rotary(text:image:)`.
    ///   - direction: float32, as many rows of `[…, channels]` as are wanted from the front of `image`.
    ///   - proceed: called between blocks with the share that is done; what it throws ends the work.
    public func predict(
        image: Tensor, text: Tensor, time: Double, rotary: Rotary, into direction: Tensor, on compute: Compute, _ workspace: Workspace,
        proceed: (Double) throws -> Void = { _ in }
    ) throws {
        let width = config.width
        let type = precision.activations
        let (texts, tokens) = (text.rows, text.rows + image.rows)
        try workspace.scope {
            let modulations = modulate(time, on: compute, workspace)
            // Both streams lie in one block of memory, so that the single blocks see them together.
            let both = workspace.tensor([tokens, width])
            let (textStream, imageStream) = (both[0..<texts], both[texts..<tokens])
            compute.linear(textIn, text, into: textStream)
            compute.linear(imageIn, image, into: imageStream)
            let all = Double(doubleBlocks.count + singleBlocks.count)
            for (index, block) in doubleBlocks.enumerated() {
                try proceed(Double(index) / all)
                block.run(
                    text: textStream, image: imageStream, textModulation: modulations.doubleText, imageModulation: modulations.doubleImage,
                    rotary: rotary, precision: precision, on: compute, workspace)
            }
            for (index, block) in singleBlocks.enumerated() {
                try proceed(Double(doubleBlocks.count + index) / all)
                block.run(both, modulation: modulations.single, rotary: rotary, precision: precision, on: compute, workspace)
            }
            let wanted = imageStream[0..<direction.rows]
            let normed = workspace.tensor([direction.rows, width], type: type)
            compute.layerNorm(wanted, scale: modulations.lastScale, shift: modulations.lastShift, epsilon: config.epsilon, into: normed)
            compute.linear(out, normed, into: direction)
        }
    }

    private struct Modulations {
        let doubleImage, doubleText, single: Flux2Modulation
        let lastScale, lastShift: Tensor
    }

    /// What a time means for all blocks: they share their modulation.
    private func modulate(_ time: Double, on compute: Compute, _ workspace: Workspace) -> Modulations {
        let width = config.width
        let first = workspace.tensor([1, width])
        compute.linear(timeIn, Self.spread(time * 1000, channels: config.timeChannels), activation: .silu, into: first)
        let embedded = workspace.tensor([1, width])
        compute.linear(timeOut, first, activation: .silu, into: embedded)
        func rows(_ layer: Linear) -> Tensor {
            let out = workspace.tensor([1, layer.outputs])
            compute.linear(layer, embedded, into: out)
            return out
        }
        return Modulations(
            doubleImage: Flux2Modulation(values: rows(doubleImage), width: width),
            doubleText: Flux2Modulation(values: rows(doubleText), width: width),
            single: Flux2Modulation(values: rows(single), width: width),
            lastScale: rows(lastScale), lastShift: rows(lastShift))
    }

    /// Cosines, then sines, of a time at frequencies from 1 down to 1 / 10000 (diffusers `get_timestep_embedding`).
    static func spread(_ time: Double, channels: Int) -> Tensor {
        let half = channels / 2
        let angles = (0..<half).map { time * exp(-log(10000) * Double($0) / Double(half)) }
        return Tensor(angles.map { Float(cos($0)) } + angles.map { Float(sin($0)) }, shape: [1, channels])
    }
}
