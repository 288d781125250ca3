import CPictures

extension Bitmap {
    /// Lays the picture over an opaque colour, so that every pixel is opaque.
    public mutating func flatten(on colour: RGBA = .white) {
        let count = width * height
        withMutablePixels { buffer in
            if let start = buffer.baseAddress { easel_flatten(start, count, colour.red, colour.green, colour.blue) }
        }
    }

    /// Takes the pixels of `added` where the mask is clear, and keeps every other pixel bit for bit.
    ///
    /// - Parameters:
    ///   - added: The new picture.
    ///   - mask: What to take from it; all three have one size.
    ///   - feather: Over how many pixels from its border the region fades in. The fading lies inside the region.
    /// - Throws: `PictureError.maskSize`, `.invalidSize` where `added` has another size, or `.outOfMemory`.
    public mutating func replace(with added: Bitmap, where mask: Mask, feather: Int = 0) throws {
        try mask.check(width: width, height: height)
        guard added.width == width, added.height == height else {
            throw PictureError.invalidSize(width: added.width, height: added.height)
        }
        let (width, height) = (width, height)
        let status = withMutablePixels { buffer in
            buffer.baseAddress.map { easel_composite($0, added.pixels, mask.alpha, width, height, UInt32(max(0, feather))) }
        }
        if status != .ok { throw PictureError.outOfMemory }
    }

    /// How far two pictures of one size are apart, over all four channels; `nil` where their sizes differ.
    public func difference(from other: Bitmap) -> PictureDifference? {
        guard width == other.width, height == other.height else { return nil }
        var worst: Int32 = 0
        let squares = easel_difference(pixels, other.pixels, pixels.count, &worst)
        return PictureDifference(worst: Int(worst), meanSquare: Double(squares) / Double(pixels.count))
    }
}
