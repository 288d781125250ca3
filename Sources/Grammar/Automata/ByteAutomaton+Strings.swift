extension ByteAutomaton {
    /// Any JSON string: valid UTF-8, every escape, surrogates in pairs only.
    static func anyString() throws(RegexFault) -> ByteAutomaton {
        var builder = ByteAutomatonBuilder()
        let start = try builder.state()
        let body = try builder.state()
        let end = try builder.state(accepting: true)
        builder.edge(start, 0x22...0x22, to: body)
        builder.edge(body, 0x20...0x7F, to: body)
        builder.edge(body, 0x22...0x22, to: end)
        let escape = try builder.state()
        builder.edge(body, 0x5C...0x5C, to: escape)
        for sign in "\"\\/bfnrt".utf8 { builder.edge(escape, sign...sign, to: body) }
        let last = try builder.hexadecimal(to: body)
        let third = try builder.hexadecimal(to: last)
        let second = try builder.hexadecimal(to: third)
        let first = try builder.hexadecimal(to: second)
        builder.edge(escape, 0x75...0x75, to: first)
        // D800 to DBFF need a second escape of DC00 to DFFF; alone these are no characters.
        let surrogate = try builder.state()
        for letter in "dD".utf8 { builder.edge(first, letter...letter, to: surrogate) }
        builder.edge(surrogate, 0x30...0x37, to: third)
        let lowEscape = try builder.state()
        for letter in "89abAB".utf8 {
            let high = try builder.hexadecimalPair(to: lowEscape)
            builder.edge(surrogate, letter...letter, to: high)
        }
        let lowLetter = try builder.state()
        let lowFirst = try builder.state()
        let lowNibble = try builder.state()
        builder.edge(lowEscape, 0x5C...0x5C, to: lowLetter)
        builder.edge(lowLetter, 0x75...0x75, to: lowFirst)
        for letter in "dD".utf8 { builder.edge(lowFirst, letter...letter, to: lowNibble) }
        for letter in "cdefCDEF".utf8 { builder.edge(lowNibble, letter...letter, to: third) }
        try builder.utf8(from: body, edges: [(0x80...0xD7FF, body), (0xE000...0x10FFFF, body)])
        return ByteAutomaton(builder)
    }

    /// The JSON strings whose characters `automaton` accepts, each written in one way: with the shortest escape where it
    /// needs one, as itself otherwise.
    static func string(_ automaton: ScalarAutomaton) throws(RegexFault) -> ByteAutomaton {
        var builder = ByteAutomatonBuilder()
        let start = try builder.state()
        let end = try builder.state(accepting: true)
        var states: [Int] = []
        for _ in 0..<automaton.count { states.append(try builder.state()) }
        builder.edge(start, 0x22...0x22, to: states[0])
        var shared = SharedTails()
        for state in 0..<automaton.count {
            if automaton.isAccepting[state] { builder.edge(states[state], 0x22...0x22, to: end) }
            let edges = automaton.edges(from: state).map { (range: $0.range, target: states[$0.target]) }
            var escapes: [(UInt32, Int)] = []
            var wide: [(range: ClosedRange<UInt32>, target: Int)] = []
            for (range, target) in edges {
                if range.lowerBound < 0x80 {
                    for scalar in range.lowerBound...min(range.upperBound, 0x7F) {
                        if OrderedJSON.escape(of: scalar) != nil {
                            escapes.append((scalar, target))
                        } else {
                            builder.edge(states[state], UInt8(scalar)...UInt8(scalar), to: target)
                        }
                    }
                }
                if range.upperBound >= 0x80 { wide.append((max(range.lowerBound, 0x80)...range.upperBound, target)) }
            }
            try builder.escapes(escapes, from: states[state], shared: &shared)
            try builder.utf8(from: states[state], edges: wide, shared: &shared)
        }
        return ByteAutomaton(builder)
    }

    /// One of `texts`, byte by byte; `nil` where that needs more than `limit` states.
    static func choice(of texts: [[UInt8]], limit: Int = 4096) -> ByteAutomaton? {
        guard texts.reduce(0, { $0 + $1.count }) < limit else { return nil }
        var builder = ByteAutomatonBuilder()
        guard let start = try? builder.state() else { return nil }
        for text in texts {
            var place = start
            for byte in text {
                if let known = builder.next(place, byte) {
                    place = known
                } else {
                    guard let fresh = try? builder.state() else { return nil }
                    builder.edge(place, byte...byte, to: fresh)
                    place = fresh
                }
            }
            builder.accept(place)
        }
        return ByteAutomaton(builder)
    }
}

/// States between the bytes of a character that lead to the same places, made once.
struct SharedTails {
    struct Edge: Hashable {
        let range: ClosedRange<UInt32>
        let target: Int
    }
    struct Tail: Hashable {
        let bytes: Int
        let edges: [Edge]
    }
    var tails: [Tail: Int] = [:]
    var escapes: [[Edge]: Int] = [:]
}

extension ByteAutomatonBuilder {
    /// A state from which a hexadecimal digit leads to `target`.
    fileprivate mutating func hexadecimal(to target: Int) throws(RegexFault) -> Int {
        let state = try state()
        edge(state, 0x30...0x39, to: target)
        edge(state, 0x41...0x46, to: target)
        edge(state, 0x61...0x66, to: target)
        return state
    }

    fileprivate mutating func hexadecimalPair(to target: Int) throws(RegexFault) -> Int {
        let second = try hexadecimal(to: target)
        return try hexadecimal(to: second)
    }

    /// Lets the escaped forms of characters lead to their targets.
    fileprivate mutating func escapes(_ characters: [(UInt32, Int)], from state: Int, shared: inout SharedTails) throws(RegexFault) {
        guard !characters.isEmpty else { return }
        let key = characters.map { SharedTails.Edge(range: $0.0...$0.0, target: $0.1) }
        if let known = shared.escapes[key] {
            edge(state, 0x5C...0x5C, to: known)
            return
        }
        let escape = try self.state()
        edge(state, 0x5C...0x5C, to: escape)
        shared.escapes[key] = escape
        for (scalar, target) in characters {
            guard let text = OrderedJSON.escape(of: scalar) else { continue }
            try path(escape, Array(text.utf8.dropFirst()), to: target)
        }
    }

    fileprivate mutating func utf8(from state: Int, edges: [(range: ClosedRange<UInt32>, target: Int)]) throws(RegexFault) {
        var shared = SharedTails()
        try utf8(from: state, edges: edges, shared: &shared)
    }

    /// Lets the UTF-8 of the characters of `edges`, all beyond ASCII, lead to their targets.
    fileprivate mutating func utf8(
        from state: Int, edges: [(range: ClosedRange<UInt32>, target: Int)], shared: inout SharedTails
    ) throws(RegexFault) {
        let all = edges.map { SharedTails.Edge(range: $0.range, target: $0.target) }
        for lead in UInt32(0xC2)...0xF4 {
            let bytes = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
            let shift = UInt32(bytes * 6)
            let low = (lead & (bytes == 1 ? 0x1F : bytes == 2 ? 0x0F : 0x07)) << shift
            // The first scalars of E0 and F0 would be overlong; surrogates are in no set.
            let least: UInt32 = bytes == 1 ? 0x80 : bytes == 2 ? 0x800 : 0x10000
            let covered = cut(all, to: max(low, least)...min(low + (1 << shift) - 1, 0x10FFFF), base: low)
            if !covered.isEmpty { edge(state, UInt8(lead)...UInt8(lead), to: try tail(bytes, covered, shared: &shared)) }
        }
    }

    /// The parts of `edges` within `range`, counted from `base`.
    private func cut(_ edges: [SharedTails.Edge], to range: ClosedRange<UInt32>, base: UInt32) -> [SharedTails.Edge] {
        edges.compactMap { edge in
            guard edge.range.overlaps(range) else { return nil }
            let part = edge.range.clamped(to: range)
            return SharedTails.Edge(range: part.lowerBound - base...part.upperBound - base, target: edge.target)
        }
    }

    /// The state before the last `bytes` bytes of a character, of whose scalars `edges` are left.
    private mutating func tail(_ bytes: Int, _ edges: [SharedTails.Edge], shared: inout SharedTails) throws(RegexFault) -> Int {
        let key = SharedTails.Tail(bytes: bytes, edges: edges)
        if let known = shared.tails[key] { return known }
        let state = try state()
        shared.tails[key] = state
        let block = UInt32(1) << UInt32((bytes - 1) * 6)
        for byte in UInt32(0)..<64 {
            let covered = cut(edges, to: byte * block...byte * block + block - 1, base: byte * block)
            guard let first = covered.first else { continue }
            let sign = UInt8(0x80 + byte)
            edge(state, sign...sign, to: bytes == 1 ? first.target : try tail(bytes - 1, covered, shared: &shared))
        }
        return state
    }
}
