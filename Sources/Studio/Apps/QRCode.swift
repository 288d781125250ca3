import SystemQR

/// A QR code as SVG: dark squares joined to one path, four light ones around, as readers want it.
enum QRCode {
    /// The code of a text; `nil` where it is too long for one.
    static func svg(_ text: String) -> String? {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let modules = code.pointee.data else { return nil }
        var path = ""
        for y in 0..<width {
            var x = 0
            while x < width {
                let start = x
                while x < width, modules[y * width + x] & 1 == 1 { x += 1 }
                if x > start { path += "M\(start + 4) \(y + 4)h\(x - start)v1h-\(x - start)z" } else { x += 1 }
            }
        }
        let side = width + 8
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges" role="img" \
            aria-label="\(SafeHTML.escape(text))"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="\(path)"/></svg>
            """
    }
}
