import Foundation
import Pictures
import SVG

/// An app's icon as a square picture, for home screens: its own small picture, or the first letter of its title on its colour.
/// An emoji stays the page's: no font here has them.
enum AppIcon {
    /// The sizes that the manifest names.
    static let sizes = [180, 192, 512]

    /// A PNG of `size` by `size`.
    static func png(icon: String, title: String, accent: String?, size: Int) throws -> [UInt8] {
        let own = icon.hasPrefix("data:") ? try? picture(icon, size: size) : nil
        let bitmap = try own ?? letter(title, accent: accent, size: size)
        return try bitmap.encoded(as: .png).bytes()
    }

    private static func picture(_ address: String, size: Int) throws -> Bitmap? {
        guard let comma = address.firstIndex(of: ","), address[..<comma].hasSuffix(";base64"),
            let data = Data(base64Encoded: String(address[address.index(after: comma)...]))
        else { return nil }
        return try Bitmap.decode(bytes: [UInt8](data), fitting: size).resized(width: size, height: size)
    }

    private static func letter(_ title: String, accent: String?, size: Int) throws -> Bitmap {
        let color = accent.flatMap { $0.wholeMatch(of: /#[0-9a-fA-F]{6}/) == nil ? nil : $0 } ?? "#3b5bdb"
        let first = title.first { $0.isLetter || $0.isNumber }.map { String($0).uppercased() } ?? "E"
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><rect width="100" height="100" fill="\(color)"/>\
            <text x="50" y="70" font-family="DejaVu Sans" font-size="56" font-weight="bold" text-anchor="middle" fill="#ffffff">\
            \(SafeHTML.escape(first))</text></svg>
            """
        return try Rasterizer.render(try SVGSanitizer.sanitize(Array(svg.utf8)), width: size, height: size, background: .white)
    }
}
