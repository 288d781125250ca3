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

extension Brush {
    /// A range of broken peaks, lit from the left, with caps of snow.
    mutating func range(_ base: Double, low: Double, high: Double, peaks: Int, _ paint: Paint, cap: Paint?, _ random: inout RandomStream) {
        let ridge = Ridge(peaks: peaks, width: width, base: base, low: low, high: high, &random)
        add(Draw.path(ridge.path(to: base + 2, smooth: false), fill: fade(paint, paint.mixed(air.haze, 0.5))))
        var shade = Trace(), snow = Trace()
        for index in stride(from: 1, to: ridge.points.count - 1, by: 2) {
            let left = ridge.points[index - 1], top = ridge.points[index], right = ridge.points[index + 1]
            let lean = (right.x - top.x) * 0.16
            shade.move(top.x, top.y)
            shade.line(right.x, right.y)
            shade.line(right.x, base)
            shade.line(top.x + lean * 2.2, base)
            shade.line(top.x - lean * 0.4, top.y + (base - top.y) * 0.52)
            shade.line(top.x + lean * 0.9, top.y + (base - top.y) * 0.3)
            shade.close()
            let t = 0.36, drop = 0.3 * high
            snow.move(top.x, top.y)
            snow.line(top.x + (right.x - top.x) * t, top.y + (right.y - top.y) * t)
            snow.line(top.x + (right.x - top.x) * t * 0.45, top.y + drop * 0.62)
            snow.line(top.x + lean * 0.2, top.y + drop * 0.95)
            snow.line(top.x - (top.x - left.x) * t * 0.4, top.y + drop * 0.6)
            snow.line(top.x - (top.x - left.x) * t, top.y + (left.y - top.y) * t)
            snow.close()
        }
        if isShaded { add(Draw.path(shade.data, fill: paint.lighter(-0.045).hex, opacity: 0.6, class: "shade")) }
        if let cap { add(Draw.path(snow.data, fill: cap.hex)) }
    }
}
