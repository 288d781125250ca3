/// Scales and spreads given rows: the largest scale at which orders and gaps hold within the margins, then even spacing.
struct RowSolver {
    let rows: Rows
    let roots: [Root]
    let layout: Layout
    /// The blocks' chosen arrangements, by root.
    private let clusters: [Int: Cluster]
    private let order: [Int]
    private let edges: [(from: Int, to: Int, isRelation: Bool)]
    private let rowOf: [Int: Int]
    /// How much of the usual size and height may be used.
    private let fillLimit: Double

    init(rows: Rows, shape: Double, roots: [Root], layout: Layout, fill: Double = 1) {
        fillLimit = fill
        self.rows = rows
        self.roots = roots
        self.layout = layout
        order = rows.rows.flatMap { $0 }
        var clusters: [Int: Cluster] = [:], rowOf: [Int: Int] = [:]
        let deep = rows.tiers.filter { $0 == 0 }.count, first = rows.tiers.count - deep
        for (number, row) in rows.rows.enumerated() {
            // What is nearer is larger.
            let nearness = deep > 1 && number >= first ? 1 + 0.28 * Double(number - first) / Double(deep - 1) : 1
            for root in row {
                rowOf[root] = number
                clusters[root] = roots[root].variants.min { Self.distance($0, shape) < Self.distance($1, shape) }?.scaled(nearness)
            }
        }
        self.clusters = clusters
        self.rowOf = rowOf
        var edges: [(from: Int, to: Int, isRelation: Bool)] = []
        for row in rows.rows { for (a, b) in zip(row, row.dropFirst()) { edges.append((a, b, false)) } }
        for pair in layout.across.pairs {
            guard let a = order.first(where: { layout.slots[roots[$0].thing] == pair.before }),
                let b = order.first(where: { layout.slots[roots[$0].thing] == pair.after })
            else { continue }
            edges.append((a, b, true))
        }
        self.edges = edges
    }

    private static func distance(_ cluster: Cluster, _ shape: Double) -> Double {
        let ratio = cluster.box.width / max(cluster.box.height, 1e-9) / shape
        return ratio < 1 ? 1 / ratio : ratio
    }

    private var margin: Double { 0.055 * min(layout.canvas.width, layout.canvas.height) }
    private var usableWidth: Double { layout.canvas.width - 2 * margin }
    private var usableHeight: Double { (layout.canvas.height - 2 * margin - layout.headroom) * fillLimit }
    /// The gaps under each row but the last. In a crowd a nearer row may cover the feet of the one behind, which tells depth.
    private func rowGaps(_ heights: [Double]) -> [Double] {
        zip(rows.tiers, rows.tiers.dropFirst()).enumerated().map { number, tiers in
            if tiers.0 > 0 { return 0.075 * layout.canvas.height }
            let shortest = rows.rows[number].compactMap { clusters[$0]?.members.map(\.box.height).min() }.min() ?? 0
            let unit = heights[number] / max(rows.rows[number].compactMap { clusters[$0]?.box.height }.max() ?? 1, 1e-9)
            return order.count >= 5 && layout.terrain.footing != .none ? -0.16 * shortest * unit : 0.03 * layout.canvas.height
        }
    }

    func plan() -> Plan? {
        var low = 0.0, high = ceiling()
        guard high > 0, high.isFinite else { return nil }
        if !fits(high) {
            for _ in 0..<18 {
                let middle = (low + high) / 2
                if fits(middle) { low = middle } else { high = middle }
            }
            guard low > 0 else { return nil }
            high = low
        }
        // A few things stand side by side; behind one another they could be taken for above and below.
        let depth = Double(rows.tiers.filter { $0 == 0 }.count - 1), isPortrait = layout.canvas.height > 1.2 * layout.canvas.width
        let price = depth * (order.count <= 3 && !isPortrait ? 0.42 : 0.12)
        let sizes = order.reduce(0.0) { sum, root in
            sum + (clusters[root]?.members.reduce(0) { $0 + $1.frame.area.squareRoot() } ?? 0) / Double(clusters[root]?.members.count ?? 1)
        }
        return Plan(placed: placed(at: high), scale: high, score: high * sizes * (1 - price) * grace())
    }

    /// Rows of depth are for when there is need; blocks look best a little wider than high.
    private func grace() -> Double {
        var result = 1.0
        for root in order {
            guard let cluster = clusters[root], let subject = layout.subjects[roots[root].thing], subject.thing.count > 1 else { continue }
            let rows = Set(cluster.members.filter { $0.thing == subject.thing.id }.map { ($0.frame.bottom * 8).rounded() }).count
            if rows > 1, cluster.box.width < 0.62 * cluster.box.height, layout.canvas.height < 1.2 * layout.canvas.width { result *= 0.8 }
            guard roots[root].stance != .air, rows > 1 else { continue }
            if subject.thing.count <= 4 { result *= 0.86 }
            // One above the other looks like a list, not like a place, unless it was asked for or the sheet is tall.
            let tallest = cluster.members.filter { $0.thing == subject.thing.id }.map(\.box.height).max() ?? 1
            let stacked = Int((cluster.box.height / (tallest * 1.12)).rounded())
            if stacked >= subject.thing.count, subject.thing.formation == nil, layout.canvas.height < 1.2 * layout.canvas.width {
                result *= 0.52
            }
        }
        return result
    }

    /// The scale at which the largest is as large as it should ever be.
    private func ceiling() -> Double {
        var random = RandomStream(seed: layout.seed, "fill")
        let isSingle = order.count == 1, fill = random.between(0.66, 0.74)
        let hasFree = roots.contains { $0.isFree }
        var scale = Double.infinity
        let height = layout.canvas.height - layout.headroom
        for root in order {
            guard let cluster = clusters[root] else { continue }
            let isOne = cluster.members.count == 1
            let capHeight = isSingle ? (isOne ? fill : 0.8) : 0.68, capWidth = isSingle ? (isOne ? fill + 0.04 : 0.86) : 0.74
            scale = min(scale, capWidth * layout.canvas.width / cluster.box.width)
            scale = min(scale, (hasFree ? min(capHeight, 0.6) : capHeight) * height / cluster.box.height)
            // A square thing that fills both ways looks larger than a long one.
            let area = (cluster.box.width * cluster.box.height).squareRoot(), sheet = (layout.canvas.width * height).squareRoot()
            if isSingle, isOne { scale = min(scale, 0.62 * sheet / area) }
        }
        return scale * fillLimit * layout.fill
    }

    private func fits(_ scale: Double) -> Bool {
        let heights = rowHeights(scale)
        guard heights.reduce(0, +) + rowGaps(heights).reduce(0, +) <= usableHeight else { return false }
        guard let left = leftmost(scale, gap: minimumGap) else { return false }
        return order.allSatisfy { (left[$0] ?? 0) + width($0, scale) <= usableWidth + 0.001 }
    }

    private var minimumGap: Double { 0.026 * layout.canvas.width }

    private func rowHeights(_ scale: Double) -> [Double] {
        rows.rows.map { row in (row.compactMap { clusters[$0]?.box.height }.max() ?? 0) * scale }
    }

    private func width(_ root: Int, _ scale: Double) -> Double { (clusters[root]?.box.width ?? 0) * scale }

    /// The smallest left edges that keep all orders, by relaxation; `nil` when orders run in a circle.
    private func leftmost(_ scale: Double, gap: Double) -> [Int: Double]? {
        var left = Dictionary(uniqueKeysWithValues: order.map { ($0, 0.0) })
        for _ in 0...order.count {
            var changed = false
            for edge in edges {
                let least =
                    (left[edge.from] ?? 0) + width(edge.from, scale) + (edge.isRelation ? max(gap, 0.04 * layout.canvas.width) : gap)
                if (left[edge.to] ?? 0) < least - 1e-9 {
                    left[edge.to] = least
                    changed = true
                }
            }
            if !changed { return left }
        }
        return nil
    }

    /// The largest right edges, mirrored from `leftmost`.
    private func rightmost(_ scale: Double, gap: Double) -> [Int: Double] {
        var right = Dictionary(uniqueKeysWithValues: order.map { ($0, usableWidth - width($0, scale)) })
        for _ in 0...order.count {
            for edge in edges {
                let most = (right[edge.to] ?? 0) - width(edge.from, scale) - (edge.isRelation ? max(gap, 0.04 * layout.canvas.width) : gap)
                if (right[edge.from] ?? 0) > most { right[edge.from] = most }
            }
        }
        return right
    }

    private func placed(at scale: Double) -> [Plan.Placed] {
        var gap = minimumGap, widest = 0.085 * layout.canvas.width
        for _ in 0..<12 {
            let middle = (gap + widest) / 2
            if let left = leftmost(scale, gap: middle), order.allSatisfy({ (left[$0] ?? 0) + width($0, scale) <= usableWidth }) {
                gap = middle
            } else {
                widest = middle
            }
        }
        let left = leftmost(scale, gap: gap) ?? [:], right = rightmost(scale, gap: gap)
        var result: [Plan.Placed] = []
        let baselines = rowBaselines(scale)
        let isStaggered = rows.tiers.filter { $0 == 0 }.count == 1
        let tallest = order.compactMap { clusters[$0]?.box.height }.max() ?? 1
        var random = RandomStream(seed: layout.seed, "nudge")
        let shares = shares()
        let nudge = order.count == 1 && shares.values.allSatisfy { $0 == 0.5 } ? random.between(-0.02, 0.02) * layout.canvas.width : 0
        for root in order {
            guard let cluster = clusters[root]?.scaled(scale), let row = rowOf[root] else { continue }
            let share = shares[root] ?? 0.5
            let x = margin + (left[root] ?? 0) * (1 - share) + (right[root] ?? 0) * share + nudge
            var bottom = baselines[row]
            if rows.tiers[row] == 0, roots[root].stance == .air || roots[root].stance == .wall {
                let room = max(0, rowHeights(scale)[row] - cluster.box.height)
                bottom -= rows.rows.count == 1 && order.count == 1 ? 0 : room * 0.7
            } else if isStaggered, rows.tiers[row] == 0, order.count > 1 {
                // What is tall stands a little farther back.
                bottom -= 0.045 * layout.canvas.height * cluster.box.height / (tallest * scale)
            }
            result.append(.init(root: root, row: row, cluster: cluster.moved(x - cluster.box.x, bottom - cluster.box.bottom)))
        }
        return result
    }

    /// How far each root stands between its leftmost and its rightmost place. A share that never falls along an order keeps the order.
    private func shares() -> [Int: Double] {
        var shares = Dictionary(
            uniqueKeysWithValues: order.map { root in
                switch layout.anchor(roots[root]) {
                case .left: (root, 0.05)
                case .right: (root, 0.95)
                default: (root, 0.5)
                }
            })
        for _ in order { for edge in edges { shares[edge.to] = max(shares[edge.to] ?? 0.5, shares[edge.from] ?? 0.5) } }
        return shares
    }

    /// The y on which each row stands: what height is left goes between the rows, above and below.
    private func rowBaselines(_ scale: Double) -> [Double] {
        let heights = rowHeights(scale)
        let gaps = rowGaps(heights)
        let spare = usableHeight / fillLimit - heights.reduce(0, +) - gaps.reduce(0, +)
        let extra = heights.count > 1 ? min(0.05 * layout.canvas.height, max(spare, 0) * 0.4 / Double(heights.count - 1)) : 0
        let rest = max(spare, 0) - extra * Double(heights.count - 1)
        let isFloating = order.allSatisfy { roots[$0].stance == .air || roots[$0].stance == .wall }
        let hasFree = roots.contains { $0.isFree }
        var y = layout.canvas.height - margin - rest * (isFloating ? 0.54 : (hasFree ? 0.14 : 0.4))
        var result: [Double] = []
        for (number, height) in heights.enumerated().reversed() {
            result.append(y)
            y -= height + (number > 0 ? gaps[number - 1] : 0) + extra
        }
        return result.reversed()
    }
}
