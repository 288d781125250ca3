import SVG

/// A garden: lawn, picket fence, hedge and flower beds.
public struct GardenBackdrop: Backdrop {
    /// A garden.
    public init() {}

    /// Lawn.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.4...0.74, preferredHorizon: 0.62, margin: 0.05) }

    /// Sky, trees, hedge, fence, bed, lawn.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, measure = brush.measure
        var random = context.random("garden")
        brush.sky()
        let hill = Ridge(width: width, base: horizon - measure * 0.16, swell: measure * 0.05, waves: 0.8, &random)
        brush.hill(hill, air.tone(Paint(0xa9cbaa), far: 0.5), to: horizon)
        for _ in 0..<3 where brush.allows("tree") {
            let tall = measure * random.between(0.4, 0.56)
            let x = brush.clearing(tall * 0.6, top: horizon - tall, bottom: horizon, from: width * 0.03, to: width * 0.97, &random)
            brush.roundTree(x, horizon, tall, air.tone(Paint(0x9fc98c), far: 0.28), air.tone(Paint(0xb08e6e), far: 0.3), &random)
        }
        brush.depth = "middle"
        brush.bushes(-30, width + 30, horizon + 3, measure * 0.16, air.tone(Paint(0x8fbb84), far: 0.2), &random)
        brush.fence(-10, width + 10, horizon + brush.ground.height * 0.02, measure * 0.13, air.tone(Paint(0xfdf8ee)), pickets: true)
        let lawn = air.tone(Paint(0xb4d792))
        brush.land(lawn.lighter(-0.01), lawn.lighter(0.005))
        stripes(&brush, lawn)
        bed(&brush, &random)
        brush.grass(lawn, amount: 0.7)
        brush.weather()
        return brush.layers
    }

    /// The tracks of a mower.
    private func stripes(_ brush: inout Brush, _ paint: Paint) {
        guard brush.isShaded else { return }
        var tracks = Trace()
        for column in stride(from: -7, through: 7, by: 2) {
            let x0 = brush.width / 2 + Double(column) * brush.width * 0.07, x1 = brush.width / 2 + Double(column) * brush.width * 0.15
            tracks.move(x0, brush.horizon)
            tracks.line(x0 + brush.width * 0.07, brush.horizon)
            tracks.line(x1 + brush.width * 0.15, brush.height)
            tracks.line(x1, brush.height)
            tracks.close()
        }
        brush.add(Draw.path(tracks.data, fill: paint.lighter(0.022).hex, opacity: 0.55, class: "shade"))
    }

    private func bed(_ brush: inout Brush, _ random: inout RandomStream) {
        let top = brush.horizon - brush.measure * 0.012, air = brush.air
        brush.bushes(
            -20, brush.width + 20, top + brush.measure * 0.05, brush.measure * 0.055, air.tone(Paint(0x9cc47e), far: 0.06), &random)
        guard brush.allows("flower") else { return }
        for value in [UInt32(0xf0a0b4), 0xfbe08a, 0xfff8ec, 0xc6a5dc] {
            let points = (0..<Int(brush.width / 70)).map { _ in
                (x: random.unit() * brush.width, y: top + brush.measure * random.between(0, 0.04))
            }
            brush.add(
                Draw.line(Brush.dots(points), stroke: air.tone(Paint(value), far: 0.06).hex, width: brush.measure * 0.02, class: "flower"))
        }
    }
}
