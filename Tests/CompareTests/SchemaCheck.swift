import API

/// Checks a value against the part of JSON Schema that Easel's formats use. It refuses keywords that it does not know, so that nothing goes unchecked.
struct SchemaCheck {
    let root: [String: JSONValue]
    private static let known: Set<String> = [
        "$schema", "$defs", "$ref", "title", "description", "type", "additionalProperties", "required", "properties", "items", "enum",
        "const", "minimum",
        "maximum", "format",
    ]

    init?(_ schema: JSONValue) {
        guard case .object(let root) = schema else { return nil }
        self.root = root
    }

    /// The faults of a value, each with its path; empty for a valid one.
    func faults(_ value: JSONValue) -> [String] { faults(value, root, "$") }

    private func faults(_ value: JSONValue, _ schema: [String: JSONValue], _ path: String) -> [String] {
        var found = Set(schema.keys).subtracting(Self.known).map { "\(path): the checker does not know \($0)" }
        if case .string(let name)? = schema["$ref"] {
            guard case .object(let defs)? = root["$defs"], case .object(let target)? = defs[String(name.dropFirst("#/$defs/".count))] else {
                return found + ["\(path): \(name) is nowhere"]
            }
            return found + faults(value, target, path)
        }
        if case .string(let type)? = schema["type"], !Self.fits(value, type) { return found + ["\(path): \(value.kind) is no \(type)"] }
        if case .array(let allowed)? = schema["enum"], !allowed.contains(value) { found.append("\(path): \(value) is not allowed") }
        if let only = schema["const"], only != value { found.append("\(path): \(value) is not \(only)") }
        if let number = Self.number(value) {
            if let least = schema["minimum"].flatMap(Self.number), number < least { found.append("\(path): \(number) is under \(least)") }
            if let most = schema["maximum"].flatMap(Self.number), number > most { found.append("\(path): \(number) is over \(most)") }
        }
        switch value {
        case .array(let elements):
            if case .object(let item)? = schema["items"] {
                for (index, element) in elements.enumerated() { found += faults(element, item, "\(path)[\(index)]") }
            }
        case .object(let object):
            var properties: [String: JSONValue] = [:]
            if case .object(let named)? = schema["properties"] { properties = named }
            if case .array(let required)? = schema["required"] {
                for case .string(let name) in required where object[name] == nil { found.append("\(path): \(name) is missing") }
            }
            for (key, element) in object.sorted(by: { $0.key < $1.key }) {
                if case .object(let property)? = properties[key] {
                    found += faults(element, property, "\(path).\(key)")
                } else if case .object(let other)? = schema["additionalProperties"] {
                    found += faults(element, other, "\(path).\(key)")
                } else if schema["additionalProperties"] == .bool(false) {
                    found.append("\(path): \(key) is in no schema")
                }
            }
        default: break
        }
        return found
    }

    private static func fits(_ value: JSONValue, _ type: String) -> Bool {
        switch (type, value) {
        case ("string", .string), ("boolean", .bool), ("array", .array), ("object", .object), ("integer", .integer), ("number", .integer),
            ("number", .number):
            true
        default: false
        }
    }

    private static func number(_ value: JSONValue) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
