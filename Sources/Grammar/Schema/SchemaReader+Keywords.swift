import API

extension SchemaReader {
    private static let annotations: Set<String> = ["title", "description", "$schema", "$id", "$comment", "$defs", "definitions"]
    private static let keywords: Set<String> = [
        "type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "enum", "const", "anyOf", "$ref",
        "pattern", "format", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    ]

    /// Reads the schema `value` into the node `index`.
    mutating func fill(_ index: Int, from value: OrderedJSON) throws(APIError) {
        let context = nodes[index].context
        guard case .object(let members) = value else {
            guard isStrict else { return }
            throw source.fault("\(value.text(.compact).prefix(80)) is not of type 'object'.", at: context)
        }
        if isStrict {
            for member in members where !Self.keywords.contains(member.key) && !Self.annotations.contains(member.key) {
                throw source.fault("'\(member.key.prefix(64))' is not permitted.", at: context)
            }
        }
        for group in ["$defs", "definitions"] {
            for member in value[group]?.members ?? [] {
                totals.characters += member.key.count
                if isStrict { _ = place(member.value, at: context + [group, member.key]) }
            }
        }
        if let reference = value["$ref"] { return try fill(index, reference: reference, members: members) }
        if let (key, branches) = alternatives(value) { return try fill(index, key: key, branches: branches, members: members) }
        try fillKinds(index, from: value)
        try fillStrings(index, from: value)
        try fillNumbers(index, from: value)
        if try hasKind(.object, index) { try fillObject(index, from: value) }
        if try hasKind(.array, index) { try fillArray(index, from: value) }
        try fillValues(index, from: value)
    }

    private func hasKind(_ kind: SchemaNode.Kind, _ index: Int) throws(APIError) -> Bool {
        if case .kinds(let kinds) = nodes[index].rule { kinds.contains(kind) } else { false }
    }

    private func alternatives(_ value: OrderedJSON) -> (String, OrderedJSON)? {
        if let branches = value["anyOf"] { return ("anyOf", branches) }
        guard !isStrict else { return nil }
        if let branches = value["oneOf"] { return ("oneOf", branches) }
        if let branches = value["allOf"], branches.elements?.count == 1 { return ("allOf", branches) }
        return nil
    }

    private mutating func fill(_ index: Int, reference: OrderedJSON, members: [OrderedJSON.Member]) throws(APIError) {
        let context = nodes[index].context
        let others = members.map(\.key).filter { $0 != "$ref" && !["$defs", "definitions"].contains($0) }
        if isStrict, !others.isEmpty {
            let list = others.map { "'\($0.prefix(64))'" }.joined(separator: ", ")
            throw source.fault("$ref cannot have keywords {\(list)}.", at: context)
        }
        guard let pointer = reference.text, let (path, target) = resolve(pointer) else {
            guard isStrict else { return }
            throw source.fault(
                "reference to component '\(reference.text(.compact).prefix(200))' which was not found in the schema.", at: context)
        }
        nodes[index].rule = .reference(place(target, at: path))
    }

    /// The value that a JSON pointer in a fragment names (RFC 6901), with its path.
    private func resolve(_ pointer: String) -> ([String], OrderedJSON)? {
        guard pointer.hasPrefix("#") else { return nil }
        let rest = pointer.dropFirst()
        guard !rest.isEmpty else { return ([], document) }
        guard rest.hasPrefix("/") else { return nil }
        var value = document
        var path: [String] = []
        for part in rest.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard path.count < OrderedJSON.deepest else { return nil }
            let plain = Self.percentDecoded(part).replacing("~1", with: "/").replacing("~0", with: "~")
            if case .array(let elements) = value, let place = Int(plain), elements.indices.contains(place) {
                value = elements[place]
            } else if let member = value[plain] {
                value = member
            } else {
                return nil
            }
            path.append(plain)
        }
        return (path, value)
    }

    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func fill(
        _ index: Int, key: String, branches: OrderedJSON, members: [OrderedJSON.Member]
    ) throws(APIError) {
        let context = nodes[index].context
        guard let elements = branches.elements, !elements.isEmpty else {
            guard isStrict else { return }
            throw source.fault("'anyOf' must be an array with at least one schema.", at: context)
        }
        if isStrict, let other = members.first(where: { $0.key != key && !Self.annotations.contains($0.key) }) {
            throw source.fault("'\(other.key.prefix(64))' is not permitted beside '\(key)'.", at: context)
        }
        var places: [Int] = []
        for (number, element) in elements.enumerated() { places.append(place(element, at: context + [key, "\(number)"])) }
        nodes[index].rule = .anyOf(places)
    }

    private mutating func fillKinds(_ index: Int, from value: OrderedJSON) throws(APIError) {
        let context = nodes[index].context
        guard let type = value["type"] else {
            if isStrict, value["enum"] == nil, value["const"] == nil { throw source.fault("schema must have a 'type' key.", at: context) }
            if value["properties"] != nil { nodes[index].rule = .kinds([.object]) }
            return
        }
        let names = type.elements ?? [type]
        var kinds: [SchemaNode.Kind] = []
        for name in names {
            guard let text = name.text, let kind = SchemaNode.Kind(rawValue: text) else {
                guard isStrict else { return }
                throw source.fault("\(name.text(.compact).prefix(80)) is not valid under any of the given schemas.", at: context)
            }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        if kinds.isEmpty {
            guard isStrict else { return }
            throw source.fault("'type' must name at least one type.", at: context)
        }
        // A number may be whole already.
        if kinds.contains(.number) { kinds.removeAll { $0 == .integer } }
        nodes[index].rule = .kinds(kinds)
    }

    private mutating func fillValues(_ index: Int, from value: OrderedJSON) throws(APIError) {
        let context = nodes[index].context
        var values: [OrderedJSON]?
        if let constant = value["const"] {
            values = [constant]
            totals.characters += characters(of: constant)
        }
        if let list = value["enum"] {
            guard let elements = list.elements, !elements.isEmpty else {
                guard isStrict else { return }
                throw source.fault("'enum' must be an array with at least one value.", at: context)
            }
            totals.enumValues += elements.count
            let length = elements.reduce(0) { $0 + characters(of: $1) }
            totals.characters += length
            if isStrict, elements.count > 250, length > StrictSchema.mostEnumCharacters {
                throw source.fault(
                    "Expected at most \(StrictSchema.mostEnumCharacters) characters in an enum of more than 250 values, but got \(length).",
                    at: context)
            }
            values = values.map { kept in kept.filter { value in elements.contains { $0.equals(value) } } } ?? elements
        }
        guard let values else { return }
        var seen = Set<[UInt8]>()
        nodes[index].values = values.filter { seen.insert(Array($0.text(.compact).utf8)).inserted }
    }

    private func characters(of value: OrderedJSON) -> Int { value.text?.unicodeScalars.count ?? value.text(.compact).unicodeScalars.count }
}
