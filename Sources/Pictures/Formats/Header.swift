/// A picture file's header, and where what decoding needs besides the pixels lies.
struct Header {
    var info: PictureInfo
    /// The parts of an ICC profile in a JPEG or WebP, in order; a PNG's is compressed and left to its decoder.
    var profile: [Range<Int>] = []
    /// A JPEG has Adobe's marker, by which CMYK is stored inverted.
    var isAdobe = false

    init(_ info: PictureInfo) { self.info = info }

    static func read(_ source: some ByteSource) throws -> Header {
        guard source.count > 0 else { throw PictureError.empty }
        let type = SniffedType(sniffing: source.bytes(0..<min(source.count, SniffedType.bytesNeeded)))
        let header =
            switch try type.accepted() {
            case .png: try readPNG(source)
            case .jpeg: try readJPEG(source)
            default: try readWebP(source)
            }
        guard header.info.width > 0, header.info.height > 0 else {
            throw PictureError.damaged(header.info.format, "its size is \(header.info.width)x\(header.info.height)")
        }
        return header
    }
}

/// The orientation in EXIF data (a TIFF structure, optionally after `Exif` and two zeros): tag 0x0112 of its first directory.
func exifOrientation(_ source: some ByteSource, _ range: Range<Int>) -> Int? {
    let start = source.matches("Exif\0\0", range.lowerBound) ? range.lowerBound + 6 : range.lowerBound
    let isLittle = source.matches("II", start)
    guard isLittle || source.matches("MM", start), start + 8 <= range.upperBound else { return nil }
    func short(_ at: Int) -> Int? { at + 2 > range.upperBound ? nil : isLittle ? source.little16(at) : source.big16(at) }
    func long(_ at: Int) -> Int? { at + 4 > range.upperBound ? nil : isLittle ? source.little32(at) : source.big32(at) }
    guard short(start + 2) == 42, let offset = long(start + 4), let entries = short(start + offset) else { return nil }
    for entry in 0..<entries {
        let at = start + offset + 2 + entry * 12
        guard let tag = short(at) else { return nil }
        if tag == 0x0112 { return short(at + 8).flatMap { (1...8).contains($0) ? $0 : nil } }
    }
    return nil
}
