import SVG

/// A square before the skyline of a large city.
public struct CityBackdrop: Backdrop {
    /// A square.
    public init() {}

    /// Pavement.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.42...0.76, preferredHorizon: 0.68, margin: 0.035) }

    /// Sky, three rows of towers, a hedge, slabs.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon
        var random = context.random("city")
        brush.sky(quiet: true)
        if air.isNight || air.time == .sunset { brush.glow(width / 2, horizon, width * 0.7, horizon * 0.5, Paint(0xf2b98a), 0.35) }
        let walls: [UInt32] = random.pick([
            [0xb9c6dc, 0xaab8d2, 0xa3aecb], [0xd3c5cf, 0xc2b4c8, 0xb3a9c4], [0xbcd0d4, 0xa9c1cb, 0x9db1c2], [0xdccbb8, 0xc9bbb4, 0xb5adb4],
        ])
        brush.skyline(horizon, low: horizon * 0.4, high: horizon * 0.78, air.tone(Paint(walls[0]), far: 0.62), windows: 0, &random)
        brush.skyline(horizon, low: horizon * 0.28, high: horizon * 0.62, air.tone(Paint(walls[1]), far: 0.4), windows: 0.6, &random)
        brush.depth = "middle"
        brush.skyline(horizon, low: horizon * 0.14, high: horizon * 0.38, air.tone(Paint(walls[2]), far: 0.18), windows: 0.72, &random)
        let hedge = air.tone(Paint(0x9cbf94), far: 0.15)
        brush.bushes(-20, width + 20, horizon + 3, brush.measure * 0.07, hedge, &random)
        let stone = air.tone(Paint(0xdcdde2))
        brush.land(stone.mixed(air.haze, 0.1).lighter(-0.03), stone, swells: false)
        slabs(&brush, stone)
        brush.depth = "middle"
        let tall = brush.measure * 0.46
        for side in [0, 1] where brush.allows("street light") {
            let x = brush.clearing(
                60, top: horizon - tall, bottom: horizon + 20, from: width * (side == 0 ? 0.03 : 0.72),
                to: width * (side == 0 ? 0.28 : 0.97), &random)
            if brush.isSeen(x, horizon + brush.ground.height * 0.05, tall) {
                brush.lamp(x, horizon + brush.ground.height * 0.05, tall, air.tone(Paint(0x7d879c), far: 0.1))
            }
        }
        if air.weather == .rain || air.weather == .storm { puddles(&brush, stone, &random) }
        brush.grains(stone, in: brush.ground, amount: 0.5)
        brush.weather()
        return brush.layers
    }

    /// Joints that run towards the vanishing point, closer with distance.
    private func slabs(_ brush: inout Brush, _ paint: Paint) {
        var joints = Trace()
        for row in [0.07, 0.17, 0.31, 0.5, 0.74] {
            joints.move(0, brush.horizon + brush.ground.height * row)
            joints.across(brush.width)
        }
        for column in -9...9 {
            let x = brush.width / 2 + Double(column) * brush.width * 0.062
            joints.move(x, brush.horizon)
            joints.line(brush.width / 2 + (x - brush.width / 2) * 3, brush.height)
        }
        brush.add(Draw.line(joints.data, stroke: paint.lighter(-0.06).hex, width: 2.4, opacity: 0.65, class: "seam"))
    }

    private func puddles(_ brush: inout Brush, _ paint: Paint, _ random: inout RandomStream) {
        var pools = Trace()
        for _ in 0..<4 {
            let y = random.between(brush.horizon + brush.ground.height * 0.25, brush.height - 20), wide = random.between(60, 150)
            pools.oval(random.unit() * brush.width, y, wide, wide * 0.14)
        }
        brush.add(Draw.path(pools.data, fill: paint.mixed(brush.air.low.lighter(0.04), 0.6).hex, opacity: 0.65, class: "ground"))
    }
}
