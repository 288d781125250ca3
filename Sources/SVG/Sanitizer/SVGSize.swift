/// The size of a drawing in CSS pixels.
struct SVGSize {
    var width, height: Double

    /// The size that a root element asks for: its `width` and `height`, with the shape of its `viewBox` where one is missing.
    ///
    /// - Throws: `SVGError` where neither says it.
    init(of root: SVGElement, limits: SVGLimits) throws {
        let box = (try? ValueCheck(root["viewBox"] ?? "", limit: limits.number))?.numbers ?? []
        let isBox = box.count == 4 && box[2] > 0 && box[3] > 0
        if root["viewBox"] != nil, !isBox {
            throw SVGError(line: root.line, "the viewBox needs four numbers, its width and height above 0")
        }
        let width = Self.pixels(root["width"], limits), height = Self.pixels(root["height"], limits)
        switch (width, height) {
        case (let width?, let height?): (self.width, self.height) = (width, height)
        case (let width?, nil) where isBox: (self.width, self.height) = (width, width * box[3] / box[2])
        case (nil, let height?) where isBox: (self.width, self.height) = (height * box[2] / box[3], height)
        case (nil, nil) where isBox: (self.width, self.height) = (box[2], box[3])
        default: throw SVGError(line: root.line, "the svg element needs a viewBox, or a width and a height")
        }
    }

    /// An absolute length in pixels (CSS Values 3, 6.2); `nil` for percentages and lengths that depend on a font.
    private static func pixels(_ text: String?, _ limits: SVGLimits) -> Double? {
        guard let text else { return nil }
        var at = 0
        let bytes = Array(text.utf8)
        guard let number = (try? scanNumber(bytes, &at, limit: limits.number)) ?? nil, number > 0 else { return nil }
        switch String(decoding: bytes[at...], as: UTF8.self).lowercased() {
        case "", "px": return number
        case "pt": return number * 96 / 72
        case "pc": return number * 16
        case "in": return number * 96
        case "cm": return number * 96 / 2.54
        case "mm": return number * 96 / 25.4
        default: return nil
        }
    }

    /// A length without a superfluous fraction.
    static func text(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
}
