import SVG

/// A winter landscape: pale peaks, snowed-in firs, drifts.
public struct SnowBackdrop: Backdrop {
    /// A winter landscape.
    public init() {}

    /// Snow.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.4...0.74, preferredHorizon: 0.62, margin: 0.03) }

    /// Sky, peaks, hills with firs, drifts.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, measure = brush.measure
        var random = context.random("snow")
        brush.sky(quiet: true)
        brush.range(
            horizon, low: measure * 0.24, high: measure * 0.42, peaks: 5, air.tone(Paint(0xaebfd8), far: 0.45),
            cap: air.tone(Paint(0xfbfdff), far: 0.15), &random)
        let white = air.tone(Paint(0xf4f8fc)), blue = air.tone(Paint(0xd3e1f0))
        for layer in 0..<2 {
            let ridge = Ridge(
                width: width, base: horizon - measure * (layer == 0 ? 0.1 : 0.035), swell: measure * 0.045, waves: random.between(0.7, 1.2),
                &random)
            brush.depth = layer == 0 ? "far" : "middle"
            let count = layer == 0 ? 9 : 5
            for tree in 0..<count {
                let share = (Double(tree) + random.between(0.1, 0.9)) / Double(count), x = share * width
                if layer == 1, share > 0.3, share < 0.7 { continue }
                let tall = measure * (layer == 0 ? random.between(0.1, 0.16) : random.between(0.26, 0.38))
                brush.fir(
                    x, ridge.y(at: x) + measure * 0.02, tall, air.tone(Paint(0x7da394), far: layer == 0 ? 0.5 : 0.22), snow: layer == 1,
                    &random)
            }
            brush.hill(ridge, layer == 0 ? blue.mixed(air.haze, 0.3) : white.mixed(blue, 0.35), to: horizon + 40, haze: 0.05)
        }
        brush.land(white, blue)
        brush.layers.light.shadow = air.tone(Paint(0x7f9cc4)).lighter(-0.08)
        sparkle(&brush, &random)
        brush.weather()
        return brush.layers
    }

    private func sparkle(_ brush: inout Brush, _ random: inout RandomStream) {
        guard brush.isFine else { return }
        let points = (0..<Int(brush.ground.area / 2600)).map { _ in
            (x: random.unit() * brush.width, y: random.between(brush.horizon, brush.height))
        }
        brush.add(Draw.line(Brush.dots(points), stroke: "#ffffff", width: 2.6, opacity: 0.85, class: "fine"))
        let shade = (0..<Int(brush.ground.area / 5200)).map { _ in
            (x: random.unit() * brush.width, y: random.between(brush.horizon, brush.height))
        }
        brush.add(Draw.line(Brush.dots(shade), stroke: brush.air.tone(Paint(0xb4c9e2)).hex, width: 2.2, opacity: 0.6, class: "fine"))
    }
}
