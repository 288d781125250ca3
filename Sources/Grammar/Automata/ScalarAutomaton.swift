/// A machine over Unicode scalars that is in one state at a time: what a pattern or a format allows a string to be.
///
/// Scalars that no transition tells apart are one class.
struct ScalarAutomaton: Sendable {
    /// The most states one is given; a pattern that needs more is refused.
    static let largest = 4000
    /// The work that making the machines of one schema may take, in transitions.
    static let budget = 8_000_000

    /// The first scalar of each interval, ascending from 0.
    let starts: [UInt32]
    /// The class of each interval.
    let classes: [Int]
    /// How many classes there are.
    let width: Int
    /// Where each class leads from each state, `state * width + class`; -1 where nowhere.
    private(set) var table: [Int32]
    /// Whether a string may end in a state.
    let isAccepting: [Bool]

    /// The number of states; the first is where it begins.
    var count: Int { isAccepting.count }

    init(starts: [UInt32], classes: [Int], width: Int, table: [Int32], isAccepting: [Bool]) {
        self.starts = starts
        self.classes = classes
        self.width = width
        self.table = table
        self.isAccepting = isAccepting
        cutDeadEnds()
    }

    /// Takes away transitions from which no accepting state can be reached.
    private mutating func cutDeadEnds() {
        var sources: [[Int]] = Array(repeating: [], count: count)
        for state in 0..<count {
            for target in Set(table[state * width..<(state + 1) * width]) where target >= 0 { sources[Int(target)].append(state) }
        }
        var isLive = isAccepting
        var open = (0..<count).filter { isAccepting[$0] }
        while let state = open.popLast() {
            for source in sources[state] where !isLive[source] {
                isLive[source] = true
                open.append(source)
            }
        }
        for index in table.indices where table[index] >= 0 && !isLive[Int(table[index])] { table[index] = -1 }
        isEmpty = !(isLive.first ?? false)
    }

    /// Whether it accepts nothing at all.
    private(set) var isEmpty = false

    /// The intervals with their targets from `state`, those that lead nowhere left out, neighbours with one target joined.
    func edges(from state: Int) -> [(range: ClosedRange<UInt32>, target: Int)] {
        var out: [(range: ClosedRange<UInt32>, target: Int)] = []
        for (index, start) in starts.enumerated() {
            let target = Int(table[state * width + classes[index]])
            guard target >= 0 else { continue }
            let end = index + 1 < starts.count ? starts[index + 1] - 1 : 0x10FFFF
            if let last = out.last, last.target == target, last.range.upperBound + 1 == start {
                out[out.count - 1].range = last.range.lowerBound...end
            } else {
                out.append((start...end, target))
            }
        }
        return out
    }

    /// The strings that both machines accept.
    func intersection(_ other: ScalarAutomaton) throws(RegexFault) -> ScalarAutomaton {
        let bounds = Array(Set(starts + other.starts)).sorted()
        var pairs: [Int: Int] = [:]
        var representatives: [(Int, Int)] = []
        let joined = bounds.map { bound in
            let pair = (classes[place(of: bound)], other.classes[other.place(of: bound)])
            let key = pair.0 * other.width + pair.1
            if let known = pairs[key] { return known }
            representatives.append(pair)
            pairs[key] = representatives.count - 1
            return representatives.count - 1
        }
        var numbers: [Int: Int] = [0: 0]
        var states = [(0, 0)]
        var table: [Int32] = []
        var next = 0
        while next < states.count {
            let (left, right) = states[next]
            for pair in representatives {
                let targets = (self.table[left * width + pair.0], other.table[right * other.width + pair.1])
                guard targets.0 >= 0, targets.1 >= 0 else {
                    table.append(-1)
                    continue
                }
                let key = Int(targets.0) * other.count + Int(targets.1)
                if numbers[key] == nil {
                    guard states.count < Self.largest else { throw RegexFault(reason: "it is too complex") }
                    numbers[key] = states.count
                    states.append((Int(targets.0), Int(targets.1)))
                }
                table.append(Int32(numbers[key, default: 0]))
            }
            next += 1
        }
        return ScalarAutomaton(
            starts: bounds, classes: joined, width: representatives.count, table: table,
            isAccepting: states.map { isAccepting[$0.0] && other.isAccepting[$0.1] })
    }

    private func place(of scalar: UInt32) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }
}
