import API

/// What a finished text does not keep of its schema.
public struct SchemaViolation: Sendable, Equatable, CustomStringConvertible {
    /// Where it stands, as a JSON pointer ("/items/0/price"); empty for the whole.
    public let path: String
    /// What is wrong.
    public let reason: String

    /// Path and reason in one line.
    public var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}

extension StrictSchema {
    /// What of the schema the JSON text `text` does not keep, at most `limit` violations; empty where it is valid. What is no
    /// JSON has one violation too.
    public func violations(in text: some Sequence<UInt8>, limit: Int = 8) -> [SchemaViolation] {
        do {
            return violations(in: try OrderedJSON.parse(text), limit: limit)
        } catch {
            return [SchemaViolation(path: "", reason: error.message)]
        }
    }

    /// What of the schema `value` does not keep, at most `limit` violations.
    public func violations(in value: OrderedJSON, limit: Int = 8) -> [SchemaViolation] {
        var check = SchemaCheck(nodes: nodes, limit: max(1, limit))
        check.check(value, 0, path: "")
        return check.violations
    }
}

/// The checking of one value.
struct SchemaCheck {
    let nodes: [SchemaNode]
    let limit: Int
    var violations: [SchemaViolation] = []
    /// Schemas that may still be looked at: `anyOf` within `anyOf` could take exponential time.
    private var budget = 1_000_000

    init(nodes: [SchemaNode], limit: Int) {
        self.nodes = nodes
        self.limit = limit
    }

    private mutating func fail(_ path: String, _ reason: String) {
        if violations.count < limit { violations.append(SchemaViolation(path: path, reason: reason)) }
    }

    /// Checks `value` against the schema `index`.
    mutating func check(_ value: OrderedJSON, _ index: Int, path: String) {
        budget -= 1
        guard budget > 0 else { return fail(path, "it is too complex to check") }
        guard violations.count < limit else { return }
        switch nodes[index].rule {
        case .reference(let target): check(value, target, path: path)
        case .anyOf(let branches):
            for branch in branches {
                var attempt = SchemaCheck(nodes: nodes, limit: 1)
                attempt.budget = budget
                attempt.check(value, branch, path: path)
                budget = attempt.budget
                if attempt.violations.isEmpty { return }
            }
            fail(path, "it is valid under none of the schemas of 'anyOf'")
        case .kinds(let kinds):
            if let values = nodes[index].values, !values.contains(where: { $0.equals(value) }) {
                return fail(path, "it is none of the values of 'enum' or 'const'")
            }
            check(value, index, kinds: kinds, path: path)
        }
    }

    /// Checks everything but the list of values.
    mutating func check(_ value: OrderedJSON, _ index: Int, kinds: [SchemaNode.Kind], path: String) {
        guard kinds.contains(where: { $0.contains(value) }) else {
            return fail(path, "it is not of type \(kinds.map { "'\($0.rawValue)'" }.joined(separator: ", "))")
        }
        switch value {
        case .string(let text):
            for program in nodes[index].string.checks where !program.matches(text) {
                fail(path, program.finds ? "the pattern does not match" : "it is no '\(nodes[index].string.format?.name ?? "")'")
            }
        case .number(let number): if let fault = nodes[index].number.fault(of: number) { fail(path, fault) }
        case .object(let members): check(members, index, path: path)
        case .array(let elements):
            let node = nodes[index]
            if elements.count < node.minItems { fail(path, "it has fewer than \(node.minItems) items") }
            if let most = node.maxItems, elements.count > most { fail(path, "it has more than \(most) items") }
            if let items = node.items {
                for (number, element) in elements.enumerated() { check(element, items, path: "\(path)/\(number)") }
            }
        case .null, .bool: break
        }
    }

    private mutating func check(_ members: [OrderedJSON.Member], _ index: Int, path: String) {
        let node = nodes[index]
        let found = Dictionary(members.map { (Array($0.key.utf8), $0.value) }) { $1 }
        for property in node.properties {
            if let value = found[Array(property.name.utf8)] {
                let key = property.name.replacing("~", with: "~0").replacing("/", with: "~1")
                check(value, property.schema, path: "\(path)/\(key)")
            } else if property.isRequired {
                fail(path, "'\(property.name)' is missing")
            }
        }
        guard !node.isOpen else { return }
        let known = Set(node.properties.map { Array($0.name.utf8) })
        for member in members where !known.contains(Array(member.key.utf8)) { fail(path, "'\(member.key.prefix(64))' is not allowed") }
    }
}

extension SchemaNode.Kind {
    /// Whether `value` is of the kind.
    func contains(_ value: OrderedJSON) -> Bool {
        switch (self, value) {
        case (.string, .string), (.number, .number), (.boolean, .bool), (.null, .null), (.object, .object), (.array, .array): true
        case (.integer, .number(let number)): number.isInteger
        default: false
        }
    }
}
