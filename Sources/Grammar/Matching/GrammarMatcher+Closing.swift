extension GrammarMatcher {
    /// The bytes that have to follow, at most `limit`: nothing else is allowed, so a caller can take them without asking
    /// the model. Empty where there is a choice, or where the text may end.
    public mutating func forced(limit: Int = 4096) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = current
        while bytes.count < limit, place >= 0, let byte = only(place) {
            bytes.append(byte)
            place = step(place, byte)
        }
        return bytes
    }

    /// The shortest bytes that finish the text from here.
    public mutating func completion() -> [UInt8] {
        var bytes: [UInt8] = []
        var place = current
        var left = cost(ofSet: place)
        while left > 0, left < GrammarCosts.never {
            var found: (UInt8, Int32)?
            for byte in UInt8(0)...255 {
                let next = step(place, byte)
                guard next >= 0, cost(ofSet: next) == left - 1 else { continue }
                found = (byte, next)
                break
            }
            guard let found else { break }
            bytes.append(found.0)
            place = found.1
            left -= 1
        }
        return bytes
    }

    /// The nodes of the vocabulary's tree whose tokens go furthest on a shortest way to the end from `place`.
    mutating func closingNodes(from place: Int32) -> [Int] {
        let tree = vocabulary.tree
        var best: (length: Int32, nodes: [Int]) = (0, [])
        var open = [(node: 0, place: place, left: cost(ofSet: place))]
        while let (node, place, left) = open.popLast() {
            if tree.firsts[node] < tree.firsts[node + 1] {
                if tree.depths[node] > best.length { best = (tree.depths[node], []) }
                if tree.depths[node] == best.length { best.nodes.append(node) }
            }
            guard left > 0 else { continue }
            var child = node + 1
            while child < Int(tree.ends[node]) {
                let next = step(place, tree.bytes[child])
                if next >= 0, cost(ofSet: next) == left - 1 { open.append((child, next, left - 1)) }
                child = Int(tree.ends[child])
            }
        }
        return best.nodes
    }

    /// About how many tokens the shortest way to the end takes, counted up to `limit`.
    mutating func closingTokens(limit: Int) -> Int {
        var place = current
        var tokens = 0
        while tokens < limit, cost(ofSet: place) > 0, let node = closingNodes(from: place).first,
            let bytes = vocabulary.bytes(of: Int(vocabulary.tree.strings[Int(vocabulary.tree.firsts[node])]))
        {
            for byte in bytes { place = step(place, byte) }
            tokens += 1
        }
        return tokens
    }

    /// Goes on by a token that was chosen; where `left` further tokens are hardly enough, only the shortest way to the end is
    /// allowed from then on. A token that is not allowed finishes the text.
    public mutating func advance(by token: Int32, left: Int) {
        guard accept(token: Int(token)) else {
            current = -1
            return
        }
        // Every byte is a token at worst; counting exactly is for when that is too many.
        guard !isClosing, left <= remaining + grammar.costs.growth else { return }
        let spare = 8 + grammar.costs.growth / 4
        if left <= closingTokens(limit: left) + spare { isClosing = true }
    }

    /// The only byte that may come next; `nil` where there are several or the text may end.
    private func only(_ set: Int32) -> UInt8? {
        var found: UInt8?
        for number in table.sets[Int(set)] {
            guard number != FrameTable.end else { return nil }
            let frame = table.frames[Int(number)]
            let state = Int(frame.state)
            switch grammar.nodes[Int(frame.node)] {
            case .literal(let range):
                let byte = grammar.text[range.lowerBound + state]
                guard found ?? byte == byte else { return nil }
                found = byte
            case .automaton(let index):
                for (byte, target) in grammar.automata[index].table[state << 8..<(state + 1) << 8].enumerated() where target > 0 {
                    guard found ?? UInt8(byte) == UInt8(byte) else { return nil }
                    found = UInt8(byte)
                }
            case .number(let index):
                for byte in "-.0123456789".utf8 where table.states[state].next(byte, in: grammar.ranges[index]) != nil {
                    guard found ?? byte == byte else { return nil }
                    found = byte
                }
            case .alternatives, .sequence, .object, .repetition: break
            }
        }
        return found
    }

    /// The fewest bytes to the end from a set of frames.
    mutating func cost(ofSet set: Int32) -> Int {
        guard set >= 0 else { return GrammarCosts.never }
        if table.setCosts[Int(set)] >= 0 { return table.setCosts[Int(set)] }
        var least = GrammarCosts.never
        for frame in table.sets[Int(set)] { least = min(least, cost(of: frame)) }
        table.setCosts[Int(set)] = least
        return least
    }

    private mutating func cost(of number: Int32) -> Int {
        if table.costs[Int(number)] >= 0 { return table.costs[Int(number)] }
        let frame = table.frames[Int(number)]
        let cost = GrammarCosts.sum(own(frame), cost(of: frame.parent))
        table.costs[Int(number)] = cost
        return cost
    }

    /// The fewest bytes of a frame without what comes after it.
    private func own(_ frame: FrameTable.Frame) -> Int {
        let state = Int(frame.state)
        let levels = grammar.options.deepest - Int(frame.depth)
        switch grammar.nodes[Int(frame.node)] {
        case .literal(let range): return range.count - state
        case .automaton(let index): return Int(grammar.automata[index].distance[state])
        case .number(let index): return table.states[state].needed(in: grammar.ranges[index]) ?? GrammarCosts.never
        case .alternatives: return 0
        case .sequence(let parts): return parts[state...].reduce(0) { GrammarCosts.sum($0, grammar.costs[$1, levels]) }
        case .object(let shape):
            var total = grammar.costs[shape.close, levels]
            if state.isMultiple(of: 2) { total = GrammarCosts.sum(total, grammar.costs[shape.members[state / 2].value, levels]) }
            for member in shape.members[(state / 2 + 1)...] where member.isRequired {
                total = GrammarCosts.sum(total, grammar.costs[member.following, levels], grammar.costs[member.value, levels])
            }
            return total
        case .repetition(let shape):
            let done = state / 2
            let item = grammar.costs[shape.item, levels]
            let separator = grammar.costs[shape.separator, levels]
            let close = grammar.costs[shape.close, levels]
            let missing = max(0, shape.least - done)
            if missing == 0, state.isMultiple(of: 2) { return close }
            let items = max(1, missing)
            let (all, isTooLarge) = (item + separator).multipliedReportingOverflow(by: items)
            // Behind a separator, and at the very beginning, the first of them needs none before it.
            let first = done == 0 || !state.isMultiple(of: 2) ? separator : 0
            return isTooLarge ? GrammarCosts.never : GrammarCosts.sum(all - first, close)
        }
    }
}
