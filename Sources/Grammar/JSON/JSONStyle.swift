/// How the space between the signs of an answer's JSON is written: the grammar allows one way only, so that a model spends
/// nothing on it.
public enum JSONStyle: Sendable, Hashable {
    /// No space at all, as OpenAI's structured outputs come.
    case compact
    /// One space behind each colon and comma, as Python's `json.dumps` writes it and most models have learned it.
    case spaced

    var colon: String { self == .compact ? ":" : ": " }
    var comma: String { self == .compact ? "," : ", " }
}

extension OrderedJSON {
    /// The value as JSON text in `style`, with the fewest escapes.
    public func text(_ style: JSONStyle = .compact) -> String {
        switch self {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let number): number.text
        case .string(let text): Self.quoted(text)
        case .array(let elements): "[" + elements.map { $0.text(style) }.joined(separator: style.comma) + "]"
        case .object(let members):
            "{" + members.map { Self.quoted($0.key) + style.colon + $0.value.text(style) }.joined(separator: style.comma) + "}"
        }
    }

    /// `text` between quotation marks, with the fewest escapes.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            if let escape = escape(of: scalar.value) { out += escape } else { out.unicodeScalars.append(scalar) }
        }
        return out + "\""
    }

    /// How a character is written that may not stand for itself in a string; `nil` for every other.
    static func escape(of scalar: UInt32) -> String? {
        switch scalar {
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 8: "\\b"
        case 9: "\\t"
        case 10: "\\n"
        case 12: "\\f"
        case 13: "\\r"
        case 0..<0x20: "\\u00" + (scalar < 16 ? "0" : "") + String(scalar, radix: 16)
        default: nil
        }
    }
}
