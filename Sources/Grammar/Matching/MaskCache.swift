import Synchronization

/// The masks of states that were needed so far, for one vocabulary.
final class MaskCache: Sendable {
    private enum Key: Hashable {
        case machine(ObjectIdentifier, Int)
        /// The beginning of a number; further states are too many to keep.
        case number(NumberRange)
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
        mask(.machine(ObjectIdentifier(machine), state), of: machine) { StateMask(machine, state, tree: tree, words: words) }
    }

    /// The mask of a number of `range` in `state`, made where it is not known.
    func mask(_ range: NumberRange, _ state: NumberState, tree: PrefixTree, words: Int) -> StateMask {
        guard state == .start else { return StateMask(range, state, tree: tree, words: words) }
        return mask(.number(range), of: nil) { StateMask(range, state, tree: tree, words: words) }
    }

    private func mask(_ key: Key, of machine: ByteAutomaton?, make: () -> StateMask) -> StateMask {
        if let known = contents.withLock({ $0.masks[key] }) { return known }
        // Outside the lock: others need not wait for it, and two that make the same make the same.
        let mask = make()
        contents.withLock { contents in
            if contents.size + mask.size > Self.largest { contents = Contents() }
            contents.masks[key] = mask
            contents.size += mask.size
            if let machine, contents.machines.updateValue(machine, forKey: ObjectIdentifier(machine)) == nil {
                contents.size += machine.table.count * 2
            }
        }
        return mask
    }
}
