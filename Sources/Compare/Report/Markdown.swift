/// Texts as Markdown.
enum Markdown {
    /// A text in which nothing is markup, on one line.
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~":
                escaped.unicodeScalars.append("\\")
                escaped.unicodeScalars.append(scalar)
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\n", "\r", "\t": escaped += " "
            case _ where scalar.value < 0x20: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        // A number and a full stop, a hyphen or a plus at a line's beginning would open a list.
        if let first = escaped.first, first == "-" || first == "+" { return "\\" + escaped }
        let digits = escaped.prefix { $0.isNumber }
        if !digits.isEmpty, escaped.dropFirst(digits.count).hasPrefix(". ") { return digits + "\\" + escaped.dropFirst(digits.count) }
        return escaped
    }

    /// A table; every cell is escaped.
    static func table(_ head: [String], _ rows: [[String]]) -> String {
        func line(_ cells: [String]) -> String { "| " + cells.map { escaped($0) }.joined(separator: " | ") + " |\n" }
        return line(head) + "|" + String(repeating: "---|", count: head.count) + "\n" + rows.map(line).joined()
    }
}
