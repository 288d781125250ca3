import Foundation
import Weights

/// The sizes of a FLUX.2 transformer (diffusers `transformer_flux2.py`).
public struct Flux2Config: Sendable, Equatable {
    /// Channels of a token of the picture.
    public var channels: Int
    /// Blocks with a stream for the text and one for the picture.
    public var doubleBlocks: Int
    /// Blocks over both together.
    public var singleBlocks: Int
    /// Heads of attention.
    public var heads: Int
    /// The width of a head.
    public var headSize: Int
    /// The width of a token of the text.
    public var textWidth: Int
    /// Sines and cosines that a time is spread to.
    public var timeChannels: Int
    /// The width within the feed-forward parts.
    public var inner: Int
    /// How many of a head's numbers each axis of position turns: time, row, column, place in the text.
    public var axes: [Int]
    /// The base of the rotary frequencies.
    public var theta: Double
    /// Added under the norms' roots.
    public var epsilon: Float

    /// The width of the streams.
    public var width: Int { heads * headSize }

    /// Reads a `config.json` of diffusers.
    ///
    /// - Throws: `ModelError`.
    public init(file: String) throws {
        let config = try ConfigFile(file)
        if let name = config.text("_class_name"), name != "Flux2Transformer2DModel" {
            throw ModelError.unsupported(file: file, what: "a model of the class \(name)")
        }
        if config.flag("guidance_embeds", standard: true) {
            throw ModelError.unsupported(file: file, what: "a denoiser that is told its guidance (FLUX.2-dev)")
        }
        guard try config.integer("patch_size") == 1 else { throw ModelError.unsupported(file: file, what: "patches larger than 1") }
        channels = try config.integer("in_channels", most: 1 << 12)
        doubleBlocks = try config.integer("num_layers", most: 1 << 10)
        singleBlocks = try config.integer("num_single_layers", most: 1 << 10)
        heads = try config.integer("num_attention_heads", most: 1 << 10)
        headSize = try config.integer("attention_head_dim", most: 1 << 10)
        textWidth = try config.integer("joint_attention_dim", most: 1 << 18)
        timeChannels = try config.integer("timestep_guidance_channels", most: 1 << 14)
        let ratio = try config.number("mlp_ratio")
        guard ratio > 0, ratio <= 64 else { throw ModelError.config(file: file, reason: "mlp_ratio is \(ratio)") }
        inner = Int(Double(heads * headSize) * ratio)
        axes = try config.integers("axes_dims_rope", most: 1 << 10)
        theta = try config.number("rope_theta")
        epsilon = Float(try config.number("eps"))
        guard axes.count == 4, axes.reduce(0, +) == headSize, axes.allSatisfy({ $0 % 2 == 0 }), headSize % 8 == 0 else {
            throw ModelError.config(file: file, reason: "axes_dims_rope \(axes) do not fill a head of \(headSize)")
        }
        guard (1...1 << 18).contains(inner), timeChannels % 2 == 0 else {
            throw ModelError.config(file: file, reason: "mlp_ratio or the time's channels")
        }
    }

    /// Reads the sizes off the weights of a single file in either layout, for one that comes without a configuration. What the
    /// weights do not tell (the rotary axes' base) is what all published models of the family have.
    ///
    /// - Throws: `ModelError` or `WeightError` where they are no FLUX.2 transformer's.
    public init(readingOff weights: WeightSet) throws {
        let names = Flux2Layout.of(weights)
        func shape(_ key: Flux2Layout.Key) throws -> [Int] {
            let (file, entry) = try weights.find(names.name(key))
            guard entry.shape.allSatisfy({ $0 > 0 }), entry.shape.count == key.dimensions else {
                throw WeightError.badTensor(file: file.path, tensor: entry.name, reason: "its shape is \(entry.shape)")
            }
            return entry.shape
        }
        let image = try shape(.image)
        headSize = try shape(.headNorm)[0]
        guard image[0] % headSize == 0, headSize % 8 == 0 else {
            throw ModelError.unsupported(file: weights.place, what: "a width of \(image[0]) with heads of \(headSize)")
        }
        channels = image[1]
        heads = image[0] / headSize
        textWidth = try shape(.text)[1]
        timeChannels = try shape(.time)[1]
        inner = try shape(.feedOut)[1]
        doubleBlocks = names.count(.double, in: weights)
        singleBlocks = names.count(.single, in: weights)
        axes = [Int](repeating: headSize / 4, count: 4)
        theta = 2000
        epsilon = 1e-6
    }
}
