import Tensors

/// Four latents make a token: channel c of the place (dy, dx) within a square becomes c · 4 + dy · 2 + dx.
public struct TokenPacking: Sendable {
    /// Rows of tokens.
    public let height: Int
    /// Tokens in a row.
    public let width: Int
    /// Channels of a latent.
    public let channels: Int

    /// Tokens for a latent of twice `height` and `width`.
    public init(height: Int, width: Int, channels: Int) {
        (self.height, self.width, self.channels) = (height, width, channels)
    }

    /// float32 `[2 · height, 2 · width, channels]` to float32 `[height · width, 4 · channels]`.
    ///
    /// - Parameter change: applied to each number, given its channel in the token.
    public func tokens(of latent: Tensor, _ change: (Float, Int) -> Float = { value, _ in value }) -> Tensor {
        let tokens = Tensor(zeros: [height * width, 4 * channels])
        latent.withElements(as: Float.self) { from in
            tokens.withElements(as: Float.self) { to in
                pairs { latent, token, channel in to[token] = change(from[latent], channel) }
            }
        }
        return tokens
    }

    /// The way back.
    public func latent(of tokens: Tensor, _ change: (Float, Int) -> Float = { value, _ in value }) -> Tensor {
        let latent = Tensor(zeros: [2 * height, 2 * width, channels])
        tokens.withElements(as: Float.self) { from in
            latent.withElements(as: Float.self) { to in
                pairs { latent, token, channel in to[latent] = change(from[token], channel) }
            }
        }
        return latent
    }

    /// Calls `body` with each element's place in the latent, its place in the tokens, and its channel in its token.
    private func pairs(_ body: (Int, Int, Int) -> Void) {
        for y in 0..<height {
            for x in 0..<width {
                for dy in 0..<2 {
                    for dx in 0..<2 {
                        let latent = ((2 * y + dy) * 2 * width + 2 * x + dx) * channels
                        for c in 0..<channels {
                            let channel = c * 4 + dy * 2 + dx
                            body(latent + c, (y * width + x) * 4 * channels + channel, channel)
                        }
                    }
                }
            }
        }
    }
}
