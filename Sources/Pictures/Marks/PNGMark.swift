import CPictures

/// The mark and recipe of a PNG: international text chunks right after the header.
struct PNGMark {
    private let payload: PicturePayload
    private var texts: [Text] = []
    private var manifest: [UInt8]?

    /// One of the text chunks that matter here.
    private struct Text {
        var range: Range<Int>
        var keyword: String
        var content: [UInt8]?
    }

    private static let xmpKeyword = "XML:com.adobe.xmp"
    private static let recipeKeyword = "easel:recipe"
    /// Compression pays from here on; below, anyone can read the recipe in a hex dump.
    private static let compressionThreshold = 1024

    /// Looks through a file's chunks.
    ///
    /// - Throws: `PictureError` for a file that is no PNG.
    init(_ payload: PicturePayload) throws {
        self.payload = payload
        let source = PayloadSource(payload)
        guard source.count >= 33 else { throw PictureError.truncated(.png) }
        guard source.matches("IHDR", 12), source.big32(8) == 13 else { throw PictureError.damaged(.png, "it does not start with a header") }
        _ = try source.checkedBytes(0..<33)
        var at = 33
        while let chunk = PNGChunk(source, at: at) {
            if source.matches("iTXt", at + 4), let text = Self.text(source, chunk) { texts.append(text) }
            if source.matches("caBX", at + 4) { manifest = source.bytes(chunk.data) }
            if source.matches("IEND", at + 4) { break }
            at = chunk.range.upperBound
        }
    }

    var findings: MarkFindings {
        let packet = texts.first { $0.keyword == Self.xmpKeyword }?.content.map { XMPPacket($0) }
        let own = texts.first { $0.keyword == Self.recipeKeyword }?.content.map { String(decoding: $0, as: UTF8.self) }
        return MarkFindings(
            recipe: own ?? packet?.recipe, isMarked: packet?.isMark ?? false || manifest.map(statesTrainedOrigin) ?? false)
    }

    func write(_ wish: MarkWish) throws -> PicturePayload {
        let existing = texts.first { $0.keyword == Self.xmpKeyword }?.content
        var packet = XMPPacket(wish, existing: existing.map { XMPPacket($0) }, recipe: nil)
        let recipe = wish.recipe.map { recipeChunk(Array($0.utf8)) } ?? []
        let removed = texts.reduce(0) { $0 + $1.range.count }
        let added = Self.chunk(Self.xmpKeyword, packet.text).count + recipe.count
        // A multiple of three more bytes leaves the rest of a base64 text as it is.
        packet.pad(((removed - added) % 3 + 3) % 3)

        var out = PayloadBuilder(payload.coding)
        try out.append(0..<33, of: payload)
        out.append(Self.chunk(Self.xmpKeyword, packet.text))
        out.append(recipe)
        var at = 33
        for text in texts {
            try out.append(at..<text.range.lowerBound, of: payload)
            at = text.range.upperBound
        }
        try out.append(at..<PayloadSource(payload).count, of: payload)
        return out.finish()
    }

    private func recipeChunk(_ recipe: [UInt8]) -> [UInt8] {
        if recipe.count > Self.compressionThreshold, let small = Deflate.compress(recipe) {
            return Self.chunk(Self.recipeKeyword, small, compressed: true)
        }
        return Self.chunk(Self.recipeKeyword, recipe)
    }

    /// An iTXt chunk: keyword, 0, compression flag and method, empty language and translated keyword each with a 0, the text.
    private static func chunk(_ keyword: String, _ text: [UInt8], compressed: Bool = false) -> [UInt8] {
        var body = Array("iTXt\(keyword)".utf8)
        body += [0, compressed ? 1 : 0, 0, 0, 0]
        body += text
        let length = UInt32(body.count - 4), sum = easel_crc32(0, body, body.count)
        return bigEndian(length) + body + bigEndian(sum)
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

    private static func text(_ source: PayloadSource, _ chunk: PNGChunk) -> Text? {
        guard
            let keyword = [xmpKeyword, recipeKeyword].first(where: { keyword in
                chunk.data.count > keyword.utf8.count
                    && source.bytes(chunk.data.prefix(keyword.utf8.count + 1)).elementsEqual(Array(keyword.utf8) + [0])
            }), chunk.data.count <= Mark.mostRecipeBytes * 2
        else { return nil }
        let body = source.bytes(chunk.data).dropFirst(keyword.utf8.count + 1)
        guard let flag = body.first, let language = body.dropFirst(2).firstIndex(of: 0),
            let translated = body[(language + 1)...].firstIndex(of: 0)
        else { return Text(range: chunk.range, keyword: keyword, content: nil) }
        let stored = Array(body[(translated + 1)...])
        let content = flag == 1 ? Deflate.expand(stored, most: Mark.mostRecipeBytes) : stored
        return Text(range: chunk.range, keyword: keyword, content: content)
    }
}
