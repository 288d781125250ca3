/// Text from people and models, before it is kept or shown.
public enum PlainText {
    /// The text without what cannot be seen: control characters, marks that turn the reading direction, blanks at its ends.
    public static func clean(_ text: String, keepsLines: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where keepsLines: scalars.append(scalar)
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": scalars.append(keepsLines && scalar != "\t" && scalar != "\r" ? "\n" : " ")
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}": break
            default:
                if scalar.properties.generalCategory != .control { scalars.append(scalar) }
            }
        }
        return String(scalars).trimmed
    }
}
