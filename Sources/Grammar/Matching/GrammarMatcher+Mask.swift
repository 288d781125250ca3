extension GrammarMatcher {
    /// The most masks that are kept for states that may come again.
    private static let mostMasks = 64

    /// Sets `mask` to the tokens that may come next, one bit each (token 64·w + b is bit b of word w), with the tokens that
    /// end an answer where it is complete. `mask` gets `vocabulary.maskWords` words.
    public mutating func fill(_ mask: inout [UInt64]) {
        guard current >= 0 else {
            mask = Array(repeating: 0, count: vocabulary.maskWords)
            return
        }
        if !isClosing, let known = masks[current] {
            mask = known
            return
        }
        if mask.count == vocabulary.maskWords {
            for word in mask.indices { mask[word] = 0 }
        } else {
            mask = Array(repeating: 0, count: vocabulary.maskWords)
        }
        if isComplete { for token in vocabulary.endTokens { set(Int32(token), &mask) } }
        if isClosing {
            for node in closingNodes(from: current) {
                for index in Int(vocabulary.tree.firsts[node])..<Int(vocabulary.tree.firsts[node + 1]) {
                    set(vocabulary.tree.strings[index], &mask)
                }
            }
            return
        }
        var others: [Int32] = []
        for frame in table.sets[Int(current)] { if !addInner(frame, &mask) { others.append(frame) } }
        let rest = table.set(others)
        if rest >= 0 { walk(0, rest, &mask) }
        if masks.count >= Self.mostMasks { masks = [:] }
        masks[current] = mask
    }

    /// The tokens that may come next, ascending.
    public mutating func allowedTokens() -> [Int] {
        var mask: [UInt64] = []
        fill(&mask)
        var tokens: [Int] = []
        for (word, bits) in mask.enumerated() {
            var bits = bits
            while bits != 0 {
                tokens.append(word * 64 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
        return tokens
    }

    private func set(_ token: Int32, _ mask: inout [UInt64]) { mask[Int(token) >> 6] |= 1 << UInt64(token & 63) }

    /// Adds the tokens that a string or a number at `number` allows; `false` where it is neither.
    private mutating func addInner(_ number: Int32, _ mask: inout [UInt64]) -> Bool {
        guard number != FrameTable.end else { return false }
        let frame = table.frames[Int(number)]
        let known: StateMask
        switch grammar.nodes[Int(frame.node)] {
        case .automaton(let index):
            known = vocabulary.masks.mask(grammar.automata[index], Int(frame.state), tree: vocabulary.tree, words: vocabulary.maskWords)
        case .number(let index):
            let state = table.states[Int(frame.state)]
            known = vocabulary.masks.mask(grammar.ranges[index], state, tree: vocabulary.tree, words: vocabulary.maskWords)
        case .literal, .alternatives, .sequence, .object, .repetition: return false
        }
        for (word, bits) in known.bits.enumerated() { mask[word] |= bits }
        for token in known.tokens { set(token, &mask) }
        guard !known.exits.isEmpty else { return true }
        var threads = Threads()
        resume(frame.parent, &threads)
        let outside = table.set(threads.sorted)
        for node in known.exits { walk(Int(node), outside, &mask) }
        return true
    }

    /// Adds the tokens below `node` that `place` allows.
    private mutating func walk(_ node: Int, _ place: Int32, _ mask: inout [UInt64]) {
        let tree = vocabulary.tree
        let end = Int(tree.ends[node])
        var child = node + 1
        while child < end {
            let next = step(place, tree.bytes[child])
            if next >= 0 {
                for index in Int(tree.firsts[child])..<Int(tree.firsts[child + 1]) { set(tree.strings[index], &mask) }
                if Int(tree.ends[child]) > child + 1 { walk(child, next, &mask) }
            }
            child = Int(tree.ends[child])
        }
    }
}
