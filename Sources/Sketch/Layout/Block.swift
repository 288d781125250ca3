/// Counted things side by side in rows, no two touching.
enum Block {
    /// One arrangement for each sensible number of rows, from a single row to a single column; upper rows come first, being farther away.
    static func variants(_ clusters: [Cluster], isLoose: Bool, formation: Thing.Formation? = nil, random: inout RandomStream) -> [Cluster] {
        let jitters = clusters.map { _ in (random.between(-1, 1), random.between(-1, 1)) }
        let longFirst = random.once(in: 2)
        var counts = Set<Int>(), result: [Cluster] = []
        for columns in stride(from: clusters.count, through: 1, by: -1) {
            let rows = (clusters.count + columns - 1) / columns
            guard counts.insert(rows).inserted else { continue }
            if formation == .row && rows > 1 || formation == .column && columns > 1 { continue }
            result.append(arranged(clusters, rows: rows, isLoose: isLoose, longFirst: longFirst, jitters: jitters))
        }
        return result
    }

    /// Row lengths differ by one at most; which come first is the seed's choice.
    private static func arranged(
        _ clusters: [Cluster], rows: Int, isLoose: Bool, longFirst: Bool, jitters: [(Double, Double)]
    ) -> Cluster {
        let width = clusters.map(\.box.width).max() ?? 1, height = clusters.map(\.box.height).max() ?? 1
        let side = (width * height).squareRoot()
        let gapX = min(width, side) * (isLoose ? 0.36 : 0.2), gapY = min(height, side) * (isLoose ? 0.36 : 0.14)
        let short = clusters.count / rows, long = clusters.count % rows
        var members: [Member] = [], next = 0, y = 0.0
        for row in 0..<rows {
            let count = longFirst ? (row < long ? short + 1 : short) : (row >= rows - long ? short + 1 : short)
            let items = clusters[next..<(next + count)]
            let widths = items.map { rows == 1 ? $0.box.width : width }
            let total = widths.reduce(0, +) + gapX * Double(count - 1)
            let tallest = rows == 1 ? height : (items.map(\.box.height).max() ?? height)
            y += tallest
            var x = -total / 2
            // Birds do not fly in ranks: every other row is shifted.
            if isLoose, rows > 1, clusters.count % rows == 0 { x += (row % 2 == 0 ? -0.22 : 0.22) * (width + gapX) }
            for (column, item) in items.enumerated() {
                let (across, down) = jitters[next + column]
                let moveX = across * gapX * (isLoose ? 0.4 : 0.2),
                    moveY = isLoose ? down * gapY * 0.42 : (rows == 1 ? 0 : down * gapY * 0.3)
                members += item.standing(at: x + widths[column] / 2 + moveX, y + moveY).members
                x += widths[column] + gapX
            }
            y += gapY
            next += count
        }
        return Cluster(members)
    }
}
