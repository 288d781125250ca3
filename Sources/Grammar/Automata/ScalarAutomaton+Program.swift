extension ScalarAutomaton {
    /// The machine of `program` with one state for each set of its states (Rabin and Scott 1959), within bounds: a pattern
    /// that needs too many states or too much work is refused, whatever its length.
    ///
    /// - Parameter budget: the work that may still be done, in transitions; what was needed is taken from it.
    init(_ program: RegexProgram, budget: inout Int) throws(RegexFault) {
        var builder = SubsetBuilder(program, budget: budget)
        defer { budget = builder.budget }
        try builder.build()
        self.init(
            starts: builder.starts, classes: builder.classes, width: builder.width, table: builder.table, isAccepting: builder.isAccepting)
    }
}

/// The work of making a machine deterministic.
private struct SubsetBuilder {
    let program: RegexProgram
    var starts: [UInt32] = [0]
    var classes: [Int] = []
    var width = 0
    /// Whether a set holds a class, `set * width + class`.
    var members: [Bool] = []
    var table: [Int32] = []
    var isAccepting: [Bool] = []
    var numbers: [[Int32]: Int32] = [:]
    var states: [[Int32]] = []
    /// When a state was seen last, so that no set has to be cleared.
    var marks: [Int]
    var mark = 0
    /// Transitions that may still be followed.
    var budget: Int

    init(_ program: RegexProgram, budget: Int) {
        self.program = program
        self.budget = budget
        marks = Array(repeating: 0, count: program.edges.count)
        var bounds: Set<UInt32> = [0]
        for set in program.sets {
            for range in set.ranges {
                bounds.insert(range.lowerBound)
                if range.upperBound < 0x10FFFF { bounds.insert(range.upperBound + 1) }
            }
        }
        starts = bounds.sorted()
        var known: [[Bool]: Int] = [:]
        var signatures: [[Bool]] = []
        classes = starts.map { start in
            let signature = program.sets.map { $0.contains(start) }
            if let number = known[signature] { return number }
            signatures.append(signature)
            known[signature] = signatures.count - 1
            return signatures.count - 1
        }
        width = signatures.count
        for set in program.sets.indices { members += signatures.map { $0[set] } }
    }

    mutating func build() throws(RegexFault) {
        _ = try number(try closure([Int32(program.first)], atStart: true), isStart: true)
        var next = 0
        while next < states.count {
            let state = states[next]
            for group in 0..<width {
                var targets: [Int32] = []
                mark += 1
                for place in state {
                    for case .character(let set, let to) in program.edges[Int(place)]
                    where members[set * width + group] && marks[to] != mark {
                        marks[to] = mark
                        targets.append(Int32(to))
                    }
                }
                try spend(state.count)
                table.append(targets.isEmpty ? -1 : try number(try closure(targets), isStart: false))
            }
            next += 1
        }
    }

    mutating func spend(_ work: Int) throws(RegexFault) {
        budget -= work
        if budget < 0 { throw RegexFault(reason: "it is too complex") }
    }

    mutating func closure(_ places: [Int32], atStart: Bool = false, atEnd: Bool = false) throws(RegexFault) -> [Int32] {
        mark += 1
        var out = places
        for place in places { marks[Int(place)] = mark }
        var next = 0
        while next < out.count {
            for edge in program.edges[Int(out[next])] {
                let target: Int
                switch edge {
                case .free(let to): target = to
                case .start(let to) where atStart: target = to
                case .end(let to) where atEnd: target = to
                default: continue
                }
                if marks[target] != mark {
                    marks[target] = mark
                    out.append(Int32(target))
                }
            }
            next += 1
        }
        try spend(out.count)
        return out.sorted()
    }

    mutating func number(_ set: [Int32], isStart: Bool) throws(RegexFault) -> Int32 {
        // Once a pattern is found whatever follows is allowed: all such sets are one state.
        let isFound = program.finds && set.contains(Int32(program.final))
        let set = isFound ? [Int32(program.final)] : set
        // The empty string is at its start and at its end at once, which no state reached later is.
        let key = isStart ? set + [-1] : set
        if let known = numbers[key] { return known }
        guard states.count < ScalarAutomaton.largest else { throw RegexFault(reason: "it is too complex") }
        numbers[key] = Int32(states.count)
        states.append(set)
        isAccepting.append(try closure(set, atStart: isStart, atEnd: true).contains(Int32(program.final)))
        return Int32(states.count - 1)
    }
}
