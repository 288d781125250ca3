import API

/// Makes a grammar's nodes from a schema's.
struct SchemaCompiler {
    private let schema: StrictSchema
    /// The grammar's node of each schema.
    private var compiled: [Int: Int] = [:]
    private var pending: [(schema: Int, node: Int)] = []
    private var strings: [StringKey: Int] = [:]
    private var budget = ScalarAutomaton.budget

    private struct StringKey: Hashable {
        let pattern: RegexNode?
        let format: StringFormat?
    }

    init(_ schema: StrictSchema) { self.schema = schema }

    /// The node of the whole schema.
    mutating func compile(into builder: inout GrammarBuilder) throws(APIError) -> Int {
        let root = node(of: 0, &builder)
        while let next = pending.popLast() { try fill(next.node, from: next.schema, &builder) }
        return root
    }

    private mutating func node(of index: Int, _ builder: inout GrammarBuilder) -> Int {
        var index = index
        // References that lead around in a circle were refused when the schema was read.
        while case .reference(let target) = schema.nodes[index].rule { index = target }
        if let known = compiled[index] { return known }
        let node = builder.reserve()
        compiled[index] = node
        pending.append((index, node))
        return node
    }

    private mutating func fill(_ node: Int, from index: Int, _ builder: inout GrammarBuilder) throws(APIError) {
        let rules = schema.nodes[index]
        switch rules.rule {
        case .reference: break
        case .anyOf(let branches):
            var seen = Set<Int>()
            let targets = branches.map { self.node(of: $0, &builder) }.filter { seen.insert($0).inserted }
            builder.set(node, .alternatives(targets))
        case .kinds(let kinds):
            if let values = rules.values {
                builder.set(node, .alternatives([try choice(values, kinds, index, &builder)]))
                return
            }
            var targets: [Int] = []
            for kind in kinds { targets += try self.nodes(for: kind, index, &builder) }
            builder.set(node, .alternatives(targets))
        }
    }

    /// A fault of the schema `index`, which only a strict one has.
    private func fault(_ reason: String, _ index: Int) -> APIError { schema.source.fault(reason, at: schema.nodes[index].context) }

    private func choice(
        _ values: [OrderedJSON], _ kinds: [SchemaNode.Kind], _ index: Int, _ builder: inout GrammarBuilder
    ) throws(APIError) -> Int {
        let valid = values.filter { value in
            var check = SchemaCheck(nodes: schema.nodes, limit: 1)
            check.check(value, index, kinds: kinds, path: "")
            return check.violations.isEmpty
        }
        guard !valid.isEmpty else { throw fault("no value of 'enum' or 'const' keeps the other rules.", index) }
        do {
            return try builder.choice(of: valid.map { Array($0.text(builder.options.style).utf8) })
        } catch {
            throw fault(error.reason, index)
        }
    }

    private mutating func nodes(for kind: SchemaNode.Kind, _ index: Int, _ builder: inout GrammarBuilder) throws(APIError) -> [Int] {
        let rules = schema.nodes[index]
        switch kind {
        case .null: return [builder.literal("null")]
        case .boolean: return [builder.literal("true"), builder.literal("false")]
        case .string: return [try string(rules.string, index, &builder)]
        case .number, .integer:
            if let range = NumberRange(rules.number, isInteger: kind == .integer) { return [builder.number(range)] }
            if let range = NumberRange(NumberRules(), isInteger: kind == .integer), !schema.isStrict { return [builder.number(range)] }
            throw fault("no number of at most 20 digits keeps 'minimum', 'maximum' and 'multipleOf'.", index)
        case .array:
            let item: Int
            if let items = rules.items { item = node(of: items, &builder) } else { item = try builder.anyValue(isLoose: false) }
            return [builder.array(of: item, least: rules.minItems, most: rules.maxItems, isLoose: false)]
        case .object:
            if rules.isOpen, rules.properties.isEmpty { return [try builder.anyObject(isLoose: false)] }
            return [object(rules, &builder)]
        }
    }

    private mutating func object(_ rules: SchemaNode, _ builder: inout GrammarBuilder) -> Int {
        let style = builder.options.style
        let members = rules.properties.map { property in
            let key = OrderedJSON.quoted(property.name) + style.colon
            return GrammarNode.ObjectShape.Member(
                opening: builder.literal("{" + key), following: builder.literal(style.comma + key),
                value: node(of: property.schema, &builder), isRequired: property.isRequired)
        }
        return builder.add(.object(.init(members: members, close: builder.literal("}"), empty: builder.literal("{}"))))
    }

    private mutating func string(_ rules: StringRules, _ index: Int, _ builder: inout GrammarBuilder) throws(APIError) -> Int {
        if rules.pattern == nil {
            guard let format = rules.format else { return builder.anyString() }
            return builder.shared(format.machine)
        }
        let key = StringKey(pattern: rules.pattern, format: rules.format)
        if let known = strings[key] { return known }
        do {
            var machine: ScalarAutomaton?
            if let pattern = rules.pattern { machine = try ScalarAutomaton(try RegexProgram(pattern, dialect: .common), budget: &budget) }
            if let format = rules.format {
                let form = try ScalarAutomaton(try format.program(format.written, dialect: .common), budget: &budget)
                machine = try machine?.intersection(form) ?? form
            }
            guard let machine, !machine.isEmpty else { throw RegexFault(reason: "no string matches") }
            let node = try builder.automaton(try ByteAutomaton.string(machine))
            strings[key] = node
            return node
        } catch let error as RegexFault {
            guard schema.isStrict else { return builder.anyString() }
            throw fault("'pattern' or 'format' cannot be used: \(error.reason).", index)
        } catch {
            throw .internalError
        }
    }
}
