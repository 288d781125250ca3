import SVG

/// A park: lawn with a winding path, groups of trees, a lamp.
public struct ParkBackdrop: Backdrop {
    /// A park.
    public init() {}

    /// Lawn and path.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.38...0.74, preferredHorizon: 0.6, margin: 0.03) }

    /// Sky, far town, trees, lawn, path.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, measure = brush.measure
        var random = context.random("park")
        brush.sky()
        if random.once(in: 2) {
            brush.skyline(horizon, low: measure * 0.16, high: measure * 0.34, air.tone(Paint(0xb7c3d6), far: 0.66), windows: 0, &random)
        }
        brush.bushes(-30, width + 30, horizon + 3, measure * 0.17, air.tone(Paint(0x9cc5a0), far: 0.46), &random)
        brush.depth = "middle"
        for _ in 0..<5 where brush.allows("tree") {
            let tall = measure * random.between(0.42, 0.64), base = horizon + brush.ground.height * random.between(0, 0.05)
            let x = brush.clearing(tall * 0.62, top: base - tall, bottom: base, from: width * 0.02, to: width * 0.98, &random)
            brush.roundTree(
                x, base, tall, air.tone(Paint(random.pick([0x97c584, 0xa6c97f, 0x8bbd8c])), far: 0.24),
                air.tone(Paint(0xae8b6c), far: 0.24), &random)
        }
        let lawn = air.tone(Paint(0xb6d796))
        brush.land(lawn, lawn.lighter(-0.025))
        path(&brush, &random)
        if brush.allows("street light") {
            brush.depth = "middle"
            let tall = measure * 0.4, base = horizon + brush.ground.height * 0.08
            let x = brush.clearing(60, top: base - tall, bottom: base, from: width * 0.06, to: width * 0.94, &random)
            if brush.isSeen(x, base, tall) { brush.lamp(x, base, tall, air.tone(Paint(0x76867e), far: 0.1)) }
        }
        brush.grass(lawn, amount: 0.8)
        brush.flowers([Paint(0xfff8ec), Paint(0xf7d25e)], amount: 0.5)
        brush.weather()
        return brush.layers
    }

    private func path(_ brush: inout Brush, _ random: inout RandomStream) {
        let sand = brush.air.tone(Paint(0xeadcbc)), width = brush.width, top = brush.horizon, tall = brush.ground.height
        let far = width * random.between(0.3, 0.7), side = random.once(in: 2) ? 1.0 : -1.0,
            near = width * 0.5 - side * width * random.between(0.05, 0.2)
        func edge(_ t: Double, _ sign: Double) -> (x: Double, y: Double) {
            let sway = side * width * 0.2 * Exact.sine(t * 250) * (0.25 + 0.75 * t)
            return (far + (near - far) * t + sway + sign * width * (0.012 + 0.17 * t * t), top + tall * t)
        }
        let left = stride(from: 0.0, through: 1.01, by: 0.125).map { edge($0, -1) },
            right = Array(stride(from: 0.0, through: 1.01, by: 0.125).map { edge($0, 1) }.reversed())
        var shape = Trace(left[0].x, left[0].y)
        shape.smooth(left)
        shape.line(right[0].x, right[0].y)
        shape.smooth(right)
        shape.close()
        brush.add(Draw.path(shape.data, fill: brush.fade(sand.lighter(-0.02), sand), class: "ground"))
    }
}
