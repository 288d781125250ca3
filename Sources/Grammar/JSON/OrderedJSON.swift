/// A JSON value whose objects keep the order of their keys and whose numbers keep their digits: a schema says by the order
/// of its properties in which order the answer's keys come.
///
/// `API.JSONText` keeps the order too, but as bytes: it hands on what came over the wire, at most 64 levels deep, and never looks at a number. Here
/// values are compared as JSON Schema has it and numbers are read exactly, in answers of models to a depth of 256, which bytes are no help with.
public enum OrderedJSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(ExactDecimal)
    case string(String)
    case array([OrderedJSON])
    case object([Member])

    /// One key of an object with its value.
    public struct Member: Sendable, Hashable {
        /// The key.
        public var key: String
        /// The value.
        public var value: OrderedJSON

        /// `key` with `value`.
        public init(_ key: String, _ value: OrderedJSON) {
            self.key = key
            self.value = value
        }
    }

    /// The value of `key`; `nil` where this is no object or has no such key. Of two equal keys the last counts.
    public subscript(_ key: String) -> OrderedJSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// The text of a string.
    var text: String? { if case .string(let text) = self { text } else { nil } }
    /// The elements of an array.
    var elements: [OrderedJSON]? { if case .array(let elements) = self { elements } else { nil } }
    /// The members of an object.
    var members: [Member]? { if case .object(let members) = self { members } else { nil } }
    /// A number.
    var decimal: ExactDecimal? { if case .number(let number) = self { number } else { nil } }

    /// Whether the two are equal as JSON Schema has it: numbers by value, objects whatever their order.
    func equals(_ other: OrderedJSON) -> Bool {
        switch (self, other) {
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
        case (.object(let left), .object(let right)):
            left.count == right.count
                && {
                    let byKey = Dictionary(right.map { (Array($0.key.utf8), $0.value) }) { $1 }
                    return left.allSatisfy { member in byKey[Array(member.key.utf8)].map { $0.equals(member.value) } ?? false }
                }()
        // Swift's strings are equal where they are canonically equivalent; JSON's only where their code points are.
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        default: self == other
        }
    }
}
