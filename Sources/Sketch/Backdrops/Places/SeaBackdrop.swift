import SVG

/// The open sea.
public struct SeaBackdrop: Backdrop {
    /// The open sea.
    public init() {}

    /// Water up to the horizon.
    public func terrain(in context: BackdropContext) -> Terrain {
        Terrain(footing: .water, horizon: 0.28...0.66, preferredHorizon: 0.5, margin: 0.05)
    }

    /// Sky, far coast, waves row by row.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, height = brush.height
        var random = context.random("sea")
        brush.sky()
        let coast = Ridge(width: width, base: horizon + brush.measure * 0.015, swell: brush.measure * 0.03, waves: 0.8, &random)
        brush.hill(coast, air.tone(Paint(0x9dbfc4), far: 0.6), to: horizon + 2, haze: 0.4)
        brush.depth = "ground"
        let rough = air.weather == .storm ? 2.1 : (air.weather == .wind || air.weather == .rain ? 1.5 : 1)
        let blue = context.colour.map { air.tone($0) } ?? air.tone(Paint(random.pick([0x77bad6, 0x79c2cf, 0x82b6dc])))
        brush.water(horizon, height, blue.mixed(air.haze, 0.4), blue.lighter(-0.05), glints: 0.5)
        for row in 0..<5 {
            let depth = Double(row + 1) / 6, y = horizon + brush.ground.height * (0.1 + 0.9 * depth * depth)
            let swell = (4 + 12 * depth) * rough, tone = blue.mixed(air.haze, 0.34 * (1 - depth)).lighter(-0.05 * depth)
            var wave = Trace(-5, height), points: [(x: Double, y: Double)] = []
            let phase = random.between(0, 360), length = 90 + 150 * depth
            var x = -length
            while x < width + length {
                points.append(
                    (x, y + swell * (points.count % 2 == 0 ? 1 : -1) * random.between(0.6, 1) + swell * 0.5 * Exact.sine(phase + x * 0.4)))
                x += length / 2
            }
            wave.line(points[0].x, points[0].y)
            wave.smooth(points)
            wave.line(width + length, height)
            wave.close()
            brush.add(Draw.path(wave.data, fill: isFaded(&brush, tone), class: "ground"))
            if brush.isShaded {
                var crest = Trace(points[0].x, points[0].y + 2)
                crest.smooth(points.map { ($0.x, $0.y + 2) })
                brush.add(Draw.line(crest.data, stroke: tone.lighter(0.07).hex, width: 1.5 + 2.5 * depth, opacity: 0.6, class: "ripple"))
            }
        }
        brush.layers.light.shadow = blue.lighter(-0.3)
        brush.weather()
        return brush.layers
    }

    private func isFaded(_ brush: inout Brush, _ tone: Paint) -> String {
        brush.fade([(0, tone.lighter(0.015), 0.95), (1, tone.lighter(-0.02), 0.95)])
    }
}
