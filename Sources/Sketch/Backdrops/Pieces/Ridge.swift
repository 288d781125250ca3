import SVG

/// The upper edge of a hill, a dune or a shore, from the left of the sheet to the right.
struct Ridge {
    let points: [(x: Double, y: Double)]

    /// A rolling line about `base`, `swell` up and down, with about so many `waves`.
    init(width: Double, base: Double, swell: Double, waves: Double, _ random: inout RandomStream) {
        let phase = random.between(0, 360), other = random.between(0, 360), tilt = random.between(-0.35, 0.35)
        let count = max(Int(waves * 5), 6)
        points = (0...count).map { step in
            let t = Double(step) / Double(count)
            let wave = 0.68 * Exact.sine(phase + 360 * waves * t) + 0.32 * Exact.sine(other + 360 * waves * 2.1 * t)
            return (width * t, base + swell * (wave + tilt * (2 * t - 1)))
        }
    }

    /// A broken line of peaks: `heights` above `base`, each peak with its own shoulders.
    init(peaks count: Int, width: Double, base: Double, low: Double, high: Double, _ random: inout RandomStream) {
        var points: [(x: Double, y: Double)] = []
        let step = width / Double(count)
        for peak in -1...count {
            let middle = (Double(peak) + 0.5 + random.between(-0.22, 0.22)) * step
            points.append((middle - step * 0.5, base - low * random.between(0.35, 0.9)))
            points.append((middle, base - random.between(low, high)))
        }
        self.points = points
    }

    /// The y of the edge at `x`, straight between points.
    func y(at x: Double) -> Double {
        for (from, to) in zip(points, points.dropFirst()) where x <= to.x {
            let t = to.x > from.x ? (x - from.x) / (to.x - from.x) : 0
            return from.y + (to.y - from.y) * min(max(t, 0), 1)
        }
        return points.last?.y ?? 0
    }

    /// The highest point.
    var crest: Double { points.map(\.y).min() ?? 0 }

    /// All below the edge down to `bottom`, smooth or broken.
    func path(to bottom: Double, smooth: Bool = true) -> String {
        guard let first = points.first, let last = points.last else { return "" }
        var trace = Trace(first.x, bottom)
        trace.line(first.x, first.y)
        if smooth { trace.smooth(points) } else { for point in points.dropFirst() { trace.line(point.x, point.y) } }
        trace.line(last.x, bottom)
        trace.close()
        return trace.data
    }

    /// The edge itself.
    var edge: String {
        guard let first = points.first else { return "" }
        var trace = Trace(first.x, first.y)
        trace.smooth(points)
        return trace.data
    }
}

extension Brush {
    /// A hill to `bottom`: `paint` fading a little down into the haze.
    @discardableResult
    mutating func hill(_ ridge: Ridge, _ paint: Paint, to bottom: Double, haze: Double = 0.25) -> Ridge {
        let fill = fade(paint, paint.mixed(air.haze, haze))
        add(Draw.path(ridge.path(to: bottom), fill: fill))
        return ridge
    }
}
