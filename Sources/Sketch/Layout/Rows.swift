/// Which roots stand in which row, from the top row (the highest, or the farthest) to the nearest; each row in its order across.
struct Rows: Sendable {
    var rows: [[Int]]
    /// The tier of each row; rows of tier 0 differ in depth only.
    var tiers: [Int]

    /// Groupings worth trying: each tier a row, the ground tier also in two or three rows of depth.
    static func choices(_ fixed: [Int], _ roots: [Root], _ layout: Layout) -> [Rows] {
        let ground = fixed.filter { roots[$0].tier == 0 }
        let top = fixed.map { roots[$0].tier }.max() ?? 0
        var upper: [[Int]] = [], tiers: [Int] = []
        for tier in stride(from: top, to: 0, by: -1) {
            let row = fixed.filter { roots[$0].tier == tier }
            guard !row.isEmpty else { continue }
            upper.append(ordered(row, roots, layout))
            tiers.append(tier)
        }
        var result: [Rows] = []
        for grouping in groupings(ground, roots, layout) {
            result.append(Rows(rows: upper + grouping.map { ordered($0, roots, layout) }, tiers: tiers + grouping.map { _ in 0 }))
        }
        return result
    }

    private static func groupings(_ ground: [Int], _ roots: [Root], _ layout: Layout) -> [[[Int]]] {
        guard !ground.isEmpty else { return [[]] }
        // Boats stay on their stretch of water, behind what is on land.
        let swims: (Int) -> Bool = { layout.terrain.waterline != nil && layout.subjects[roots[$0].thing]?.place == .water }
        let water = ground.filter(swims), land = ground.filter { !swims($0) }
        if !water.isEmpty, !land.isEmpty { return groupings(land, roots, layout).map { [water] + $0 } }
        let far = ground.filter { layout.anchor(roots[$0]) == .background }
        let near = ground.filter { [.foreground, .bottom].contains(layout.anchor(roots[$0])) }
        let rest = ground.filter { !far.contains($0) && !near.contains($0) }
        if [far, near, rest].filter({ !$0.isEmpty }).count > 1 {
            return groupings(rest, roots, layout).map { ([far] + $0 + [near]).filter { !$0.isEmpty } }
        }
        if ground.allSatisfy({ layout.subjects[roots[$0].thing]?.thing.formation == .row }) { return [[ground]] }
        let companies = companies(ground, roots, layout).sorted { (tallest($0, roots), $1[0]) > (tallest($1, roots), $0[0]) }
        var result = [[ground]]
        let counts = (2...max(3, min(7, ground.count / 2))).filter { companies.count >= $0 }
        for (count, ease) in counts.flatMap({ companies.count > 8 ? [($0, 0.95)] : [($0, 0.95), ($0, 0.7)] }) {
            var groups = Array(repeating: [Int](), count: count), widths = Array(repeating: 0.0, count: count)
            let whole = ground.reduce(0) { $0 + width($1, roots) }
            var group = 0
            for (position, company) in companies.enumerated() {
                let left = companies.count - position
                if group < count - 1, !groups[group].isEmpty, widths[group] >= whole / Double(count) * ease || left <= count - 1 - group {
                    group += 1
                }
                groups[group] += company
                widths[group] += company.reduce(0) { $0 + width($1, roots) }
            }
            if groups.allSatisfy({ !$0.isEmpty }), result.last != groups { result.append(groups) }
        }
        return result
    }

    /// Neighbours keep together in one row.
    private static func companies(_ ground: [Int], _ roots: [Root], _ layout: Layout) -> [[Int]] {
        var companies = ground.map { [$0] }
        for (a, b) in layout.neighbours {
            func company(_ slot: Int) -> Int? {
                companies.firstIndex { $0.contains { layout.slots[roots[$0].thing] == slot } }
            }
            guard let first = company(a), let second = company(b), first != second else { continue }
            companies[first] += companies[second]
            companies.remove(at: second)
        }
        return companies
    }

    private static func tallest(_ company: [Int], _ roots: [Root]) -> Double {
        company.map { roots[$0].variants.first?.box.height ?? 0 }.max() ?? 0
    }

    private static func width(_ root: Int, _ roots: [Root]) -> Double { (roots[root].variants.map(\.box.area).min() ?? 0).squareRoot() }

    /// The order across: all orders of a short row are weighed, a long one keeps what it must and is otherwise the seed's.
    private static func ordered(_ row: [Int], _ roots: [Root], _ layout: Layout) -> [Int] {
        guard row.count > 1 else { return row }
        var random = RandomStream(seed: layout.seed, "row order")
        let slots = row.map { layout.slots[roots[$0].thing] ?? 0 }
        let liking = slots.map { slot in
            var own = RandomStream(seed: layout.seed, "order \(roots.first { layout.slots[$0.thing] == slot }?.thing ?? slot)")
            return own.unit()
        }
        let wishes = row.map { layout.anchor(roots[$0]) }
        guard row.count <= 6 else {
            let shuffled = row.indices.sorted { liking[$0] + side(wishes[$0]) < liking[$1] + side(wishes[$1]) }.map { slots[$0] }
            return layout.across.sorted(shuffled).compactMap { slot in slots.firstIndex(of: slot).map { row[$0] } }
        }
        let areas = row.map { width($0, roots) }, most = areas.max() ?? 1
        let wantsTallInMiddle = random.once(in: 2)
        var best: (order: [Int], cost: Double)?
        permutations(row.count) { order in
            var cost = 0.0
            for (position, item) in order.enumerated() {
                for later in order[(position + 1)...] where layout.across.isBefore(slots[later], slots[item]) { cost += 100 }
                cost += liking[item] * Double(position) * 0.3
                cost += 6 * side(wishes[item]) * -Double(position)
                let offMiddle = Double(2 * position - (order.count - 1)) / Double(order.count)
                if wishes[item] == .center { cost += 6 * offMiddle * offMiddle }
                if wantsTallInMiddle { cost += 0.5 * areas[item] / most * offMiddle * offMiddle }
            }
            for (a, b) in layout.neighbours {
                guard let i = slots.firstIndex(of: a), let j = slots.firstIndex(of: b) else { continue }
                let distance = (order.firstIndex(of: i) ?? 0) - (order.firstIndex(of: j) ?? 0)
                cost += Double(distance.magnitude) * 4
            }
            if cost < (best?.cost ?? .infinity) { best = (order, cost) }
        }
        return (best?.order ?? Array(row.indices)).map { row[$0] }
    }

    /// Negative for what is wanted on the left, positive on the right.
    private static func side(_ wish: Thing.Placement?) -> Double { wish == .left ? -1 : (wish == .right ? 1 : 0) }

    private static func permutations(_ count: Int, _ body: ([Int]) -> Void) {
        var order = Array(0..<count)
        func go(_ start: Int) {
            if start == count { return body(order) }
            for i in start..<count {
                order.swapAt(start, i)
                go(start + 1)
                order.swapAt(start, i)
            }
        }
        go(0)
    }
}
