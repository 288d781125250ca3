/// A colour in sRGB, eight bits a channel, straight alpha.
public struct RGBA: Sendable, Equatable, Hashable {
    /// The channels, 0 to 255.
    public var red, green, blue, alpha: UInt8

    /// A colour; opaque where no alpha is given.
    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, _ alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// Opaque white.
    public static let white = RGBA(255, 255, 255)
    /// Opaque black.
    public static let black = RGBA(0, 0, 0)
    /// Nothing.
    public static let clear = RGBA(0, 0, 0, 0)
}
