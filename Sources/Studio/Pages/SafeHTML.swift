import Mustache

/// Escapes text for HTML, code point by code point.
///
/// Mustache's own escaping looks at characters: a quotation mark with a combining accent behind it is another character than
/// a quotation mark, passes unescaped and ends an attribute's value.
struct SafeHTML: MustacheContentType {
    /// The name in the pragma that every template begins with.
    static let name = "EASEL"

    func escapeText(_ text: String) -> String { Self.escape(text) }

    /// `text` so that no HTML parser sees anything but text in it, inside and outside of attributes.
    static func escape(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "`": escaped += "&#96;"
            case "\0": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
