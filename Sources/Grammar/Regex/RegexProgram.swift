/// A pattern as a machine that can be in several states at once (Thompson 1968), over Unicode scalars.
struct RegexProgram: Sendable {
    /// What leads out of a state.
    enum Edge: Sendable {
        /// On a character of the set.
        case character(Int, to: Int)
        /// At no cost.
        case free(to: Int)
        /// At no cost, at the beginning only.
        case start(to: Int)
        /// At no cost, at the end only.
        case end(to: Int)
    }

    /// The most states that are made of one pattern.
    static let largest = 8000
    /// The most of all patterns of one schema together.
    static let mostStates = 100_000

    private(set) var edges: [[Edge]] = [[], []]
    private(set) var sets: [ScalarSet] = []
    private var setNumbers: [ScalarSet: Int] = [:]
    private let dialect: RegexDialect
    /// Whether it looks for a match anywhere; otherwise the whole text has to match.
    let finds: Bool
    /// Where it begins.
    let first = 0
    /// Where it has matched.
    let final = 1

    /// The machine that finds `node` anywhere in a text, or, where it is `anchored`, matches the whole text.
    init(_ node: RegexNode, dialect: RegexDialect, anchored: Bool = false) throws(RegexFault) {
        self.dialect = dialect
        finds = !anchored
        if !anchored {
            let all = number(of: .all)
            edges[first].append(.character(all, to: first))
            edges[final].append(.character(all, to: final))
        }
        let inside = try state()
        let outside = try state()
        edges[first].append(.free(to: inside))
        try add(node, from: inside, to: outside)
        edges[outside].append(anchored ? .end(to: final) : .free(to: final))
    }

    private mutating func number(of set: ScalarSet) -> Int {
        if let number = setNumbers[set] { return number }
        sets.append(set)
        setNumbers[set] = sets.count - 1
        return sets.count - 1
    }

    private mutating func state() throws(RegexFault) -> Int {
        guard edges.count < Self.largest else { throw RegexFault(reason: "it is too large") }
        edges.append([])
        return edges.count - 1
    }

    private mutating func add(_ node: RegexNode, from: Int, to: Int) throws(RegexFault) {
        switch node {
        case .empty: edges[from].append(.free(to: to))
        case .character(let set): edges[from].append(.character(number(of: set.set(dialect)), to: to))
        case .start: edges[from].append(.start(to: to))
        case .end: edges[from].append(.end(to: to))
        case .alternatives(let branches): for branch in branches { try add(branch, from: from, to: to) }
        case .sequence(let parts):
            var place = from
            for part in parts.dropLast() {
                let next = try state()
                try add(part, from: place, to: next)
                place = next
            }
            if let last = parts.last { try add(last, from: place, to: to) } else { edges[from].append(.free(to: to)) }
        case .repeated(let body, let least, let most):
            try addRepeated(body, least: least, most: most, from: from, to: to)
        }
    }

    private mutating func addRepeated(_ body: RegexNode, least: Int, most: Int?, from: Int, to: Int) throws(RegexFault) {
        var place = from
        for _ in 0..<least {
            let next = try state()
            try add(body, from: place, to: next)
            place = next
        }
        if let most {
            for _ in least..<most {
                let next = try state()
                edges[place].append(.free(to: to))
                try add(body, from: place, to: next)
                place = next
            }
            edges[place].append(.free(to: to))
        } else {
            // A state of its own, so that nothing that enters from elsewhere can go around.
            let loop = try state()
            edges[place].append(.free(to: loop))
            try add(body, from: loop, to: loop)
            edges[loop].append(.free(to: to))
        }
    }

    /// The states that can be reached from `states` at no cost.
    func closure(_ states: [Int], atStart: Bool = false, atEnd: Bool = false) -> [Int] {
        var seen = Set(states)
        var open = states
        while let state = open.popLast() {
            for edge in edges[state] {
                let target: Int
                switch edge {
                case .free(let to): target = to
                case .start(let to) where atStart: target = to
                case .end(let to) where atEnd: target = to
                default: continue
                }
                if seen.insert(target).inserted { open.append(target) }
            }
        }
        return seen.sorted()
    }

    /// Whether `text` matches, in time proportional to its length times the states.
    func matches(_ text: String) -> Bool {
        var states = closure([first], atStart: true)
        for scalar in text.unicodeScalars {
            if finds, states.contains(final) { return true }
            var next: [Int] = []
            for state in states {
                for case .character(let set, let to) in edges[state] where sets[set].contains(scalar.value) { next.append(to) }
            }
            if next.isEmpty { return false }
            states = closure(Array(Set(next)))
        }
        return closure(states, atStart: text.isEmpty, atEnd: true).contains(final)
    }
}
