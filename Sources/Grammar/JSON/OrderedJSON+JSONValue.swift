import API

extension OrderedJSON {
    /// A value that has lost the order of its keys: they come in the order of a neighbouring `required`, which clients
    /// write in the order of the properties, and the others behind them by name.
    ///
    /// Throws `APIError.malformedBody` where it is nested deeper than `deepest`.
    public init(_ value: JSONValue) throws(APIError) { try self.init(value, order: [], depth: 0) }

    private init(_ value: JSONValue, order: [String], depth: Int) throws(APIError) {
        guard depth < Self.deepest else { throw .malformedBody("nested deeper than \(Self.deepest) levels.") }
        switch value {
        case .null: self = .null
        case .bool(let bool): self = .bool(bool)
        case .integer(let integer): self = .number(ExactDecimal(integer))
        case .number(let number):
            guard let decimal = ExactDecimal(Array("\(number)".utf8)) else { throw .malformedBody("a number that is none.") }
            self = .number(decimal)
        case .string(let text): self = .string(text)
        case .array(let elements):
            var ordered: [OrderedJSON] = []
            for element in elements { ordered.append(try OrderedJSON(element, order: [], depth: depth + 1)) }
            self = .array(ordered)
        case .object(let members):
            var required: [String] = []
            if case .array(let names) = members["required"] {
                required = names.compactMap { if case .string(let name) = $0 { name } else { nil } }
            }
            var ordered: [Member] = []
            var seen = Set<String>()
            for key in order + members.keys.sorted() {
                guard let value = members[key], seen.insert(key).inserted else { continue }
                ordered.append(Member(key, try OrderedJSON(value, order: key == "properties" ? required : [], depth: depth + 1)))
            }
            self = .object(ordered)
        }
    }
}
