import Synchronization

/// Which tokens stay within a machine from one of its states, and where others leave it: independent of what surrounds it
/// (after Dong et al. 2024, XGrammar, "context-independent tokens").
final class StateMask: Sendable {
    /// The tokens that stay, one bit each; empty where they are few.
    let bits: [UInt64]
    /// The tokens that stay, where they are few.
    let tokens: [Int32]
    /// The nodes of the prefix tree at which the machine may have ended.
    let exits: [Int32]

    init(bits: [UInt64], tokens: [Int32], exits: [Int32]) {
        self.bits = bits
        self.tokens = tokens
        self.exits = exits
    }

    /// Its memory, about.
    var size: Int { bits.count * 8 + tokens.count * 4 + exits.count * 4 + 200 }

    /// What the tree's strings do to `machine` in `state`.
    init(_ machine: ByteAutomaton, _ state: Int, tree: PrefixTree, words: Int) {
        var tokens: [Int32] = []
        var exits: [Int32] = []
        var states = Array(repeating: 0, count: tree.longest + 1)
        states[0] = state
        var bits: [UInt64] = []
        let few = words / 4
        machine.table.withUnsafeBufferPointer { table in
            tree.bytes.withUnsafeBufferPointer { bytes in
                tree.depths.withUnsafeBufferPointer { depths in
                    var node = 1
                    let count = bytes.count
                    while node < count {
                        let depth = Int(depths[node])
                        let target = Int(table[states[depth - 1] << 8 | Int(bytes[node])])
                        if target == 0 {
                            node = Int(tree.ends[node])
                            continue
                        }
                        states[depth] = target - 1
                        for place in Int(tree.firsts[node])..<Int(tree.firsts[node + 1]) { tokens.append(tree.strings[place]) }
                        if machine.isAccepting[target - 1] { exits.append(Int32(node)) }
                        node = machine.continues[target - 1] ? node + 1 : Int(tree.ends[node])
                    }
                }
            }
        }
        if tokens.count > few {
            bits = Array(repeating: 0, count: words)
            for token in tokens { bits[Int(token) >> 6] |= 1 << UInt64(token & 63) }
            tokens = []
        }
        self.bits = bits
        self.tokens = tokens
        self.exits = exits
    }
}

/// The masks of machines' states that were needed so far, for one vocabulary.
final class MaskCache: Sendable {
    private struct Key: Hashable {
        let machine: ObjectIdentifier
        let state: Int
    }

    private struct Contents {
        var masks: [Key: StateMask] = [:]
        /// The machines, so that no other takes the place of one of them.
        var machines: [ObjectIdentifier: ByteAutomaton] = [:]
        var size = 0
    }

    /// The most bytes that are kept; beyond them all begins anew.
    private static let largest = 64 << 20
    private let contents = Mutex(Contents())

    /// The mask of `machine` in `state`, made where it is not known.
    func mask(_ machine: ByteAutomaton, _ state: Int, tree: PrefixTree, words: Int) -> StateMask {
        let key = Key(machine: ObjectIdentifier(machine), state: state)
        if let known = contents.withLock({ $0.masks[key] }) { return known }
        // Outside the lock: others need not wait for it, and two that make the same make the same.
        let mask = StateMask(machine, state, tree: tree, words: words)
        contents.withLock { contents in
            let size = mask.size + machine.table.count * (contents.machines[key.machine] == nil ? 2 : 0)
            if contents.size + size > Self.largest { contents = Contents() }
            contents.size += size
            contents.machines[key.machine] = machine
            contents.masks[key] = mask
        }
        return mask
    }
}
