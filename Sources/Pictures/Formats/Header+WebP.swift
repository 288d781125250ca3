/// A chunk of a RIFF file: four letters, four bytes of length, the data, a byte of padding if the length is odd.
struct RIFFChunk {
    /// The whole chunk with its padding.
    var range: Range<Int>
    /// Its data.
    var data: Range<Int>

    /// The chunk at `at`; `nil` where the file ends before its data does.
    init?(_ source: some ByteSource, at: Int) {
        guard let length = source.little32(at + 4), source.has(at + 8..<at + 8 + length) else { return nil }
        data = at + 8..<at + 8 + length
        range = at..<min(source.count, data.upperBound + length % 2)
    }
}

extension Header {
    /// WebP: one image chunk, or the extended form, whose first chunk announces the others (WebP Container Specification).
    static func readWebP(_ source: some ByteSource) throws -> Header {
        guard source.count >= 30 else { throw PictureError.truncated(.webp) }
        if source.matches("VP8 ", 12) || source.matches("VP8L", 12) {
            guard let header = simpleWebP(source, at: 12) else { throw PictureError.damaged(.webp, "its image header is broken") }
            return header
        }
        guard source.matches("VP8X", 12), let width = source.little24(24), let height = source.little24(27) else {
            throw PictureError.damaged(.webp, "its first chunk is unknown")
        }
        var header = Header(PictureInfo(format: .webp, width: width + 1, height: height + 1))
        let flags = source.byte(20)
        header.info.hasAlpha = flags & 0x10 != 0
        header.info.hasProfile = flags & 0x20 != 0
        if flags & 0x02 != 0 { header.info.frames = nil }
        var at = 12
        var frames = 0
        while let chunk = RIFFChunk(source, at: at) {
            if source.matches("ICCP", at) { header.profile = [chunk.data] }
            if source.matches("EXIF", at), let turn = exifOrientation(source, chunk.data) { header.info.orientation = turn }
            if source.matches("ANMF", at) { frames += 1 }
            at = chunk.range.upperBound
        }
        if header.info.frames == nil, frames > 0, at >= source.count { header.info.frames = max(frames, 2) }
        return header
    }

    /// The size in the head of a lossy (RFC 6386, 9.1) or lossless (WebP Lossless Bitstream, 3) image chunk at `at`.
    static func simpleWebP(_ source: some ByteSource, at: Int) -> Header? {
        let data = at + 8
        if source.matches("VP8L", at) {
            guard source.has(data..<data + 5), source.byte(data) == 0x2F, let bits = source.little32(data + 1) else { return nil }
            var header = Header(PictureInfo(format: .webp, width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1))
            header.info.hasAlpha = bits >> 28 & 1 == 1
            return header
        }
        guard source.has(data..<data + 10), source.byte(data) & 1 == 0, source.byte(data + 3) == 0x9D,
            source.byte(data + 4) == 0x01, source.byte(data + 5) == 0x2A, let width = source.little16(data + 6),
            let height = source.little16(data + 8)
        else { return nil }
        return Header(PictureInfo(format: .webp, width: width & 0x3FFF, height: height & 0x3FFF))
    }
}
