import Apps
import Foundation
import Pictures
import SVG

/// An app's icon: on pages, and as a square picture for home screens. Only an emoji needs a font, the visitor's own; where the
/// server has to draw, the title's first letter stands for it.
enum AppIcon {
    /// The sizes that the manifest names.
    static let sizes = [180, 192, 512]

    /// What a page shows: the address of a picture, or a few letters.
    static func face(_ icon: String, title: String) -> (picture: String?, text: String?) {
        if icon.hasPrefix("data:") { return (icon, nil) }
        if let name = IconSymbols.name(in: icon) { return ("/studio/symbols/\(name).svg", nil) }
        return (nil, icon.isEmpty ? initial(title) : icon)
    }

    /// A PNG of `size` by `size`.
    static func png(icon: String, title: String, accent: String?, size: Int) throws -> [UInt8] {
        let color = accent.flatMap { $0.wholeMatch(of: /#[0-9a-fA-F]{6}/) == nil ? nil : $0 } ?? "#3b5bdb"
        let own = icon.hasPrefix("data:") ? try? picture(icon, size: size) : nil
        let drawn = IconSymbols.name(in: icon).flatMap { IconSymbols.svg($0) }.flatMap { symbol($0) }
        let bitmap = try own ?? drawing(drawn ?? letter(title, color), size: size)
        return try bitmap.encoded(as: .png).bytes()
    }

    private static func picture(_ address: String, size: Int) throws -> Bitmap? {
        guard let comma = address.firstIndex(of: ","), address[..<comma].hasSuffix(";base64"),
            let data = Data(base64Encoded: String(address[address.index(after: comma)...]))
        else { return nil }
        return try Bitmap.decode(bytes: [UInt8](data), fitting: size).resized(width: size, height: size)
    }

    private static func drawing(_ inner: String, size: Int) throws -> Bitmap {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\" width=\"100\" height=\"100\">\(inner)</svg>"
        return try Rasterizer.render(try SVGSanitizer.sanitize(Array(svg.utf8)), width: size, height: size, background: .white)
    }

    /// A symbol on light ground, within the circle that launchers may cut out.
    private static func symbol(_ file: [UInt8]) -> String? {
        let text = String(decoding: file, as: UTF8.self)
        guard let head = text.firstMatch(of: /<svg[^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)"[^>]*>/), let width = Double(head.1),
            let height = Double(head.2), let end = text.range(of: "</svg>", options: .backwards)
        else { return nil }
        let scale = 56 / max(width, height)
        let (x, y) = (50 - width * scale / 2, 50 - height * scale / 2)
        return """
            <rect width="100" height="100" fill="#eef0fb"/><g transform="translate(\(x) \(y)) scale(\(scale))">\
            \(text[head.range.upperBound..<end.lowerBound])</g>
            """
    }

    private static func letter(_ title: String, _ color: String) -> String {
        """
        <rect width="100" height="100" fill="\(color)"/><text x="50" y="70" font-family="DejaVu Sans" font-size="56" \
        font-weight="bold" text-anchor="middle" fill="\(Contrast.readable(on: color))">\(SafeHTML.escape(initial(title)))</text>
        """
    }

    private static func initial(_ title: String) -> String {
        title.first { $0.isLetter || $0.isNumber }.map { String($0).uppercased() } ?? "E"
    }
}
