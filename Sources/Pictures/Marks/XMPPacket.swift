/// An XMP packet: RDF in XML (ISO 16684-1). Easel writes one `rdf:Description` of its own and leaves everything else alone.
struct XMPPacket {
    /// The packet in UTF-8.
    private(set) var text: [UInt8]

    /// A packet from a file.
    init(_ text: [UInt8]) { self.text = text }

    /// A packet that says what `wish` says, and where there is one, what `existing` says.
    ///
    /// - Parameter recipe: How the recipe is written; `nil` for none.
    init(_ wish: MarkWish, existing: XMPPacket?, recipe: Recipe?) {
        if var packet = existing?.withoutOwn(), packet.text.firstRange(of: Self.end) != nil {
            let hasSource = packet.correctSource()
            let hasTool = packet.text.firstRange(of: Array("CreatorTool".utf8)) != nil
            let own = Self.description(wish.tool, recipe, source: !hasSource, creator: !hasTool)
            let place = packet.text.lastStart(of: Self.end) ?? packet.text.endIndex
            packet.text.insert(contentsOf: own.utf8, at: place)
            self = packet
        } else {
            let own = Self.description(wish.tool, recipe, source: true, creator: true)
            text = Array(
                """
                <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\(own)\
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>
                """.utf8)
        }
    }

    /// How a recipe stands in a packet.
    enum Recipe {
        /// As text.
        case plain(String)
        /// As base64 of a zlib stream, for files with little room.
        case deflated(String)
    }

    private static let end = Array("</rdf:RDF>".utf8)
    private static let closing = Array("<?xpacket end".utf8)
    private static let ownStart = Array("<rdf:Description rdf:about=\"\" xmlns:easel=".utf8)
    private static let ownEnd = Array("</rdf:Description>".utf8)
    private static let vocabulary = Array("cv.iptc.org/newscodes/digitalsourcetype/".utf8)
    private static let trained = Array("trainedAlgorithmicMedia".utf8)
    /// The terms of IPTC's vocabulary that already tell of a trained model.
    private static let marks = ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"]

    private static func description(_ tool: String, _ recipe: Recipe?, source: Bool, creator: Bool) -> String {
        var text = "<rdf:Description rdf:about=\"\" xmlns:easel=\"urn:easel:ns:1#\""
        if source {
            text += " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\""
            text += " Iptc4xmpExt:DigitalSourceType=\"\(Mark.digitalSourceType)\""
        }
        if creator { text += " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:CreatorTool=\"\(XMLText.escaped(tool))\"" }
        text += ">"
        switch recipe {
        case .plain(let json): text += "<easel:recipe>\(XMLText.escaped(json))</easel:recipe>"
        case .deflated(let base64): text += "<easel:recipeDeflated>\(base64)</easel:recipeDeflated>"
        case nil: break
        }
        return text + "</rdf:Description>"
    }

    /// The packet without what Easel wrote into it before, and without padding.
    private func withoutOwn() -> XMPPacket {
        var packet = self
        while let start = packet.text.firstRange(of: Self.ownStart),
            let end = packet.text[start.upperBound...].firstRange(of: Self.ownEnd)
        {
            packet.text.removeSubrange(start.lowerBound..<end.upperBound)
        }
        if let last = packet.text.lastStart(of: Self.closing) {
            let padding = packet.text[..<last].reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.count
            packet.text.removeSubrange(last - padding..<last)
        }
        return packet
    }

    /// Puts the trained origin in the place of another digital source type; returns whether the packet has any.
    private mutating func correctSource() -> Bool {
        let terms = terms()
        for term in terms.reversed() where !Self.marks.contains(String(decoding: text[term], as: UTF8.self)) {
            text.replaceSubrange(term, with: Self.trained)
        }
        return !terms.isEmpty
    }

    /// Where the terms of IPTC's vocabulary stand.
    private func terms() -> [Range<Int>] {
        text.ranges(of: Self.vocabulary).map { prefix in
            let term = text[prefix.upperBound...].prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
            return term.startIndex..<term.endIndex
        }
    }

    /// Whether the packet says that an AI made the picture.
    var isMark: Bool { terms().contains { Self.marks.contains(String(decoding: text[$0], as: UTF8.self)) } }

    /// The recipe in the packet.
    var recipe: String? {
        if let plain = content(of: "easel:recipe") { return XMLText.unescaped(plain) }
        guard let deflated = content(of: "easel:recipeDeflated"), let bytes = try? Base64.decode(Array(deflated.utf8)) else { return nil }
        return Deflate.expand(bytes, most: Mark.mostRecipeBytes).map { String(decoding: $0, as: UTF8.self) }
    }

    private func content(of name: String) -> String? {
        guard let start = text.firstRange(of: Array("<\(name)>".utf8)),
            let end = text[start.upperBound...].firstRange(of: Array("</\(name)>".utf8))
        else { return nil }
        return String(decoding: text[start.upperBound..<end.lowerBound], as: UTF8.self)
    }

    /// Adds `count` spaces where XMP has its padding, before the packet's closing instruction or at the end.
    mutating func pad(_ count: Int) {
        let place = text.lastStart(of: Self.closing) ?? text.endIndex
        text.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: count), at: place)
    }
}

extension [UInt8] {
    /// Where `part` stands for the last time. Written out, because a padded packet ends every picture's way and the library's
    /// general search took more time than all the rest of the mark.
    fileprivate func lastStart(of part: [UInt8]) -> Int? {
        guard let first = part.first, count >= part.count else { return nil }
        for start in stride(from: count - part.count, through: 0, by: -1)
        where self[start] == first && self[start..<start + part.count].elementsEqual(part) { return start }
        return nil
    }
}
