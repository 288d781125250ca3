import Foundation

/// Finds the SVG document in what a text model answered, whatever it wrote around it.
enum SVGAnswer {
    /// The bytes from the first `<svg` to the last `</svg>`; `nil` where there is none or it was cut off.
    static func extract(_ text: String) -> [UInt8]? {
        guard let start = text.range(of: "<svg"), let end = text.range(of: "</svg>", options: .backwards), start.lowerBound < end.lowerBound
        else { return nil }
        return Array(text[start.lowerBound..<end.upperBound].utf8)
    }
}
