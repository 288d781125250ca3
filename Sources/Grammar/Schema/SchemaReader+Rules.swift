import API

extension SchemaReader {
    mutating func fillStrings(_ index: Int, from value: OrderedJSON) throws(APIError) {
        let context = nodes[index].context
        if let pattern = value["pattern"] {
            do throws(RegexFault) {
                guard let text = pattern.text else { throw RegexFault(reason: "it is no string") }
                try fillPattern(index, text)
            } catch {
                if isStrict {
                    throw source.fault("'pattern' \(pattern.text(.compact).prefix(80)) cannot be used: \(error.reason).", at: context)
                }
            }
        }
        if let format = value["format"] {
            if let name = format.text, let known = StringFormat.named(name) {
                nodes[index].string.format = known
                if let check = known.check { nodes[index].string.checks.append(check) }
            } else if isStrict {
                let list = StringFormat.names.map { "'\($0)'" }.joined(separator: ", ")
                throw source.fault("'format' \(format.text(.compact).prefix(80)) is not supported. Supported are \(list).", at: context)
            }
        }
    }

    private mutating func fillPattern(_ index: Int, _ text: String) throws(RegexFault) {
        let node = try RegexParser.parse(text)
        let program = try RegexProgram(node, dialect: .ecma)
        totals.states += program.edges.count
        guard totals.states <= RegexProgram.mostStates else { throw RegexFault(reason: "all patterns together are too complex") }
        nodes[index].string.pattern = node
        nodes[index].string.checks.append(program)
    }

    mutating func fillNumbers(_ index: Int, from value: OrderedJSON) throws(APIError) {
        let context = nodes[index].context
        var rules = NumberRules()
        for (key, isUpper, isExcluded) in [
            ("minimum", false, false), ("exclusiveMinimum", false, true), ("maximum", true, false), ("exclusiveMaximum", true, true),
        ] {
            guard let found = value[key] else { continue }
            guard let number = found.decimal else {
                guard isStrict else { continue }
                throw source.fault("'\(key)' must be a number.", at: context)
            }
            let bound = NumberRules.Bound(value: number, isExcluded: isExcluded)
            // Of two bounds the narrower counts.
            if isUpper {
                rules.upper = rules.upper.map { bound.value <= $0.value ? bound : $0 } ?? bound
            } else {
                rules.lower = rules.lower.map { bound.value >= $0.value ? bound : $0 } ?? bound
            }
        }
        if let found = value["multipleOf"] {
            if let number = found.decimal, !number.isZero, !number.isNegative {
                rules.multiple = number
            } else if isStrict {
                throw source.fault("'multipleOf' must be a number above 0.", at: context)
            }
        }
        nodes[index].number = rules
    }

    mutating func fillObject(_ index: Int, from value: OrderedJSON) throws(APIError) {
        let context = nodes[index].context
        let level = 1 + Self.levels(of: context)
        if isStrict, level > StrictSchema.mostLevels {
            throw source.fault("\(level) levels of nesting exceeds limit of \(StrictSchema.mostLevels).", at: context)
        }
        nodes[index].isOpen = value["additionalProperties"] != .bool(false)
        if isStrict, nodes[index].isOpen, value["enum"] == nil, value["const"] == nil {
            throw source.fault("'additionalProperties' is required to be supplied and to be false.", at: context)
        }
        let found = value["properties"] ?? .object([])
        guard let members = found.members else {
            guard isStrict else { return }
            throw source.fault("'properties' must be an object.", at: context)
        }
        let required = value["required"]?.elements?.compactMap(\.text) ?? []
        let requiredKeys = Set(required.map { Array($0.utf8) })
        if isStrict { try checkRequired(members, required, requiredKeys, isSupplied: value["required"]?.elements != nil, at: context) }
        totals.properties += members.count
        // Of two equal keys the last counts, at the place of the first.
        var places: [[UInt8]: Int] = [:]
        for member in members {
            totals.characters += member.key.unicodeScalars.count
            let schema = place(member.value, at: context + ["properties", member.key])
            guard places.updateValue(schema, forKey: Array(member.key.utf8)) == nil else { continue }
            let isRequired = requiredKeys.contains(Array(member.key.utf8))
            nodes[index].properties.append(.init(name: member.key, schema: schema, isRequired: isRequired))
        }
    }

    private func checkRequired(
        _ members: [OrderedJSON.Member], _ required: [String], _ keys: Set<[UInt8]>, isSupplied: Bool, at context: [String]
    ) throws(APIError) {
        let words = "'required' is required to be supplied and to be an array including every key in properties."
        if let missing = members.first(where: { !keys.contains(Array($0.key.utf8)) }) {
            throw source.fault("\(words) Missing '\(missing.key.prefix(64))'.", at: context)
        }
        let known = Set(members.map { Array($0.key.utf8) })
        if let extra = required.first(where: { !known.contains(Array($0.utf8)) }) {
            throw source.fault("\(words) Extra required key '\(extra.prefix(64))' supplied.", at: context)
        }
        if !isSupplied, !members.isEmpty { throw source.fault(words, at: context) }
    }

    /// How many objects a schema lies in: the properties on the way to it.
    private static func levels(of context: [String]) -> Int {
        var count = 0
        var place = 0
        while place < context.count {
            if context[place] == "properties" { count += 1 }
            place += context[place] == "items" ? 1 : 2
        }
        return count
    }

    mutating func fillArray(_ index: Int, from value: OrderedJSON) throws(APIError) {
        let context = nodes[index].context
        if let items = value["items"] {
            nodes[index].items = place(items, at: context + ["items"])
        } else if isStrict, value["enum"] == nil, value["const"] == nil {
            throw source.fault("array schema missing items.", at: context)
        }
        nodes[index].minItems = try count("minItems", of: value, at: context) ?? 0
        nodes[index].maxItems = try count("maxItems", of: value, at: context)
        if let most = nodes[index].maxItems, most < nodes[index].minItems {
            guard isStrict else {
                nodes[index].maxItems = nil
                return
            }
            throw source.fault("'minItems' is above 'maxItems'.", at: context)
        }
    }

    private func count(_ key: String, of value: OrderedJSON, at context: [String]) throws(APIError) -> Int? {
        guard let found = value[key] else { return nil }
        guard let number = found.decimal, number.isInteger, !number.isNegative, let whole = number.scaled(by: 0) else {
            guard isStrict else { return nil }
            throw source.fault("'\(key)' must be a whole number of at least 0.", at: context)
        }
        return Int(min(whole, 1_000_000_000))
    }
}
