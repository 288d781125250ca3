import API

/// A grammar being made.
struct GrammarBuilder {
    let options: Grammar.Options
    private(set) var nodes: [GrammarNode] = []
    private(set) var text: [UInt8] = []
    private(set) var automata: [ByteAutomaton] = []
    private(set) var ranges: [NumberRange] = []
    private var literals: [[UInt8]: Int] = [:]
    private var numbers: [NumberRange: Int] = [:]
    /// The node of `any`, which leads back to itself.
    private var anyValueNodes: [Bool: Int] = [:]
    private var sharedNodes: [ObjectIdentifier: Int] = [:]
    private var states = 0

    /// The most states of all machines of a grammar together.
    static let mostStates = 40_000

    init(_ options: Grammar.Options) { self.options = options }

    /// A node whose contents come later.
    mutating func reserve() -> Int { add(.alternatives([])) }

    mutating func set(_ node: Int, _ contents: GrammarNode) { nodes[node] = contents }

    mutating func add(_ node: GrammarNode) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    mutating func literal(_ string: String) -> Int { literal(Array(string.utf8)) }

    mutating func literal(_ bytes: [UInt8]) -> Int {
        if let known = literals[bytes] { return known }
        let start = text.count
        text += bytes
        let node = add(.literal(start..<text.count))
        literals[bytes] = node
        return node
    }

    mutating func number(_ range: NumberRange) -> Int {
        if let known = numbers[range] { return known }
        ranges.append(range)
        let node = add(.number(ranges.count - 1))
        numbers[range] = node
        return node
    }

    /// The node of `automaton`; throws where the grammar would become too large.
    mutating func automaton(_ automaton: ByteAutomaton) throws(RegexFault) -> Int {
        states += automaton.count
        guard states <= Self.mostStates else { throw RegexFault(reason: "all patterns together are too complex") }
        automata.append(automaton)
        return add(.automaton(automata.count - 1))
    }

    /// One of `texts`.
    mutating func choice(of texts: [[UInt8]]) throws(RegexFault) -> Int {
        if texts.count == 1 { return literal(texts[0]) }
        if let machine = ByteAutomaton.choice(of: texts), states + machine.count <= Self.mostStates { return try automaton(machine) }
        return add(.alternatives(texts.map { literal($0) }))
    }

    /// The node of a machine that all grammars share.
    mutating func shared(_ machine: ByteAutomaton) -> Int {
        if let known = sharedNodes[ObjectIdentifier(machine)] { return known }
        automata.append(machine)
        let node = add(.automaton(automata.count - 1))
        sharedNodes[ObjectIdentifier(machine)] = node
        return node
    }

    /// Any string.
    mutating func anyString() -> Int { shared(.plainString) }
}

extension ByteAutomaton {
    /// Any JSON string: one machine for all grammars, so that what is known about its states is found out once.
    static let plainString: ByteAutomaton = {
        // A dozen states cannot be too many.
        (try? anyString()) ?? ByteAutomaton(ByteAutomatonBuilder())
    }()

    /// Space as models write it between the signs of JSON: none, one, or a line break and its indentation.
    static let looseSpace: ByteAutomaton = {
        var builder = ByteAutomatonBuilder()
        guard let start = try? builder.state(accepting: true), let one = try? builder.state(accepting: true) else { return .plainString }
        builder.edge(start, 0x20...0x20, to: one)
        var line = start
        for _ in 0...40 {
            guard let next = try? builder.state(accepting: true) else { return .plainString }
            let sign: UInt8 = line == start ? 0x0A : 0x20
            builder.edge(line, sign...sign, to: next)
            line = next
        }
        return ByteAutomaton(builder)
    }()
}

extension GrammarBuilder {
    /// Any JSON value; where it is loose, with space as models write it.
    mutating func anyValue(isLoose: Bool) throws(APIError) -> Int {
        if let known = anyValueNodes[isLoose] { return known }
        let value = reserve()
        anyValueNodes[isLoose] = value
        let object = try anyObject(isLoose: isLoose)
        let array = array(of: value, least: 0, most: nil, isLoose: isLoose)
        guard let range = NumberRange(NumberRules(), isInteger: false) else { throw .internalError }
        let words = ["true", "false", "null"].map { literal($0) }
        set(value, .alternatives([anyString(), number(range), object, array] + words))
        return value
    }

    /// Any JSON object.
    mutating func anyObject(isLoose: Bool) throws(APIError) -> Int {
        let value = try anyValue(isLoose: isLoose)
        let colon = isLoose ? spaced(":", isLoose: true) : literal(options.style.colon)
        let member = add(.sequence([anyString(), colon, value]))
        return repetition("{", member, "}", least: 0, most: nil, isLoose: isLoose)
    }

    /// An array.
    mutating func array(of item: Int, least: Int, most: Int?, isLoose: Bool) -> Int {
        repetition("[", item, "]", least: least, most: most, isLoose: isLoose)
    }

    private mutating func repetition(_ open: String, _ item: Int, _ close: String, least: Int, most: Int?, isLoose: Bool) -> Int {
        let closing = literal(close)
        return add(
            .repetition(
                .init(
                    open: spaced(open, isLoose: isLoose), item: item,
                    separator: isLoose ? spaced(",", isLoose: true) : literal(options.style.comma),
                    close: isLoose ? add(.sequence([space(), closing])) : closing,
                    least: least, most: most, nests: true)))
    }

    private mutating func spaced(_ sign: String, isLoose: Bool) -> Int {
        let sign = literal(sign)
        return isLoose ? add(.sequence([sign, space()])) : sign
    }

    private mutating func space() -> Int { shared(.looseSpace) }
}
