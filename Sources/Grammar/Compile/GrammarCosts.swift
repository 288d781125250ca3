/// The fewest bytes that each node of a grammar can be, for every number of levels that may still be nested: what cannot be
/// finished within them costs `never` and is not begun.
struct GrammarCosts: Sendable {
    /// More than any text is long.
    static let never = 1 << 40

    /// The costs of every node with 0, 1, 2… levels left; the last holds for all above.
    private let layers: [[Int]]
    /// How much longer the way to the end can become by one choice, about.
    let growth: Int

    /// The cost of `node` where `levels` may still be nested.
    subscript(_ node: Int, _ levels: Int) -> Int { layers[max(0, min(levels, layers.count - 1))][node] }

    init(_ builder: GrammarBuilder, root: Int) {
        var layers: [[Int]] = []
        for _ in 0...builder.options.deepest {
            var layer = Layer(builder: builder, below: layers.last)
            for node in builder.nodes.indices { _ = layer.cost(node) }
            if layer.costs == layers.last { break }
            layers.append(layer.costs)
        }
        self.layers = layers
        let last = layers.last ?? []
        var growth = 16
        for node in builder.nodes {
            switch node {
            case .repetition(let shape): growth = max(growth, Self.finite(last[shape.item]) + last[shape.separator])
            case .alternatives(let branches): growth = branches.reduce(growth) { max($0, Self.finite(last[$1])) }
            case .object(let shape):
                for member in shape.members where !member.isRequired {
                    growth = max(growth, Self.finite(last[member.value]) + last[member.following])
                }
            case .literal, .automaton, .number, .sequence: break
            }
        }
        self.growth = growth
    }

    private static func finite(_ cost: Int) -> Int { cost < never ? cost : 0 }

    static func sum(_ costs: Int...) -> Int { min(never, costs.reduce(0, +)) }

    /// The costs with one number of levels.
    private struct Layer {
        let builder: GrammarBuilder
        let below: [Int]?
        var costs: [Int]

        init(builder: GrammarBuilder, below: [Int]?) {
            self.builder = builder
            self.below = below
            costs = Array(repeating: -1, count: builder.nodes.count)
        }

        mutating func cost(_ node: Int) -> Int {
            if costs[node] >= 0 { return costs[node] }
            let cost: Int
            switch builder.nodes[node] {
            case .literal(let range): cost = range.count
            case .automaton(let number): cost = Int(builder.automata[number].distance[0])
            case .number(let number): cost = NumberState.start.needed(in: builder.ranges[number]) ?? GrammarCosts.never
            case .alternatives(let branches): cost = branches.map { self.cost($0) }.min() ?? GrammarCosts.never
            case .sequence(let parts): cost = parts.reduce(0) { min(GrammarCosts.never, $0 + self.cost($1)) }
            case .object(let shape): cost = object(shape)
            case .repetition(let shape): cost = repetition(shape)
            }
            costs[node] = cost
            return cost
        }

        private mutating func object(_ shape: GrammarNode.ObjectShape) -> Int {
            guard let below else { return GrammarCosts.never }
            var total = 0
            for member in shape.members where member.isRequired {
                total = GrammarCosts.sum(total, cost(total == 0 ? member.opening : member.following), below[member.value])
            }
            return total == 0 ? cost(shape.empty) : GrammarCosts.sum(total, cost(shape.close))
        }

        private mutating func repetition(_ shape: GrammarNode.Repetition) -> Int {
            if shape.nests, below == nil { return GrammarCosts.never }
            let around = GrammarCosts.sum(cost(shape.open), cost(shape.close))
            guard shape.least > 0 else { return around }
            let item = shape.nests ? below?[shape.item] ?? GrammarCosts.never : cost(shape.item)
            guard item < GrammarCosts.never else { return GrammarCosts.never }
            let (all, isTooLarge) = (item + cost(shape.separator)).multipliedReportingOverflow(by: shape.least)
            return isTooLarge ? GrammarCosts.never : GrammarCosts.sum(around, all - cost(shape.separator))
        }
    }
}
