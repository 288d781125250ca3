import SVG

/// A clearing in a wood of broad-leaved trees or firs, thinner and paler with distance.
public struct ForestBackdrop: Backdrop {
    /// A clearing.
    public init() {}

    /// Mossy ground.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.4...0.72, preferredHorizon: 0.62, margin: 0.03) }

    /// Light, three rows of trees, moss.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon
        var random = context.random("forest")
        let isFir = random.once(in: 2)
        brush.sky(clouds: false)
        let green = air.tone(Paint(isFir ? 0x7fae92 : 0x93bf7f)), trunk = air.tone(Paint(0xa98d72))
        let light = brush.air.isNight ? air.low : Paint(0xf6f8dc).mixed(air.low, 0.5)
        brush.glow(width * 0.42, horizon * 0.62, width * 0.6, horizon * 0.8, light, air.isNight ? 0.25 : 0.8)
        for row in 0..<3 {
            brush.depth = ["far", "far", "middle"][row]
            let paint = green.mixed(air.haze, [0.72, 0.5, 0.26][row]), stem = trunk.mixed(air.haze, [0.72, 0.5, 0.3][row])
            let base = horizon + [4, 10, 22][row] * brush.ground.height / 300
            if isFir { firs(&brush, row, base, paint, &random) } else { leaves(&brush, row, base, paint, stem, &random) }
            let bank = Ridge(width: width, base: base - brush.measure * 0.018, swell: brush.measure * 0.012, waves: 1.4, &random)
            brush.hill(bank, paint.lighter(row == 2 ? 0 : 0.01), to: base + brush.measure * 0.1, haze: 0.1)
        }
        if air.time != .night, air.overcast < 0.5 { shafts(&brush, &random) }
        let moss = air.tone(Paint(0xb4cf95))
        brush.land(moss.mixed(air.haze, 0.22), moss.lighter(-0.03))
        brush.grass(moss)
        brush.flowers([Paint(0xfff8ec), Paint(0xf2c9a0)], amount: 0.4)
        ferns(&brush, green.lighter(-0.05), &random)
        brush.weather()
        return brush.layers
    }

    private func firs(_ brush: inout Brush, _ row: Int, _ base: Double, _ paint: Paint, _ random: inout RandomStream) {
        let count = [11, 8, 4][row], tall = brush.horizon * [0.62, 0.82, 1.04][row]
        for number in 0..<count {
            let share = (Double(number) + random.between(0.1, 0.9)) / Double(count)
            // The nearest stand at the sides and leave the middle open.
            let x = row == 2 ? (number < 2 ? share * 0.42 : 1 - (1 - share) * 0.42) : share
            brush.fir(
                x * brush.width, base, tall * random.between(0.78, 1.05), paint.lighter(random.between(-0.012, 0.012)),
                snow: brush.air.weather == .snow, &random)
        }
    }

    private func leaves(_ brush: inout Brush, _ row: Int, _ base: Double, _ paint: Paint, _ stem: Paint, _ random: inout RandomStream) {
        let count = [12, 8, 4][row], unit = min(brush.width, brush.height * 1.3)
        var trunks = Trace()
        for number in 0..<count {
            let share = (Double(number) + random.between(0.15, 0.85)) / Double(count)
            let x = brush.width * (row == 2 ? (number < 2 ? share * 0.36 : 1 - (1 - share) * 0.36) : share),
                half = unit * [0.008, 0.013, 0.024][row] * random.between(0.8, 1.2)
            let lean = random.between(-0.5, 0.5) * half
            trunks.move(x - half * 1.5, base + 6)
            trunks.bend(x - half, base - half * 4, x - half * 0.8 + lean, -20)
            trunks.line(x + half * 0.8 + lean, -20)
            trunks.bend(x + half, base - half * 4, x + half * 1.5, base + 6)
            trunks.close()
        }
        brush.add(Draw.path(trunks.data, fill: stem.hex))
        // The canopy hangs from the upper edge, lower at the sides.
        let drop = brush.horizon * [0.5, 0.36, 0.2][row]
        var edge = Trace(-20, -20), x = -20.0
        edge.line(-20, drop)
        while x < brush.width + 20 {
            let chord = unit * random.between(0.08, 0.15)
            x += chord
            let side = (x / brush.width - 0.5) * 2
            edge.arc(
                chord * random.between(0.53, 0.62), x, drop * (0.72 + 0.5 * side * side) + random.between(-0.03, 0.03) * brush.horizon,
                clockwise: false)
        }
        edge.line(x, -20)
        edge.close()
        brush.add(Draw.path(edge.data, fill: brush.fade(paint.lighter(-0.02), paint.lighter(0.015))))
    }

    private func shafts(_ brush: inout Brush, _ random: inout RandomStream) {
        guard brush.isShaded else { return }
        let fill = brush.fade([(0, Paint(0xfffbe0), 0.5), (1, Paint(0xfffbe0), 0)])
        var rays = Trace()
        for ray in 0..<4 {
            let x = brush.width * (0.08 + 0.2 * Double(ray) + random.between(0, 0.08)), wide = brush.width * random.between(0.03, 0.075),
                run = brush.horizon * 0.32
            rays.move(x, -5)
            rays.line(x + wide, -5)
            rays.line(x + wide * 1.7 + run, brush.horizon * 1.08)
            rays.line(x + run * 0.86, brush.horizon * 1.08)
            rays.close()
        }
        brush.add(Draw.path(rays.data, fill: fill, opacity: 0.7, class: "glow"))
    }

    private func ferns(_ brush: inout Brush, _ paint: Paint, _ random: inout RandomStream) {
        guard brush.isShaded else { return }
        brush.depth = "near"
        for side in [0.0, 1] {
            var fern = Trace()
            let x = brush.width * (side == 0 ? random.between(0, 0.05) : random.between(0.95, 1)), base = brush.height + 8,
                tall = brush.measure * 0.2
            for leaf in -3...3 {
                let lean = Double(leaf) * tall * 0.22, rise = tall * (1 - 0.09 * Double(leaf * leaf) * 0.8)
                fern.move(x, base)
                fern.bend(x + lean * 0.4 - 9, base - rise * 0.8, x + lean * 1.25, base - rise)
                fern.bend(x + lean * 0.7 + 9, base - rise * 0.5, x, base)
                fern.close()
            }
            brush.add(Draw.path(fern.data, fill: paint.hex))
        }
    }
}
