/// Which tokens stay within a string's machine, or a number, from one of its states, and where others leave it: independent of
/// what surrounds it (after Dong et al. 2024, XGrammar, "context-independent tokens").
final class StateMask: Sendable {
    /// The tokens that stay, one bit each; empty where they are few.
    let bits: [UInt64]
    /// The tokens that stay, where they are few.
    let tokens: [Int32]
    /// The nodes of the prefix tree at which the string or the number may have ended.
    let exits: [Int32]

    /// Its memory, about.
    var size: Int { bits.count * 8 + tokens.count * 4 + exits.count * 4 + 200 }

    /// What the tree's strings do to `machine` in `state`.
    convenience init(_ machine: ByteAutomaton, _ state: Int, tree: PrefixTree, words: Int) {
        self.init(tree, words: words, from: state) { state, byte in
            guard let next = machine.next(state, byte) else { return nil }
            return Step(state: next, mayEnd: machine.isAccepting[next], goesOn: machine.continues[next])
        }
    }

    /// What they do to a number of `range` in `state`.
    convenience init(_ range: NumberRange, _ state: NumberState, tree: PrefixTree, words: Int) {
        self.init(tree, words: words, from: state) { state, byte in
            guard let next = state.next(byte, in: range) else { return nil }
            return Step(state: next, mayEnd: next.isComplete(in: range), goesOn: true)
        }
    }

    private struct Step<State> {
        let state: State
        let mayEnd: Bool
        let goesOn: Bool
    }

    @inline(__always)
    private init<State>(_ tree: PrefixTree, words: Int, from start: State, next: (State, UInt8) -> Step<State>?) {
        var tokens: [Int32] = []
        var exits: [Int32] = []
        var states = Array(repeating: start, count: tree.longest + 1)
        var node = 1
        while node < tree.bytes.count {
            let depth = Int(tree.depths[node])
            guard let step = next(states[depth - 1], tree.bytes[node]) else {
                node = Int(tree.ends[node])
                continue
            }
            states[depth] = step.state
            for place in Int(tree.firsts[node])..<Int(tree.firsts[node + 1]) { tokens.append(tree.strings[place]) }
            if step.mayEnd { exits.append(Int32(node)) }
            node = step.goesOn ? node + 1 : Int(tree.ends[node])
        }
        self.exits = exits
        if tokens.count > words / 4 {
            var bits: [UInt64] = Array(repeating: 0, count: words)
            for token in tokens { bits[Int(token) >> 6] |= 1 << UInt64(token & 63) }
            self.bits = bits
            self.tokens = []
        } else {
            bits = []
            self.tokens = tokens
        }
    }
}
