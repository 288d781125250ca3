/// JSON that YAML's parser would refuse: characters beyond the basic plane, which JSON escapes in two halves.
enum JSONEscapes {
    /// The text with each pair of escaped halves replaced by its character, and everything else, lines too, as it was.
    ///
    /// Only JSON is looked at: in YAML's own plain text a backslash means nothing.
    static func joined(_ text: String) -> String {
        guard let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[", text.contains("\\u") else { return text }
        var out = ""
        var rest = text.unicodeScalars[...]
        while let backslash = rest.firstIndex(of: "\\") {
            out.unicodeScalars += rest[..<backslash]
            rest = rest[backslash...]
            if let high = unit(rest), (0xD800..<0xDC00).contains(high), let low = unit(rest.dropFirst(6)), (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            {
                out.unicodeScalars.append(scalar)
                rest = rest.dropFirst(12)
            } else {
                // With the character it escapes, which may be a backslash itself.
                out.unicodeScalars += rest.prefix(2)
                rest = rest.dropFirst(2)
            }
        }
        out.unicodeScalars += rest
        return out
    }

    /// The code unit of an escape `\uXXXX` at the start of some text.
    private static func unit(_ text: Substring.UnicodeScalarView) -> UInt32? {
        let digits = text.dropFirst(2).prefix(4)
        guard text.first == "\\", text.dropFirst().first == "u", digits.count == 4, digits.allSatisfy({ $0.properties.isASCIIHexDigit })
        else { return nil }
        return UInt32(String(digits), radix: 16)
    }
}
