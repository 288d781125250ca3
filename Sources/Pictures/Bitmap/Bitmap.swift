/// A picture in memory: rows of RGBA pixels from the top, eight bits a channel, straight (not premultiplied) alpha, in sRGB.
public struct Bitmap: Sendable, Equatable {
    /// Columns of pixels.
    public let width: Int
    /// Rows of pixels.
    public let height: Int
    /// The channels: `width * height * 4` bytes in the order red, green, blue, alpha.
    public private(set) var pixels: [UInt8]

    /// The most pixels of a bitmap that is made here, as a guard against sizes that no memory holds: 2^28, which take 1 GiB.
    public static let mostPixels = 1 << 28

    /// A picture from its channels.
    ///
    /// - Throws: `PictureError.invalidSize` unless there are `width * height * 4` of them and both edges are positive.
    public init(width: Int, height: Int, pixels: [UInt8]) throws {
        guard try Self.bytes(width, height) == pixels.count else { throw PictureError.invalidSize(width: width, height: height) }
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// A picture of one colour; transparent where none is given.
    ///
    /// - Throws: `PictureError.invalidSize`.
    public init(width: Int, height: Int, filledWith colour: RGBA = .clear) throws {
        try self.init(width: width, height: height) { buffer in
            for i in stride(from: 0, to: buffer.count, by: 4) {
                buffer[i] = colour.red
                buffer[i + 1] = colour.green
                buffer[i + 2] = colour.blue
                buffer[i + 3] = colour.alpha
            }
        }
    }

    /// A picture whose channels `write` fills, all of them, without their being cleared before.
    ///
    /// - Throws: `PictureError.invalidSize`, and what `write` throws.
    public init(width: Int, height: Int, writing write: (UnsafeMutableBufferPointer<UInt8>) throws -> Void) throws {
        let count = try Self.bytes(width, height)
        self.width = width
        self.height = height
        pixels = try Array(unsafeUninitializedCapacity: count) { buffer, initialised in
            try write(UnsafeMutableBufferPointer(rebasing: buffer[0..<count]))
            initialised = count
        }
    }

    /// The pixel in column `x` of row `y`, which lie inside the picture.
    public subscript(x: Int, y: Int) -> RGBA {
        get {
            let i = (y * width + x) * 4
            return RGBA(pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3])
        }
        set {
            let i = (y * width + x) * 4
            pixels[i] = newValue.red
            pixels[i + 1] = newValue.green
            pixels[i + 2] = newValue.blue
            pixels[i + 3] = newValue.alpha
        }
    }

    /// Whether every pixel is opaque.
    public var isOpaque: Bool {
        var all: UInt8 = 255
        for i in stride(from: 3, to: pixels.count, by: 4) { all &= pixels[i] }
        return all == 255
    }

    /// Hands the channels to `body` to change in place; their number stays.
    public mutating func withMutablePixels<Result>(_ body: (UnsafeMutableBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try pixels.withUnsafeMutableBufferPointer { try body(UnsafeMutableBufferPointer(rebasing: $0[...])) }
    }

    private static func bytes(_ width: Int, _ height: Int) throws -> Int {
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !overflow, pixels <= mostPixels else {
            throw PictureError.invalidSize(width: width, height: height)
        }
        return pixels * 4
    }
}
