/// A segment of a JPEG before its image data: `FF`, a marker, two bytes of length that count themselves, the data.
struct JPEGSegment {
    /// The marker's second byte, such as 0xE1 for APP1.
    var marker: UInt8
    /// The whole segment from its `FF`.
    var range: Range<Int>
    /// Its data.
    var data: Range<Int> { range.lowerBound + 4..<range.upperBound }

    /// The segment at or after `at`; fill bytes before it are skipped.
    ///
    /// - Throws: `PictureError.truncated` or `.damaged`.
    init(_ source: some ByteSource, at: Int) throws {
        guard source.has(at..<at + 4) else { throw PictureError.truncated(.jpeg) }
        guard source.byte(at) == 0xFF else { throw PictureError.damaged(.jpeg, "a marker is missing at byte \(at)") }
        var at = at
        while source.byte(at + 1) == 0xFF {
            at += 1
            guard source.has(at..<at + 4) else { throw PictureError.truncated(.jpeg) }
        }
        marker = source.byte(at + 1)
        guard let length = source.big16(at + 2) else { throw PictureError.truncated(.jpeg) }
        guard length >= 2 else { throw PictureError.damaged(.jpeg, "a segment has no length at byte \(at)") }
        guard source.has(at..<at + 2 + length) else { throw PictureError.truncated(.jpeg) }
        range = at..<at + 2 + length
    }

    /// Whether it is a frame header, which holds the size: SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, table B.1).
    var isFrame: Bool { (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC }
}

extension Header {
    /// JPEG: the segments up to the first scan.
    static func readJPEG(_ source: some ByteSource) throws -> Header {
        var at = 2
        var header: Header?
        var orientation = 1
        var isAdobe = false
        var parts: [(number: Int, range: Range<Int>)] = []
        while true {
            let segment = try JPEGSegment(source, at: at)
            let start = segment.data.lowerBound
            if segment.isFrame {
                guard segment.data.count >= 6, let height = source.big16(start + 1), let width = source.big16(start + 3) else {
                    throw PictureError.damaged(.jpeg, "its frame header is too short")
                }
                var found = Header(PictureInfo(format: .jpeg, width: width, height: height))
                found.info.bitDepth = Int(source.byte(start))
                found.info.isCMYK = source.byte(start + 5) == 4
                header = found
            } else if segment.marker == 0xE1, source.matches("Exif\0\0", start) {
                orientation = exifOrientation(source, segment.data) ?? orientation
            } else if segment.marker == 0xE2, source.matches("ICC_PROFILE\0", start), segment.data.count > 14 {
                parts.append((Int(source.byte(start + 12)), start + 14..<segment.data.upperBound))
            } else if segment.marker == 0xEE, source.matches("Adobe", start) {
                isAdobe = true
            } else if segment.marker == 0xDA || segment.marker == 0xD9 {
                break
            }
            at = segment.range.upperBound
        }
        guard var header else { throw PictureError.damaged(.jpeg, "it has no frame header") }
        header.info.orientation = orientation
        header.info.hasProfile = !parts.isEmpty
        header.isAdobe = isAdobe
        header.profile = parts.sorted { $0.number < $1.number }.map(\.range)
        return header
    }
}
