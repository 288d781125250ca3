import Foundation

/// Which text can be read on a colour.
enum Contrast {
    /// Black or white, whichever has more contrast with `#rrggbb` (WCAG 2's relative luminance).
    static func readable(on color: String) -> String {
        let channels = stride(from: 1, to: 7, by: 2).map { start -> Double in
            let digits = Array(color)[start..<min(start + 2, color.count)]
            let value = Double(Int(String(digits), radix: 16) ?? 0) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#ffffff" : "#000000"
    }
}
