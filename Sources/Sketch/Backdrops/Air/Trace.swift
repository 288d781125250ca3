/// A path's data as it is drawn, in tenths of a unit.
struct Trace {
    private(set) var data = ""

    init() {}

    /// A path that begins at a point.
    init(_ x: Double, _ y: Double) { move(x, y) }

    private mutating func append(_ letter: String, _ values: [Double]) {
        data += letter
        var isFirst = true
        for value in values {
            if !isFirst { data += " " }
            isFirst = false
            data += Numbers.text((value * 10).rounded() / 10)
        }
    }

    mutating func move(_ x: Double, _ y: Double) { append("M", [x, y]) }
    mutating func line(_ x: Double, _ y: Double) { append("L", [x, y]) }
    mutating func step(_ across: Double, _ down: Double) { append("l", [across, down]) }
    mutating func across(_ x: Double) { append("H", [x]) }
    mutating func down(_ y: Double) { append("V", [y]) }
    mutating func close() { data += "Z" }

    mutating func curve(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ x: Double, _ y: Double) { append("C", [a, b, c, d, x, y]) }
    mutating func bend(_ a: Double, _ b: Double, _ x: Double, _ y: Double) { append("Q", [a, b, x, y]) }

    /// An arc of a circle to a point, clockwise unless told otherwise.
    mutating func arc(_ radius: Double, _ x: Double, _ y: Double, clockwise: Bool = true, large: Bool = false) {
        append("A", [radius, radius])
        append(" 0 \(large ? 1 : 0) \(clockwise ? 1 : 0) ", [x, y])
    }

    /// A closed rectangle.
    mutating func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        append("M", [x, y])
        append("h", [width])
        append("v", [height])
        append("h", [-width])
        data += "Z"
    }

    /// A closed ellipse.
    mutating func oval(_ x: Double, _ y: Double, _ across: Double, _ down: Double) {
        append("M", [x - across, y])
        append("a", [across, down])
        append(" 0 1 0 ", [2 * across, 0])
        append("a", [across, down])
        append(" 0 1 0 ", [-2 * across, 0])
        data += "Z"
    }

    /// A closed smooth curve through `points`.
    mutating func ring(_ points: [(x: Double, y: Double)]) {
        guard points.count > 2 else { return }
        move(points[0].x, points[0].y)
        for index in points.indices {
            let count = points.count
            let before = points[(index + count - 1) % count], from = points[index], to = points[(index + 1) % count],
                after = points[(index + 2) % count]
            curve(
                from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6, to.x - (after.x - from.x) / 6,
                to.y - (after.y - from.y) / 6,
                to.x, to.y)
        }
        close()
    }

    /// A smooth curve on through `points` (Catmull and Rom's spline as cubic curves), the path being at the first of them.
    mutating func smooth(_ points: [(x: Double, y: Double)]) {
        for index in 0..<max(points.count - 1, 0) {
            let before = points[max(index - 1, 0)], from = points[index], to = points[index + 1],
                after = points[min(index + 2, points.count - 1)]
            curve(
                from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6, to.x - (after.x - from.x) / 6,
                to.y - (after.y - from.y) / 6,
                to.x, to.y)
        }
    }
}
