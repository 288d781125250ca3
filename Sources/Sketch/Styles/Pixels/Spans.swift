/// The samples that a polygon covers, row by row, by the rule of non-zero winding or of even and odd.
struct Spans {
    private var edges: [(top: Double, bottom: Double, x: Double, slope: Double, winding: Int)] = []

    /// Adds a closed polygon in samples.
    mutating func add(_ points: [Point]) {
        guard var from = points.last, points.count > 1 else { return }
        for to in points {
            if from.y < to.y {
                edges.append((from.y, to.y, from.x, (to.x - from.x) / (to.y - from.y), 1))
            } else if from.y > to.y {
                edges.append((to.y, from.y, to.x, (from.x - to.x) / (from.y - to.y), -1))
            }
            from = to
        }
    }

    /// Calls `fill` with each row and its range of samples whose middles are inside.
    func scan(width: Int, height: Int, isEvenOdd: Bool, _ fill: (Int, Range<Int>) -> Void) {
        guard let top = edges.map(\.top).min(), let bottom = edges.map(\.bottom).max() else { return }
        let first = max(Int((max(top, -1) - 0.5).rounded(.up)), 0),
            last = min(Int((min(bottom, Double(height)) - 0.5).rounded(.up)), height)
        guard first < last else { return }
        let sorted = edges.sorted { ($0.top, $0.x) < ($1.top, $1.x) }
        var next = 0, active: [Int] = []
        for row in first..<last {
            let y = Double(row) + 0.5
            while next < sorted.count, sorted[next].top <= y {
                active.append(next)
                next += 1
            }
            active.removeAll { sorted[$0].bottom <= y }
            let crossings = active.map { (x: sorted[$0].x + (y - sorted[$0].top) * sorted[$0].slope, winding: sorted[$0].winding) }
                .sorted { ($0.x, $0.winding) < ($1.x, $1.winding) }
            var winding = 0
            for (index, crossing) in crossings.enumerated() where index + 1 < crossings.count {
                winding += isEvenOdd ? 1 : crossing.winding
                guard isEvenOdd ? winding % 2 != 0 : winding != 0 else { continue }
                let from = max(Int((min(max(crossing.x, -1), Double(width)) - 0.5).rounded(.up)), 0)
                let to = min(Int((min(max(crossings[index + 1].x, -1), Double(width)) - 0.5).rounded(.up)), width)
                if from < to { fill(row, from..<to) }
            }
        }
    }
}
