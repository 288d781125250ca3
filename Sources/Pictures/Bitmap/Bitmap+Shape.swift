import CPictures

extension Bitmap {
    /// The part of the picture in `box`.
    ///
    /// - Throws: `PictureError.invalidSize` where the box is empty or leaves the picture.
    public func cropped(to box: PixelBox) throws -> Bitmap {
        guard box.x >= 0, box.y >= 0, box.width > 0, box.height > 0, box.width <= width - box.x, box.height <= height - box.y else {
            throw PictureError.invalidSize(width: box.width, height: box.height)
        }
        return try Bitmap(width: box.width, height: box.height) { out in
            pixels.withUnsafeBufferPointer { source in
                for row in 0..<box.height {
                    let from = ((box.y + row) * width + box.x) * 4
                    let target = UnsafeMutableBufferPointer(rebasing: out[row * box.width * 4..<(row + 1) * box.width * 4])
                    _ = target.update(fromContentsOf: source[from..<from + box.width * 4])
                }
            }
        }
    }

    /// The picture scaled to another size with a Lanczos filter over premultiplied colours, in sRGB's own steps as most programs do.
    ///
    /// - Throws: `PictureError.invalidSize` or `.outOfMemory`.
    public func resized(width newWidth: Int, height newHeight: Int) throws -> Bitmap {
        if newWidth == width, newHeight == height { return self }
        return try Bitmap(width: newWidth, height: newHeight) { out in
            guard let start = out.baseAddress else { return }
            guard easel_resize(pixels, width, height, start, newWidth, newHeight) == .ok else { throw PictureError.outOfMemory }
        }
    }

    /// The picture on white, scaled to another size with a cubic filter, to the byte as Pillow's `BICUBIC`: what models that see were trained
    /// with.
    ///
    /// - Throws: `PictureError.invalidSize` or `.outOfMemory`.
    public func resizedCubic(width newWidth: Int, height newHeight: Int) throws -> Bitmap {
        var flat = self
        if !flat.isOpaque { flat.flatten() }
        if newWidth == width, newHeight == height { return flat }
        return try Bitmap(width: newWidth, height: newHeight) { out in
            guard let start = out.baseAddress else { return }
            guard easel_resize_cubic(flat.pixels, width, height, start, newWidth, newHeight) == .ok else { throw PictureError.outOfMemory }
        }
    }

    /// The picture scaled down, its shape kept, so that its longer edge is at most `edge`; itself where it is no larger.
    ///
    /// - Throws: `PictureError.invalidSize` or `.outOfMemory`.
    public func fitted(to edge: Int) throws -> Bitmap {
        let (width, height) = Bitmap.fit(width, height, into: edge)
        return try resized(width: width, height: height)
    }

    /// A size scaled down so that its longer edge is at most `edge`.
    static func fit(_ width: Int, _ height: Int, into edge: Int) -> (width: Int, height: Int) {
        let longest = max(width, height)
        guard longest > edge, edge > 0 else { return (width, height) }
        return (max(1, (width * edge + longest / 2) / longest), max(1, (height * edge + longest / 2) / longest))
    }

    /// The picture turned and mirrored upright by its EXIF orientation; itself for 1 and for values outside 1 to 8.
    ///
    /// - Throws: `PictureError.outOfMemory`.
    public func upright(from orientation: Int) throws -> Bitmap {
        guard (2...8).contains(orientation) else { return self }
        let turns = orientation >= 5
        return try Bitmap(width: turns ? height : width, height: turns ? width : height) { out in
            guard let start = out.baseAddress else { return }
            easel_orient(pixels, width, height, Int32(orientation), start)
        }
    }
}
