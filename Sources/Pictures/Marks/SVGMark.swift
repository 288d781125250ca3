/// The mark and recipe of an SVG: an XMP packet in a `metadata` element of its own, the first in the document.
struct SVGMark {
    private let text: [UInt8]
    private let coding: PicturePayload.Coding
    /// Just after the root element's start tag.
    private let inside: Int
    /// Where a root that ends in `/>` has its slash.
    private let slash: Int?
    private let name: [UInt8]
    private let own: Range<Int>?

    private static let start = Array("<metadata id=\"easel-mark\">".utf8)
    private static let end = Array("</metadata>".utf8)

    /// Looks for the root element and an earlier mark.
    ///
    /// - Throws: `PictureError` for a text without a root element.
    init(_ payload: PicturePayload) throws {
        text = try payload.bytes()
        coding = payload.coding
        var rest = text[...]
        while true {
            guard let open = rest.firstIndex(of: UInt8(ascii: "<")) else { throw PictureError.damaged(.svg, "it has no element") }
            rest = rest[open...]
            let close: [UInt8]? =
                rest.starts(with: "<!--".utf8)
                ? Array("-->".utf8) : rest.starts(with: "<?".utf8) ? Array("?>".utf8) : rest.starts(with: "<!".utf8) ? [0x3E] : nil
            guard let close else { break }
            guard let end = rest.firstRange(of: close) else { throw PictureError.truncated(.svg) }
            rest = rest[end.upperBound...]
        }
        name = rest.dropFirst().prefix { $0 > 0x20 && $0 != 0x2F && $0 != 0x3E }.map { $0 }
        var quote: UInt8?
        guard
            let close = rest.firstIndex(where: { byte in
                if let open = quote {
                    if byte == open { quote = nil }
                    return false
                }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
                return byte == UInt8(ascii: ">")
            })
        else { throw PictureError.truncated(.svg) }
        inside = close + 1
        slash = text[close - 1] == UInt8(ascii: "/") ? close - 1 : nil
        if let start = text[inside...].firstRange(of: Self.start), let end = text[start.upperBound...].firstRange(of: Self.end) {
            own = start.lowerBound..<end.upperBound
        } else {
            own = nil
        }
    }

    var findings: MarkFindings {
        guard let start = text.firstRange(of: Array("<metadata".utf8)),
            let end = text[start.upperBound...].ranges(of: Self.end).last
        else { return MarkFindings() }
        let packet = XMPPacket(Array(text[start.lowerBound..<end.upperBound]))
        return MarkFindings(recipe: packet.recipe, isMarked: packet.isMark)
    }

    func write(_ wish: MarkWish) throws -> PicturePayload {
        let packet = XMPPacket(wish, existing: nil, recipe: wish.recipe.map { .plain($0) }).text
        // The packet's two processing instructions are for scanners of binary files; in XML the element is enough.
        let opening = packet.firstRange(of: Array("<x:xmpmeta".utf8))?.lowerBound ?? 0
        let closing = packet.firstRange(of: Array("</x:xmpmeta>".utf8))?.upperBound ?? packet.count
        let element = Self.start + packet[opening..<closing] + Self.end
        var out = text
        if let own { out.removeSubrange(own) }
        if let slash {
            out.replaceSubrange(slash..<inside, with: [0x3E] + element + Array("</".utf8) + name + [0x3E])
        } else {
            out.insert(contentsOf: element, at: inside)
        }
        return coding == .raw ? .raw(out) : .base64(Base64.encode(out))
    }
}
