/// One `property: value` of a style.
struct StyleDeclaration: Equatable {
    var property: String
    var value: String
    var isImportant: Bool

    /// The declarations of a `style` attribute or of a rule's block; empty ones are skipped.
    static func list(_ text: String) -> [StyleDeclaration] {
        text.utf8.split(separator: UInt8(ascii: ";")).compactMap { part in
            guard let colon = part.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let property = trimmed(part[..<colon]).lowercased()
            var value = trimmed(part[part.index(after: colon)...])
            var isImportant = false
            if value.lowercased().hasSuffix("important"), let mark = value.lastIndex(of: "!") {
                value = trimmed(value[..<mark].utf8[...])
                isImportant = true
            }
            return property.isEmpty || value.isEmpty ? nil : StyleDeclaration(property: property, value: value, isImportant: isImportant)
        }
    }

    private static func trimmed(_ bytes: Substring.UTF8View.SubSequence) -> String {
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
