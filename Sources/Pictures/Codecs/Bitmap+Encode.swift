import CPictures

/// How hard an encoder works for a small file.
public enum EncodingEffort: Sendable {
    /// As quick as is reasonable; what a server's answers use.
    case fast
    /// As small as is reasonable, several times slower.
    case small
}

extension Bitmap {
    /// Writes the picture as a file.
    ///
    /// - Parameters:
    ///   - format: PNG, JPEG or WebP. JPEG has no alpha: the picture is laid on white.
    ///   - compression: OpenAI's `output_compression`, 0 (small) to 100 (best). JPEG takes it as its quality (at least 1), with
    ///     colour at full resolution from 90 on. WebP is lossless at 100 and lossy at that quality below. PNG ignores it.
    ///   - effort: How hard to work for a small file.
    /// - Throws: `PictureError.cannotEncode` for another format, or an edge over 65,535 (JPEG) or 16,383 (WebP).
    public func encoded(as format: PictureFormat, compression: Int = 100, effort: EncodingEffort = .fast) throws -> EncodedPicture {
        let level = min(100, max(0, compression))
        let bytes =
            switch format {
            case .png: try encodePNG(effort)
            case .jpeg: try encodeJPEG(quality: max(1, level))
            case .webp: try encodeWebP(level, effort)
            case .svg, .gif: throw PictureError.cannotEncode(format, "it is no format of still pixels that Easel writes")
            }
        return EncodedPicture(format: format, width: width, height: height, payload: .raw(bytes))
    }

    private func encodePNG(_ effort: EncodingEffort) throws -> [UInt8] {
        let options = effort == .fast ? easel_png_fast() : easel_png_small()
        return try collect(.png) { easel_png_encode(pixels, UInt32(width), UInt32(height), options, $0, $1, $2) }
    }

    private func encodeJPEG(quality: Int) throws -> [UInt8] {
        guard width <= 65_535, height <= 65_535 else { throw PictureError.cannotEncode(.jpeg, "an edge is over 65535 pixels") }
        var flat = self
        if !isOpaque { flat.flatten(on: .white) }
        let isFullColour: Int32 = quality >= 90 ? 1 : 0
        return try collect(.jpeg) {
            easel_jpeg_encode(flat.pixels, UInt32(width), UInt32(height), Int32(quality), isFullColour, $0, $1, $2)
        }
    }

    /// libwebp's lossless quality is an effort; 0 with method 0 is its quickest.
    private func encodeWebP(_ level: Int, _ effort: EncodingEffort) throws -> [UInt8] {
        guard width <= 16_383, height <= 16_383 else { throw PictureError.cannotEncode(.webp, "an edge is over 16383 pixels") }
        let isLossless = level == 100
        let quality: Float = isLossless ? (effort == .fast ? 0 : 75) : Float(level)
        let method: Int32 = effort == .fast ? (isLossless ? 0 : 2) : 4
        return try collect(.webp) {
            easel_webp_encode(pixels, UInt32(width), UInt32(height), isLossless ? 1 : 0, quality, method, $0, $1, $2)
        }
    }

    private typealias Output = UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>

    private func collect(
        _ format: PictureFormat, _ encode: (Output, UnsafeMutablePointer<Int>, UnsafeMutablePointer<easel_message>) -> easel_status
    ) throws -> [UInt8] {
        var made: UnsafeMutablePointer<UInt8>?
        var count = 0
        var message = easel_message()
        let status = encode(&made, &count, &message)
        defer { easel_free(made) }
        switch status {
        case .ok: return Array(UnsafeBufferPointer(start: made, count: count))
        case .memory: throw PictureError.outOfMemory
        default: throw PictureError.cannotEncode(format, message.words)
        }
    }
}
