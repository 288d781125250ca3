/// The mark and recipe of a WebP: an `XMP ` chunk at the end of the extended form, which a simple file is turned into.
struct WebPMark {
    private let payload: PicturePayload
    private var info: PictureInfo
    private var isExtended = false
    private var packets: [Range<Int>] = []
    private var packet: XMPPacket?
    private var manifest: [UInt8]?
    private var end = 12

    /// Looks through a file's chunks.
    ///
    /// - Throws: `PictureError` for a file that is no whole WebP.
    init(_ payload: PicturePayload) throws {
        self.payload = payload
        let source = PayloadSource(payload)
        info = try Header.readWebP(source).info
        isExtended = source.matches("VP8X", 12)
        while end < source.count {
            guard let chunk = RIFFChunk(source, at: end) else { throw PictureError.truncated(.webp) }
            if source.matches("XMP ", end) {
                packets.append(chunk.range)
                if packet == nil { packet = XMPPacket(source.bytes(chunk.data)) }
            }
            if source.matches("C2PA", end) { manifest = source.bytes(chunk.data) }
            end = chunk.range.upperBound
        }
    }

    var findings: MarkFindings {
        MarkFindings(recipe: packet?.recipe, isMarked: packet?.isMark ?? false || manifest.map(statesTrainedOrigin) ?? false)
    }

    func write(_ wish: MarkWish) throws -> PicturePayload {
        let source = PayloadSource(payload)
        let made = XMPPacket(wish, existing: packet, recipe: wish.recipe.map { .plain($0) }).text
        let padding = end % 2
        let body = isExtended ? source.bytes(12..<30) : header()
        let kept = end + padding - 12 - (isExtended ? 18 : 0) - packets.reduce(0) { $0 + $1.count }
        let total = 4 + 18 + kept + 8 + made.count + made.count % 2
        var out = PayloadBuilder(payload.coding)
        out.append("RIFF".utf8)
        out.append(Self.little(total, 4))
        out.append("WEBP".utf8)
        out.append(body[..<8])
        out.append([body[8] | 0x04])
        out.append(body[9...])
        var at = isExtended ? 30 : 12
        for range in packets {
            try out.append(at..<range.lowerBound, of: payload)
            at = range.upperBound
        }
        try out.append(at..<end, of: payload)
        out.append(repeatElement(0, count: padding))
        out.append("XMP ".utf8)
        out.append(Self.little(made.count, 4))
        out.append(made)
        out.append(repeatElement(0, count: made.count % 2))
        return out.finish()
    }

    /// A `VP8X` chunk: flags (0x10 alpha), three reserved bytes, width and height less one in three bytes each.
    private func header() -> [UInt8] {
        var chunk = Array("VP8X".utf8) + Self.little(10, 4)
        chunk += [info.hasAlpha ? 0x10 : 0, 0, 0, 0]
        return chunk + Self.little(info.width - 1, 3) + Self.little(info.height - 1, 3)
    }

    private static func little(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}
