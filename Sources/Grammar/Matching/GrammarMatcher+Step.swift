extension GrammarMatcher {
    /// The frames that one byte leads to.
    struct Threads {
        /// The most ways of reading a text that are followed at once. Each can be finished by itself, so that leaving some
        /// out only leaves texts out.
        static let most = 2048
        private var frames: Set<Int32> = []

        mutating func insert(_ frame: Int32) { if frames.count < Self.most { frames.insert(frame) } }

        var sorted: [Int32] { frames.sorted() }
    }

    /// Levels that may still be nested within a frame.
    private func levels(_ frame: Int32) -> Int { grammar.options.deepest - Int(table.frames[Int(frame)].depth) }

    /// Begins `node`; what comes after it is `parent`.
    mutating func enter(_ node: Int, parent: Int32, _ threads: inout Threads) {
        let depth = table.frames[Int(parent)].depth
        switch grammar.nodes[node] {
        case .literal(let range):
            if range.isEmpty {
                resume(parent, &threads)
            } else {
                threads.insert(table.frame(Int32(node), 0, parent, depth: depth))
            }
        case .automaton(let number): arrive(node, grammar.automata[number], 0, parent: parent, depth: depth, &threads)
        case .number: threads.insert(table.frame(Int32(node), table.number(of: .start), parent, depth: depth))
        case .alternatives(let branches):
            for branch in branches where grammar.costs[branch, levels(parent)] < GrammarCosts.never {
                enter(branch, parent: parent, &threads)
            }
        case .sequence: goOn(node, done: 0, parent: parent, &threads)
        case .object(let shape): openMembers(node, shape, from: 0, isFirst: true, parent: parent, &threads)
        case .repetition(let shape):
            enter(shape.open, parent: table.frame(Int32(node), 0, parent, depth: depth + (shape.nests ? 1 : 0)), &threads)
        }
    }

    /// Goes on with what `frame` says comes next.
    mutating func resume(_ number: Int32, _ threads: inout Threads) {
        guard number != FrameTable.end else { return threads.insert(number) }
        let frame = table.frames[Int(number)]
        let node = Int(frame.node)
        let state = Int(frame.state)
        switch grammar.nodes[node] {
        case .sequence: goOn(node, done: state, parent: frame.parent, &threads)
        case .object(let shape):
            if state.isMultiple(of: 2) {
                enter(
                    shape.members[state / 2].value, parent: table.frame(frame.node, frame.state + 1, frame.parent, depth: frame.depth),
                    &threads)
            } else {
                openMembers(node, shape, from: state / 2 + 1, isFirst: false, parent: frame.parent, &threads)
            }
        case .repetition(let shape): repeats(number, frame, shape, &threads)
        case .literal, .automaton, .number, .alternatives: break
        }
    }

    private mutating func goOn(_ node: Int, done: Int, parent: Int32, _ threads: inout Threads) {
        guard case .sequence(let parts) = grammar.nodes[node] else { return }
        guard done < parts.count else { return resume(parent, &threads) }
        let depth = table.frames[Int(parent)].depth
        // Nothing is kept of a sequence at its last part.
        let next = done + 1 == parts.count ? parent : table.frame(Int32(node), Int32(done + 1), parent, depth: depth)
        enter(parts[done], parent: next, &threads)
    }

    /// Lets any property come next from `from` to the first that is required, or the end of the object.
    private mutating func openMembers(
        _ node: Int, _ shape: GrammarNode.ObjectShape, from: Int, isFirst: Bool, parent: Int32, _ threads: inout Threads
    ) {
        let depth = table.frames[Int(parent)].depth + 1
        for index in from..<shape.members.count {
            let member = shape.members[index]
            if grammar.costs[member.value, grammar.options.deepest - Int(depth)] < GrammarCosts.never {
                let next = table.frame(Int32(node), Int32(2 * index), parent, depth: depth)
                enter(isFirst ? member.opening : member.following, parent: next, &threads)
            }
            if member.isRequired { return }
        }
        enter(isFirst ? shape.empty : shape.close, parent: parent, &threads)
    }

    /// Even states: that many items, doubled, are done. Odd ones: behind the separator, before an item.
    private mutating func repeats(_ number: Int32, _ frame: FrameTable.Frame, _ shape: GrammarNode.Repetition, _ threads: inout Threads) {
        let done = Int(frame.state) / 2
        // Without a limit only whether there are enough items counts.
        let after = shape.most == nil ? min(done + 1, max(1, shape.least)) : done + 1
        if !frame.state.isMultiple(of: 2) {
            return enter(shape.item, parent: table.frame(frame.node, Int32(2 * after), frame.parent, depth: frame.depth), &threads)
        }
        if done >= shape.least { enter(shape.close, parent: frame.parent, &threads) }
        guard done < shape.most ?? .max, grammar.costs[shape.item, levels(number)] < GrammarCosts.never else { return }
        if done == 0 {
            enter(shape.item, parent: table.frame(frame.node, Int32(2 * after), frame.parent, depth: frame.depth), &threads)
        } else {
            enter(shape.separator, parent: table.frame(frame.node, frame.state + 1, frame.parent, depth: frame.depth), &threads)
        }
    }

    private mutating func arrive(
        _ node: Int, _ machine: ByteAutomaton, _ state: Int, parent: Int32, depth: Int32, _ threads: inout Threads
    ) {
        if machine.continues[state] { threads.insert(table.frame(Int32(node), Int32(state), parent, depth: depth)) }
        if machine.isAccepting[state] { resume(parent, &threads) }
    }

    /// The set of frames behind `byte`; -1 where the grammar does not allow it.
    mutating func step(_ set: Int32, _ byte: UInt8) -> Int32 {
        guard set >= 0 else { return -1 }
        let known = table.transition(set, byte)
        if known != -2 { return known }
        var threads = Threads()
        for frame in table.sets[Int(set)] { read(byte, frame, &threads) }
        let target = table.set(threads.sorted)
        table.setTransition(set, byte, to: target)
        return target
    }

    private mutating func read(_ byte: UInt8, _ number: Int32, _ threads: inout Threads) {
        guard number != FrameTable.end else { return }
        let frame = table.frames[Int(number)]
        let state = Int(frame.state)
        switch grammar.nodes[Int(frame.node)] {
        case .literal(let range):
            guard grammar.text[range.lowerBound + state] == byte else { return }
            if state + 1 == range.count {
                resume(frame.parent, &threads)
            } else {
                threads.insert(table.frame(frame.node, frame.state + 1, frame.parent, depth: frame.depth))
            }
        case .automaton(let index):
            let machine = grammar.automata[index]
            guard let next = machine.next(state, byte) else { return }
            arrive(Int(frame.node), machine, next, parent: frame.parent, depth: frame.depth, &threads)
        case .number(let index):
            let range = grammar.ranges[index]
            guard let next = table.states[state].next(byte, in: range) else { return }
            threads.insert(table.frame(frame.node, table.number(of: next), frame.parent, depth: frame.depth))
            if next.isComplete(in: range) { resume(frame.parent, &threads) }
        case .alternatives, .sequence, .object, .repetition: break
        }
    }
}
