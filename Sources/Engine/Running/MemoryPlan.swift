import Diffusion
import Models

/// What a picture will need of memory, part by part, reckoned from the sizes before any work.
public struct MemoryPlan: Sendable, Equatable {
    /// Bytes of each part's weights, which lie in the page cache while they are used.
    public var weights: [Flux2Part: Int]
    /// Bytes of each part's working memory.
    public var working: [Flux2Part: Int]

    init(request: Flux2Request, denoiser: Flux2Config, autoencoder: AutoencoderConfig, precision: Precision, weights: [Flux2Part: Int]) {
        self.weights = weights
        let element = precision == .float32 ? 4 : 2
        let tokens = request.tokens + PromptReader.length
        let scratch = Self.scratch(tokens, denoiser, precision)
        // The autoencoder's convolutions are kept in another order than their file has.
        let pictures = scratch + (weights[.autoencoder] ?? 0)
        working = [
            .textEncoder: Self.reading(denoiser, element),
            .denoiser: scratch + Self.drawing(tokens, denoiser, element),
            .autoencoder: pictures + max(Self.decoding(request, autoencoder, element), Self.looking(request, autoencoder, element)),
            .previewer: request.width * request.height * 64 * 3 * 2,
        ]
    }

    /// What stands beside everything: the process and what its allocators keep.
    private static let base = 128 << 20

    /// The text's streams that are handed on, and what a layer of the text encoder makes of 512 tokens beside all layers' keys and values.
    private static func reading(_ denoiser: Flux2Config, _ element: Int) -> Int {
        base + PromptReader.length * (denoiser.textWidth * 4 + 45_000 * element)
    }

    /// What threads pack of a product's rows, or of keys and values, and keep.
    private static func scratch(_ tokens: Int, _ denoiser: Flux2Config, _ precision: Precision) -> Int {
        let size = precision == .int8 ? 1 : precision == .bfloat16 ? 2 : 4
        return base + max(min(tokens * (denoiser.width + denoiser.inner) * size, 128 << 20), tokens * 2 * denoiser.width * 2)
    }

    /// The streams; of the single block what is projected, joined and normed; the text.
    private static func drawing(_ tokens: Int, _ denoiser: Flux2Config, _ element: Int) -> Int {
        let (width, inner) = (denoiser.width, denoiser.inner)
        let stream = tokens * (width + denoiser.headSize + 4 * denoiser.channels) * 4
        let block = tokens * ((3 * width + 2 * inner) + (width + inner) + 4 * width) * element
        return stream + block + PromptReader.length * denoiser.textWidth * 4
    }

    /// The decoder's last level: as it begins the picture of the level before and one of its own channels, with another one where that
    /// does not fit into the former's memory; then three of its own. Or a tile of that. Beside it the picture as floats and as bytes, and
    /// what attention and convolutions pack.
    private static func decoding(_ request: Flux2Request, _ autoencoder: AutoencoderConfig, _ element: Int) -> Int {
        let (pixels, tile) = (request.width * request.height, 1024 * 1024)
        let channels = autoencoder.decoderChannels
        let (before, own) = (channels[min(1, channels.count - 1)], channels[0])
        let most = pixels > 1536 * 1536 ? tile : pixels
        return most * max(before + (2 * own <= before ? own : 2 * own), 3 * own) * element + pixels * 96
    }

    /// Of the largest picture that is looked at, the encoder's first level.
    private static func looking(_ request: Flux2Request, _ autoencoder: AutoencoderConfig, _ element: Int) -> Int {
        let source = request.inpainting == nil ? 0 : request.width * request.height
        let references = request.references.map { min($0.width * $0.height, 1024 * 1024) }
        let channels = autoencoder.encoderChannels
        return max(source, references.max() ?? 0) * (4 * channels[0] * element + 32)
    }

    /// What is needed at once while a part works: its weights and its memory.
    public func need(of part: Flux2Part) -> Int { (weights[part] ?? 0) + (working[part] ?? 0) }

    /// The part that needs most.
    public var largest: (part: Flux2Part, bytes: Int) {
        let parts = [Flux2Part.textEncoder, .denoiser, .autoencoder].map { ($0, need(of: $0)) }
        return parts.max { $0.1 < $1.1 } ?? (.denoiser, 0)
    }

    /// What is needed if all parts stay loaded.
    public var together: Int {
        weights.values.reduce(0, +) + ([Flux2Part.textEncoder, .denoiser, .autoencoder].map { working[$0] ?? 0 }.max() ?? 0)
    }
}
