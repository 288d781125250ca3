import Foundation

/// The sizes of FLUX.2's autoencoder (diffusers `autoencoder_kl_flux2.py`).
public struct AutoencoderConfig: Sendable, Equatable {
    /// Channels of the encoder's levels, the finest first.
    public var encoderChannels: [Int]
    /// Channels of the decoder's levels, the finest first; fewer in the small decoder.
    public var decoderChannels: [Int]
    /// Residual blocks of a level of the encoder; the decoder has one more.
    public var blocks: Int
    /// Channels of a latent.
    public var latentChannels: Int
    /// Groups of the norms.
    public var groups: Int
    /// Whether the deepest level attends.
    public var attends: Bool
    /// Whether a 1×1 convolution stands between encoder and latent, and between latent and decoder.
    public var convolvesEncoded, convolvesLatent: Bool
    /// Added to the latents' variances.
    public var epsilon: Float

    /// How many pixels of an edge a latent covers.
    public var factor: Int { 1 << (encoderChannels.count - 1) }

    /// Reads a `config.json` of diffusers.
    ///
    /// - Throws: `ModelError`.
    public init(file: String) throws {
        let config = try ConfigFile(file)
        if let name = config.text("_class_name"), name != "AutoencoderKLFlux2" {
            throw ModelError.unsupported(file: file, what: "a model of the class \(name)")
        }
        encoderChannels = try config.integers("block_out_channels", most: 1 << 14)
        decoderChannels =
            config.has("decoder_block_out_channels") ? try config.integers("decoder_block_out_channels", most: 1 << 14) : encoderChannels
        blocks = try config.integer("layers_per_block", most: 64)
        latentChannels = try config.integer("latent_channels", most: 1 << 10)
        groups = try config.integer("norm_num_groups", most: 1 << 10)
        attends = config.flag("mid_block_add_attention", standard: true)
        convolvesEncoded = config.flag("use_quant_conv", standard: true)
        convolvesLatent = config.flag("use_post_quant_conv", standard: true)
        epsilon = config.has("batch_norm_eps") ? Float(try config.number("batch_norm_eps")) : 1e-4
        guard encoderChannels.count == decoderChannels.count, encoderChannels.count > 1,
            (encoderChannels + decoderChannels).allSatisfy({ $0 % groups == 0 })
        else {
            throw ModelError.config(file: file, reason: "the channels \(encoderChannels), \(decoderChannels) do not fit \(groups) groups")
        }
    }
}
