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
        let (width, inner) = (denoiser.width, denoiser.inner)
        // The stream; then, of the single block, what is projected, what is joined and what was normed; int8 rows beside.
        let single = tokens * ((3 * width + 2 * inner) + (width + inner) + width) * element
        let rows = precision == .int8 ? tokens * (width + inner) : 0
        let drawing = tokens * (width + denoiser.headSize + 4 * denoiser.channels) * 4 + single + rows
        // The decoder's last level: a picture of its widest channels four times over, or of a tile.
        let pixels = min(request.width * request.height, 1536 * 1536)
        let channels = autoencoder.decoderChannels
        let decoding = pixels * (channels[1] * 3 + channels[0]) * element + request.width * request.height * 20
        let looking = request.tokens * 256 * (autoencoder.encoderChannels[0] * 4) * element
        let reading = 512 * 32 * 1024 * element
        working = [
            .textEncoder: reading, .denoiser: drawing, .autoencoder: max(decoding, request.tokens > request.imageTokens ? looking : 0),
            .previewer: request.width * request.height * 64 * 3 * 2,
        ]
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
