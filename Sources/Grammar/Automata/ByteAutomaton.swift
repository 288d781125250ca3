/// A machine over the bytes of JSON text that is in one state at a time. Every state can reach an accepting one.
///
/// A class, so that what is known about its states can be kept by its identity.
final class ByteAutomaton: Sendable {
    /// Where each byte leads, `state * 256 + byte`: 0 nowhere, otherwise the state's number plus one.
    let table: [UInt16]
    /// Whether it may end in a state.
    let isAccepting: [Bool]
    /// Whether any byte leads on from a state.
    let continues: [Bool]
    /// The fewest bytes from each state to an accepting one.
    let distance: [Int32]

    /// The most states of one machine.
    static let largest = 20_000

    /// The number of states; the first is where it begins.
    var count: Int { isAccepting.count }

    init(_ builder: ByteAutomatonBuilder) {
        let count = builder.isAccepting.count
        var sources: [[Int32]] = Array(repeating: [], count: count)
        for state in 0..<count {
            var last: UInt16 = 0
            for target in builder.table[state * 256..<(state + 1) * 256] where target != last {
                last = target
                if target > 0 { sources[Int(target) - 1].append(Int32(state)) }
            }
        }
        var distance = Array(repeating: Int32.max, count: count)
        var open: [Int32] = (0..<count).filter { builder.isAccepting[$0] }.map { Int32($0) }
        for state in open { distance[Int(state)] = 0 }
        var next = 0
        while next < open.count {
            let state = open[next]
            next += 1
            for source in sources[Int(state)] where distance[Int(source)] == .max {
                distance[Int(source)] = distance[Int(state)] + 1
                open.append(source)
            }
        }
        table = builder.table.map { $0 > 0 && distance[Int($0) - 1] == .max ? 0 : $0 }
        isAccepting = builder.isAccepting
        self.distance = distance
        let table = table
        continues = (0..<count).map { state in table[state * 256..<(state + 1) * 256].contains { $0 > 0 } }
    }

    /// The state behind `byte`; `nil` where it leads nowhere.
    func next(_ state: Int, _ byte: UInt8) -> Int? {
        let target = Int(table[state << 8 | Int(byte)])
        return target == 0 ? nil : target - 1
    }
}

/// A machine being made.
struct ByteAutomatonBuilder {
    fileprivate(set) var table: [UInt16] = []
    fileprivate(set) var isAccepting: [Bool] = []

    /// A new state.
    mutating func state(accepting: Bool = false) throws(RegexFault) -> Int {
        guard isAccepting.count < ByteAutomaton.largest else { throw RegexFault(reason: "it is too complex") }
        isAccepting.append(accepting)
        table.append(contentsOf: repeatElement(0, count: 256))
        return isAccepting.count - 1
    }

    /// Lets `bytes` lead from `state` to `target`.
    mutating func edge(_ state: Int, _ bytes: ClosedRange<UInt8>, to target: Int) {
        for byte in bytes { table[state << 8 | Int(byte)] = UInt16(target + 1) }
    }

    /// Where `byte` leads from `state`; `nil` where nowhere.
    func next(_ state: Int, _ byte: UInt8) -> Int? {
        let target = Int(table[state << 8 | Int(byte)])
        return target == 0 ? nil : target - 1
    }

    /// Lets a string end in `state`.
    mutating func accept(_ state: Int) { isAccepting[state] = true }

    /// Lets `bytes` lead from `state` to `target`, by new states where there are none yet.
    mutating func path(_ state: Int, _ bytes: [UInt8], to target: Int) throws(RegexFault) {
        var place = state
        for byte in bytes.dropLast() {
            if let known = next(place, byte) {
                place = known
            } else {
                let fresh = try self.state()
                edge(place, byte...byte, to: fresh)
                place = fresh
            }
        }
        if let last = bytes.last { edge(place, last...last, to: target) }
    }
}
