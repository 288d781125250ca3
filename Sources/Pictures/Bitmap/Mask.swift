/// What part of a picture an edit may change: the pixels whose alpha in the mask picture is 0.
public struct Mask: Sendable, Equatable {
    /// Columns of pixels.
    public let width: Int
    /// Rows of pixels.
    public let height: Int
    /// The alpha of each pixel, row by row; 0 marks what to edit.
    public let alpha: [UInt8]

    /// The mask in a picture's alpha channel.
    public init(_ bitmap: Bitmap) {
        width = bitmap.width
        height = bitmap.height
        alpha = bitmap.pixels.withUnsafeBufferPointer { pixels in
            Array(unsafeUninitializedCapacity: pixels.count / 4) { out, count in
                for i in 0..<pixels.count / 4 { out[i] = pixels[i * 4 + 3] }
                count = pixels.count / 4
            }
        }
    }

    /// A mask that marks exactly `box`, which may leave the picture.
    ///
    /// - Throws: `PictureError.invalidSize`.
    public init(width: Int, height: Int, editing box: PixelBox) throws {
        guard width > 0, height > 0, width <= Bitmap.mostPixels / height else {
            throw PictureError.invalidSize(width: width, height: height)
        }
        var alpha = [UInt8](repeating: 255, count: width * height)
        let columns = (max(0, box.x)..<max(0, box.x, min(width, box.x + box.width)))
        for y in max(0, box.y)..<max(0, box.y, min(height, box.y + box.height)) {
            for x in columns { alpha[y * width + x] = 0 }
        }
        self.width = width
        self.height = height
        self.alpha = alpha
    }

    /// Reads a mask picture.
    ///
    /// - Throws: `PictureError`: `.maskWithoutAlpha` for a picture that has no alpha channel, and what decoding throws.
    public static func read(path: String, limits: DecodeLimits = .standard) throws -> Mask {
        guard try PictureInfo.read(path: path).hasAlpha else { throw PictureError.maskWithoutAlpha }
        return Mask(try Bitmap.decode(path: path, limits: limits))
    }

    /// Reads a mask picture in memory.
    ///
    /// - Throws: `PictureError`, as `read(path:)`.
    public static func read(bytes: [UInt8], limits: DecodeLimits = .standard) throws -> Mask {
        guard try PictureInfo.read(bytes: bytes).hasAlpha else { throw PictureError.maskWithoutAlpha }
        return Mask(try Bitmap.decode(bytes: bytes, limits: limits))
    }

    /// Checks that the mask has a picture's size.
    ///
    /// - Throws: `PictureError.maskSize`, whose text is OpenAI's.
    public func check(width: Int, height: Int) throws {
        if self.width != width || self.height != height {
            throw PictureError.maskSize(mask: (self.width, self.height), picture: (width, height))
        }
    }

    /// The smallest box that holds every pixel to edit; `nil` where there is none.
    public var box: PixelBox? {
        var left = width, right = -1, top = -1, bottom = -1
        alpha.withUnsafeBufferPointer { alpha in
            for y in 0..<height {
                let row = alpha[y * width..<(y + 1) * width]
                guard let first = row.firstIndex(of: 0), let last = row.lastIndex(of: 0) else { continue }
                left = min(left, first - y * width)
                right = max(right, last - y * width)
                if top < 0 { top = y }
                bottom = y
            }
        }
        return top < 0 ? nil : PixelBox(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }

    /// How many pixels are to edit.
    public var count: Int { alpha.reduce(0) { $1 == 0 ? $0 + 1 : $0 } }
}
