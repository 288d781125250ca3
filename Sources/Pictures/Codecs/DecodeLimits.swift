/// What a picture may cost to decode; checked against the header before anything is allocated.
public struct DecodeLimits: Sendable, Equatable {
    /// The most pixels; 64 megapixels of 1024x1024.
    public var pixels: Int

    /// Limits.
    public init(pixels: Int = 64 << 20) { self.pixels = pixels }

    /// 64 megapixels.
    public static let standard = DecodeLimits()

    /// Checks a header: one frame, no more pixels than allowed.
    ///
    /// - Throws: `PictureError.animated` or `.tooManyPixels`.
    public func check(_ info: PictureInfo) throws {
        if info.isAnimated { throw PictureError.animated(info.format, frames: info.frames) }
        let (count, overflow) = info.width.multipliedReportingOverflow(by: info.height)
        if overflow || count > pixels { throw PictureError.tooManyPixels(width: info.width, height: info.height, limit: pixels) }
    }
}
