/// One way to stand the roots in rows, scaled to the sheet.
struct Plan: Sendable {
    struct Placed: Sendable {
        var root: Int
        var row: Int
        var cluster: Cluster
    }

    var placed: [Placed]
    var scale: Double
    var score: Double
    /// What hangs or flies wherever there is room.
    var free: [Cluster] = []

    /// The best over groupings into rows and over the shapes of counted blocks.
    static func best(_ roots: [Root], in layout: Layout, fill: Double = 1) -> Plan? {
        let fixed = roots.indices.filter { !roots[$0].isFree }
        guard !fixed.isEmpty else { return Plan(placed: [], scale: 1, score: 0) }
        var best: Plan?
        let shapes = fixed.contains { roots[$0].variants.count > 1 } ? [6.0, 3, 1.8, 1.1, 0.7, 0.4] : [1.1]
        for rows in Rows.choices(fixed, roots, layout) {
            for shape in shapes {
                guard let plan = RowSolver(rows: rows, shape: shape, roots: roots, layout: layout, fill: fill).plan() else { continue }
                if plan.score > (best?.score ?? -1) { best = plan }
            }
        }
        return best
    }

    /// When nothing fits (orders that no rows keep): everything in one row in the order across.
    static func fallback(_ roots: [Root], in layout: Layout) -> Plan? {
        let slots = roots.indices.map { layout.slots[roots[$0].thing] ?? 0 }
        let order = layout.across.sorted(slots).compactMap { slots.firstIndex(of: $0) }
        return RowSolver(rows: Rows(rows: [order], tiers: [0]), shape: 1.1, roots: roots, layout: layout).plan()
    }
}
