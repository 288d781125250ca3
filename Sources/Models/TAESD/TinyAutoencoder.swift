import Tensors
import Weights

/// The TAESD family of tiny autoencoders: previews of a picture under way in a hundredth of the decoder's time.
///
/// Follows madebyollin/taesd `taesd.py`; the numbers in the tensors' names are places in its `nn.Sequential`s. TAEF2, FLUX.2's, works
/// on normalized latents: the denoiser's tokens unpacked, without the autoencoder's statistics.
public struct TinyAutoencoder: Sendable {
    /// Channels of a latent.
    public let latentChannels: Int
    private let decoder: TinyStack
    private let encoder: TinyStack?
    private let type: ScalarType

    /// Takes the decoder, and the encoder where there is one, out of their files.
    ///
    /// - Throws: `WeightError`.
    public init(decoder: Loader, encoder: Loader? = nil) throws {
        let shape = try decoder.shape("1.weight")
        guard shape.count == 4, shape[0] > 0, shape[0] % 4 == 0 else {
            throw ModelError.unsupported(file: decoder.weights.place, what: "a first convolution of the shape \(shape)")
        }
        latentChannels = shape[1]
        type = decoder.precision.activations
        let (channels, latents) = (shape[0], shape[1])
        self.decoder = try TinyStack(decoder, TinyStack.decoderPlan, inputs: latents, channels: channels, outputs: 3)
        self.encoder = try encoder.map { try TinyStack($0, TinyStack.encoderPlan, inputs: 3, channels: channels, outputs: latents) }
    }

    /// The picture of a latent `[height, width, channels]`: float32 `[8 · height, 8 · width, 3]`, about 0 to 1.
    public func decode(_ latent: Tensor, on compute: Compute, _ workspace: Workspace) -> Tensor {
        workspace.scope {
            let bounded = workspace.tensor(latent.shape)
            compute.scale(latent, by: 1.0 / 3, into: bounded)
            compute.apply(.tanh, bounded, into: bounded)
            compute.scale(bounded, by: 3, into: bounded)
            return decoder.run(bounded, type: type, on: compute, workspace)
        }
    }

    /// The latent of a picture `[height, width, 3]` from 0 to 1; `nil` for a model that was loaded without its encoder.
    public func encode(_ picture: Tensor, on compute: Compute, _ workspace: Workspace) -> Tensor? {
        encoder?.run(picture, type: type, on: compute, workspace)
    }
}
