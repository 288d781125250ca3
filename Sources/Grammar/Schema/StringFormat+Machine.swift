extension StringFormat {
    /// The machine of one of its patterns.
    func program(_ pattern: String, dialect: RegexDialect) throws(RegexFault) -> RegexProgram {
        try RegexProgram(try RegexParser.parse("(?:\(pattern))"), dialect: dialect, anchored: true)
    }

    /// The strings that are written for it, one machine for all grammars.
    var machine: ByteAutomaton { Self.machines[name] ?? .plainString }

    /// What is accepted as it, one program for all schemas.
    var check: RegexProgram? { Self.checks[name] }

    private static let checks: [String: RegexProgram] = Dictionary(
        uniqueKeysWithValues: names.compactMap(named).compactMap { format in
            (try? format.program(format.accepted, dialect: .ecma)).map { (format.name, $0) }
        })

    private static let machines: [String: ByteAutomaton] = {
        var machines: [String: ByteAutomaton] = [:]
        for format in names.compactMap(named) {
            // The patterns are ours; tests make each of them.
            var budget = ScalarAutomaton.budget
            guard let program = try? format.program(format.written, dialect: .common),
                let machine = try? ScalarAutomaton(program, budget: &budget)
            else {
                continue
            }
            machines[format.name] = try? ByteAutomaton.string(machine)
        }
        return machines
    }()
}
