/// A chunk of a PNG: four bytes of length, four of type, the data, four of checksum (PNG, third edition, 5.3).
struct PNGChunk {
    /// The whole chunk.
    var range: Range<Int>
    /// Its data.
    var data: Range<Int> { range.lowerBound + 8..<range.upperBound - 4 }

    /// The chunk at `at`; `nil` where the file ends before it does.
    init?(_ source: some ByteSource, at: Int) {
        guard let length = source.big32(at), length < 1 << 31, source.has(at..<at + 12 + length) else { return nil }
        range = at..<at + 12 + length
    }
}

extension Header {
    /// PNG: everything up to the first image data (PNG, third edition, 11).
    static func readPNG(_ source: some ByteSource) throws -> Header {
        guard source.count >= 33 else { throw PictureError.truncated(.png) }
        guard source.big32(8) == 13, source.matches("IHDR", 12), let width = source.big32(16), let height = source.big32(20) else {
            throw PictureError.damaged(.png, "it does not start with a header")
        }
        guard width < 1 << 31, height < 1 << 31 else { throw PictureError.damaged(.png, "its size is out of range") }
        let colours = source.byte(25)
        var header = Header(PictureInfo(format: .png, width: width, height: height))
        header.info.bitDepth = Int(source.byte(24))
        header.info.hasAlpha = colours == 4 || colours == 6
        var at = 33
        while !source.matches("IDAT", at + 4) {
            guard let chunk = PNGChunk(source, at: at) else { throw PictureError.truncated(.png) }
            if source.matches("IEND", at + 4) { throw PictureError.damaged(.png, "it has no image data") }
            if source.matches("tRNS", at + 4) { header.info.hasAlpha = true }
            if source.matches("iCCP", at + 4) { header.info.hasProfile = true }
            if source.matches("acTL", at + 4) { header.info.frames = source.big32(at + 8) }
            if source.matches("eXIf", at + 4), let turn = exifOrientation(source, chunk.data) { header.info.orientation = turn }
            at = chunk.range.upperBound
        }
        return header
    }
}
