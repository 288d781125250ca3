/// What lies open in a grammar: frames that name the one around them, equal ones once, and the sets of frames at which the
/// next byte is read.
struct FrameTable: Sendable {
    /// A place in a node, with what is to come after the node.
    struct Frame: Sendable, Hashable {
        /// The node; -1 for the end of the text.
        let node: Int32
        /// How far in the node: bytes of a literal, a machine's state, a number's, parts that are done.
        let state: Int32
        /// The frame that goes on when the node is done.
        let parent: Int32
        /// Objects and arrays around and at it.
        let depth: Int32
    }

    private(set) var frames: [Frame] = []
    private var numbers: [Frame: Int32] = [:]
    /// The fewest bytes to the end of the text from each frame; -1 where it is not known yet.
    var costs: [Int] = []

    private(set) var states: [NumberState] = []
    private var stateNumbers: [NumberState: Int32] = [:]

    /// The frames of each set.
    private(set) var sets: [[Int32]] = []
    private var setNumbers: [[Int32]: Int32] = [:]
    /// The fewest bytes to the end from each set; -1 where it is not known yet.
    var setCosts: [Int] = []
    /// Where a set's transitions begin in `rows`; -1 where there are none yet.
    private var rowStarts: [Int32] = []
    /// Where each byte leads from a set: a set, -1 nowhere, -2 not known yet.
    private var rows: [Int32] = []

    /// The end of the text.
    static let end: Int32 = 0

    init() { _ = frame(-1, 0, -1, depth: 0) }

    /// The number of the frame with these parts.
    mutating func frame(_ node: Int32, _ state: Int32, _ parent: Int32, depth: Int32) -> Int32 {
        let frame = Frame(node: node, state: state, parent: parent, depth: depth)
        if let known = numbers[frame] { return known }
        let number = Int32(frames.count)
        frames.append(frame)
        costs.append(number == 0 ? 0 : -1)
        numbers[frame] = number
        return number
    }

    /// The number of a number's state.
    mutating func number(of state: NumberState) -> Int32 {
        if let known = stateNumbers[state] { return known }
        states.append(state)
        stateNumbers[state] = Int32(states.count - 1)
        return Int32(states.count - 1)
    }

    /// The number of a set of frames, which are in order and differ; -1 for none.
    mutating func set(_ frames: [Int32]) -> Int32 {
        guard !frames.isEmpty else { return -1 }
        if let known = setNumbers[frames] { return known }
        let number = Int32(sets.count)
        sets.append(frames)
        setCosts.append(-1)
        rowStarts.append(-1)
        setNumbers[frames] = number
        return number
    }

    /// Where `byte` leads from `set`; -2 where it is not known yet.
    func transition(_ set: Int32, _ byte: UInt8) -> Int32 {
        let start = rowStarts[Int(set)]
        return start < 0 ? -2 : rows[Int(start) + Int(byte)]
    }

    mutating func setTransition(_ set: Int32, _ byte: UInt8, to target: Int32) {
        if rowStarts[Int(set)] < 0 {
            rowStarts[Int(set)] = Int32(rows.count)
            rows.append(contentsOf: repeatElement(-2, count: 256))
        }
        rows[Int(rowStarts[Int(set)]) + Int(byte)] = target
    }

    /// Whether it has grown so far that it should begin anew.
    var isLarge: Bool { rows.count > 2 << 20 || frames.count > 100_000 || sets.count > 50_000 }

    /// A table that knows nothing but the frames of `set`, with its number there.
    func reduced(to set: Int32) -> (FrameTable, Int32) {
        var table = FrameTable()
        var known: [Int32: Int32] = [Self.end: Self.end]
        func copy(_ number: Int32, into table: inout FrameTable, isNumber: (Int32) -> Bool) -> Int32 {
            var chain: [Int32] = []
            var place = number
            while known[place] == nil {
                chain.append(place)
                place = frames[Int(place)].parent
            }
            for link in chain.reversed() {
                let frame = frames[Int(link)]
                let state = isNumber(frame.node) ? table.number(of: states[Int(frame.state)]) : frame.state
                known[link] = table.frame(frame.node, state, known[frame.parent] ?? Self.end, depth: frame.depth)
            }
            return known[number] ?? Self.end
        }
        let copied = sets[Int(set)].map { copy($0, into: &table, isNumber: numberNodes.contains) }
        let number = table.set(copied.sorted())
        return (table, number)
    }

    /// The nodes that are numbers, whose states have to be copied.
    var numberNodes: Set<Int32> = []
}
