import Tensors
import Weights

/// FLUX.2's autoencoder: pictures to latents of an eighth of the size and back, and between latents and the denoiser's tokens.
public struct AutoencoderKL: Sendable {
    /// Its sizes.
    public let config: AutoencoderConfig
    private let encoder: AutoencoderEncoder
    private let decoder: AutoencoderDecoder
    private let type: ScalarType
    /// The statistics that tokens are normalized with: `[4 · latentChannels]` each.
    private let mean, deviation: [Float]

    /// Takes the autoencoder out of its files (names of diffusers).
    ///
    /// - Throws: `WeightError`.
    public init(_ loader: Loader, _ config: AutoencoderConfig) throws {
        self.config = config
        type = loader.precision.activations
        encoder = try AutoencoderEncoder(loader, config)
        decoder = try AutoencoderDecoder(loader, config)
        mean = try loader.vector("bn.running_mean", 4 * config.latentChannels).floats()
        deviation = try loader.vector("bn.running_var", 4 * config.latentChannels).floats().map { ($0 + config.epsilon).squareRoot() }
    }

    /// The latent of `picture`, float32 `[height, width, 3]` from −1 to 1 with edges that are multiples of twice `factor`:
    /// float32 `[height / 8, width / 8, channels]`.
    public func encode(_ picture: Tensor, on compute: Compute, _ workspace: Workspace) -> Tensor {
        encoder.run(picture, type: type, on: compute, workspace)
    }

    /// The picture of a latent: float32 `[8 · height, 8 · width, 3]`, about −1 to 1. Large ones are made tile by tile.
    ///
    /// - Parameters:
    ///   - workspace: nothing of it may be in use.
    ///   - proceed: called with the share that is done; what it throws ends the work.
    public func decode(
        _ latent: Tensor, tiling: Tiling = Tiling(), on compute: Compute, _ workspace: Workspace,
        proceed: (Double) throws -> Void = { _ in }
    ) throws -> Tensor {
        try tiling.decode(latent, factor: config.factor) { part, tile, tiles in
            try decoder.run(part, type: type, on: compute, workspace) { try proceed((Double(tile) + $0) / Double(tiles)) }
        }
    }

    /// A latent as the denoiser's tokens: float32 `[height / 2 · width / 2, 4 · channels]`, normalized.
    public func tokens(of latent: Tensor) -> Tensor {
        let packing = TokenPacking(height: latent.shape[0] / 2, width: latent.shape[1] / 2, channels: latent.columns)
        return packing.tokens(of: latent) { value, channel in (value - mean[channel]) / deviation[channel] }
    }

    /// Tokens as a latent: the way back from `tokens(of:)`.
    ///
    /// - Parameter height: rows of tokens; the latent has twice as many.
    public func latent(of tokens: Tensor, height: Int, width: Int) -> Tensor {
        TokenPacking(height: height, width: width, channels: tokens.columns / 4).latent(of: tokens) { value, channel in
            value * deviation[channel] + mean[channel]
        }
    }
}
