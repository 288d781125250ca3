/// Makes the name that a sender gave a file fit to be shown, logged and sent in a header.
enum Filename {
    /// The last part of the path, without control and direction characters and quotes, at most 255 bytes; `file` where
    /// nothing is left.
    static func safe(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var kept = String.UnicodeScalarView()
        var bytes = 0
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: continue
            default: break
            }
            if "\"<>|:*?".unicodeScalars.contains(scalar) { continue }
            bytes += UTF8.width(scalar)
            if bytes > 255 { break }
            kept.append(scalar)
        }
        let text = String(kept).trimmingPrefix { $0 == "." || $0.isWhitespace }
        let end = text.lastIndex { !$0.isWhitespace && $0 != "." }
        return end.map { String(text[...$0]) } ?? "file"
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x10000: 3
        default: 4
        }
    }
}
