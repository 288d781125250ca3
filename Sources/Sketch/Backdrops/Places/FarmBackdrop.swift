import SVG

/// Farmland: ploughed and planted strips, a far barn with its silo, a rail fence.
public struct FarmBackdrop: Backdrop {
    /// Farmland.
    public init() {}

    /// Grass before the fence.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.38...0.74, preferredHorizon: 0.6, margin: 0.04) }

    /// Sky, hills, strips, barn, fence, yard.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, measure = brush.measure
        var random = context.random("farm")
        brush.sky()
        let far = Ridge(width: width, base: horizon - measure * 0.16, swell: measure * 0.05, waves: 0.9, &random)
        brush.hill(far, air.tone(Paint(0xa8c9b4), far: 0.58), to: horizon)
        let crop = Ridge(width: width, base: horizon - measure * 0.09, swell: measure * 0.03, waves: 0.7, &random),
            wheat = air.tone(Paint(0xe8d493), far: 0.28)
        brush.hill(crop, wheat, to: horizon + 4)
        furrows(&brush, crop, wheat, &random)
        brush.depth = "middle"
        if brush.allows("barn") { barn(&brush, &random) }
        for _ in 0..<2 where brush.allows("tree") {
            let tall = measure * random.between(0.26, 0.36)
            let x = brush.clearing(tall * 0.6, top: horizon - tall, bottom: horizon, from: width * 0.03, to: width * 0.97, &random)
            brush.roundTree(x, horizon + 3, tall, air.tone(Paint(0x9dc688), far: 0.28), air.tone(Paint(0xb08e6e), far: 0.3), &random)
        }
        let grass = air.tone(Paint(0xbcd793))
        brush.land(grass, grass.lighter(-0.03))
        brush.depth = "middle"
        if brush.allows("fence") {
            brush.fence(
                -10, width + 10, horizon + brush.ground.height * 0.05, measure * 0.1, air.tone(Paint(0xcdb08c), far: 0.14), pickets: false)
        }
        brush.depth = "ground"
        brush.grass(grass, from: 0.12)
        brush.flowers([Paint(0xfff8ec), Paint(0xf7d25e)], from: 0.15, amount: 0.4)
        brush.weather()
        return brush.layers
    }

    private func furrows(_ brush: inout Brush, _ ridge: Ridge, _ paint: Paint, _ random: inout RandomStream) {
        guard brush.isShaded else { return }
        var rows = Trace()
        let middle = brush.width * random.between(0.3, 0.7)
        for column in -12...12 {
            let x = middle + Double(column) * brush.width * 0.045
            guard x > 0, x < brush.width else { continue }
            rows.move(x, ridge.y(at: x) + 4)
            rows.line(middle + (x - middle) * 1.9, brush.horizon + 4)
        }
        brush.add(Draw.line(rows.data, stroke: paint.lighter(-0.05).hex, width: 3, opacity: 0.6, class: "seam"))
    }

    private func barn(_ brush: inout Brush, _ random: inout RandomStream) {
        let air = brush.air, tall = brush.measure * 0.24, wide = tall * 1.1, base = brush.horizon + 3
        let x = brush.clearing(wide * 1.6, top: base - tall, bottom: base, from: brush.width * 0.12, to: brush.width * 0.88, &random)
        let red = air.tone(Paint(0xc98474), far: 0.26), roof = air.tone(Paint(0x9c8a92), far: 0.28),
            trim = air.tone(Paint(0xfaf0e2), far: 0.15)
        let silo = Box(x: x + wide * 0.58, y: base - tall * 1.12, width: wide * 0.3, height: tall * 1.12)
        brush.add(Draw.rectangle(silo, fill: air.tone(Paint(0xd0d4da), far: 0.25).hex))
        var dome = Trace(silo.x, silo.y + 1)
        dome.arc(silo.width / 2, silo.right, silo.y + 1)
        dome.close()
        brush.add(Draw.path(dome.data, fill: roof.hex))
        var body = Trace(x - wide / 2, base)
        body.line(x - wide / 2, base - tall * 0.55)
        body.line(x - wide * 0.32, base - tall * 0.82)
        body.line(x, base - tall)
        body.line(x + wide * 0.32, base - tall * 0.82)
        body.line(x + wide / 2, base - tall * 0.55)
        body.line(x + wide / 2, base)
        body.close()
        brush.add(Draw.path(body.data, fill: red.hex))
        var edge = Trace(x - wide * 0.54, base - tall * 0.51)
        for (dx, dy) in [(-0.335, 0.84), (0, 1.02), (0.335, 0.84), (0.54, 0.51)] { edge.line(x + wide * dx, base - tall * dy) }
        brush.add(Draw.line(edge.data, stroke: roof.hex, width: tall * 0.06))
        var door = Trace()
        door.box(x - wide * 0.17, base - tall * 0.42, wide * 0.34, tall * 0.42)
        door.move(x - wide * 0.17, base - tall * 0.42)
        door.line(x + wide * 0.17, base)
        door.move(x + wide * 0.17, base - tall * 0.42)
        door.line(x - wide * 0.17, base)
        brush.add(Draw.line(door.data, stroke: trim.hex, width: tall * 0.028))
        brush.add(
            Draw.rectangle(
                Box(x: x - wide * 0.07, y: base - tall * 0.72, width: wide * 0.14, height: tall * 0.14),
                fill: air.hasLamps ? "#ffdf9a" : trim.hex))
    }
}
