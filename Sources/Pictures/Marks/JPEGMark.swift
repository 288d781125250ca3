/// The mark and recipe of a JPEG: one APP1 segment with an XMP packet after the JFIF and EXIF segments.
struct JPEGMark {
    private let payload: PicturePayload
    private var packets: [Range<Int>] = []
    private var packet: XMPPacket?
    private var manifest: [UInt8] = []
    private var insertion = 2

    private static let signature = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    /// A segment has 65,533 bytes of data (ITU-T T.81, B.1.1.4).
    private static let mostPacketBytes = 65_533 - signature.count

    /// Looks through a file's segments before its image data.
    ///
    /// - Throws: `PictureError` for a file that is no JPEG.
    init(_ payload: PicturePayload) throws {
        self.payload = payload
        let source = PayloadSource(payload)
        guard source.count > 4, source.byte(0) == 0xFF, source.byte(1) == 0xD8 else { throw PictureError.damaged(.jpeg, "it has no start") }
        var at = 2
        while true {
            let segment = try JPEGSegment(source, at: at)
            if segment.marker == 0xDA || segment.marker == 0xD9 { break }
            let start = segment.data.lowerBound
            if segment.marker == 0xE0 || segment.marker == 0xE1 && source.matches("Exif\0\0", start), at == insertion {
                insertion = segment.range.upperBound
            }
            if segment.marker == 0xE1, source.matches("http://ns.adobe.com/xap/1.0/\0", start) {
                packets.append(segment.range)
                if packet == nil { packet = XMPPacket(Array(source.bytes(segment.data).dropFirst(Self.signature.count))) }
            }
            if segment.marker == 0xEB { manifest += source.bytes(segment.data) }
            at = segment.range.upperBound
        }
    }

    var findings: MarkFindings {
        MarkFindings(recipe: packet?.recipe, isMarked: packet?.isMark ?? false || statesTrainedOrigin(manifest))
    }

    func write(_ wish: MarkWish) throws -> PicturePayload {
        var made = XMPPacket(wish, existing: packet, recipe: wish.recipe.map { .plain($0) })
        if made.text.count > Self.mostPacketBytes - 3, let recipe = wish.recipe {
            guard let small = Deflate.compress(Array(recipe.utf8)) else { throw PictureError.outOfMemory }
            let text = String(decoding: Base64.encode(small), as: UTF8.self)
            made = XMPPacket(wish, existing: packet, recipe: .deflated(text))
        }
        let added = 4 + Self.signature.count + made.text.count, removed = packets.reduce(0) { $0 + $1.count }
        made.pad(((removed - added) % 3 + 3) % 3)
        guard made.text.count <= Self.mostPacketBytes else {
            throw PictureError.recipeTooLong(bytes: wish.recipe?.utf8.count ?? 0, limit: Self.mostPacketBytes)
        }
        let length = 2 + Self.signature.count + made.text.count
        var out = PayloadBuilder(payload.coding)
        try out.append(0..<insertion, of: payload)
        out.append([0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)])
        out.append(Self.signature)
        out.append(made.text)
        var at = insertion
        for range in packets {
            try out.append(at..<range.lowerBound, of: payload)
            at = range.upperBound
        }
        try out.append(at..<PayloadSource(payload).count, of: payload)
        return out.finish()
    }
}
