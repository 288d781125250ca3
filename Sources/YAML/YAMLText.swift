import API
import Yams

/// JSON as YAML text that a person likes to read and edit.
public enum YAMLText {
    /// The text of `value`. Keys come in the order of `order`; those that are not in it follow by the alphabet.
    public static func write(_ value: JSONValue, order: [String]) -> String {
        let rank = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // Only a value that YAML cannot say would throw, and JSON has none.
        return (try? Yams.serialize(node: node(value, rank), indent: 2, width: 110, allowUnicode: true)) ?? ""
    }

    private static func node(_ value: JSONValue, _ rank: [String: Int]) -> Node {
        switch value {
        case .null: return Node("null", Tag(.null))
        case .bool(let bool): return Node(bool ? "true" : "false", Tag(.bool))
        case .integer(let integer): return Node(String(integer), Tag(.int))
        case .number(let number): return Node(String(number), Tag(.float))
        case .string(let text): return string(text)
        case .array(let elements):
            let plain = elements.allSatisfy { if case .object = $0 { false } else if case .array = $0 { false } else { true } }
            let short = plain && elements.reduce(0) { $0 + length($1) } < 80
            return Node(elements.map { node($0, rank) }, Tag(.seq), short ? .flow : .block)
        case .object(let object):
            let keys = object.keys.sorted { (rank[$0] ?? .max, $0) < (rank[$1] ?? .max, $1) }
            return Node(keys.map { (string($0), node(object[$0] ?? .null, rank)) }, Tag(.map), object.isEmpty ? .flow : .block)
        }
    }

    private static func length(_ value: JSONValue) -> Int {
        if case .string(let text) = value { text.count + 2 } else { 6 }
    }

    /// Text that stays text when it is read: what would be read as something else is quoted.
    private static func string(_ text: String) -> Node {
        if text.contains("\n"), text.allSatisfy({ $0 == "\n" || !$0.isNewline }), text.first?.isWhitespace == false {
            return Node(text, Tag(.str), .literal)
        }
        let looksPlain = Node(text).tag.description == "tag:yaml.org,2002:str"
        return Node(text, Tag(.str), looksPlain ? .any : .singleQuoted)
    }
}
