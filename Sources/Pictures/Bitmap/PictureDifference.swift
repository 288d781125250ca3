import Glibc

/// How far two pictures are apart.
public struct PictureDifference: Sendable, Equatable {
    /// The greatest difference of a channel, 0 to 255.
    public var worst: Int
    /// The mean of the squared differences of all channels.
    public var meanSquare: Double

    /// Peak signal-to-noise ratio in decibels: 10·log10(255² / mean square); infinite for equal pictures.
    public var psnr: Double { meanSquare == 0 ? .infinity : 10 * log10(255 * 255 / meanSquare) }
}
