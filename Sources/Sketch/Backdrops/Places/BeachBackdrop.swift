import SVG

/// A sandy shore: sea with a far island, foam, a palm, shells.
public struct BeachBackdrop: Backdrop {
    /// A shore.
    public init() {}

    /// Sand below a band of sea.
    public func terrain(in context: BackdropContext) -> Terrain {
        Terrain(horizon: 0.3...0.7, preferredHorizon: 0.5, margin: 0.13, waterline: 0.09)
    }

    /// Sky, sea, foam, sand.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, height = brush.height, horizon = brush.horizon
        var random = context.random("beach")
        brush.sky()
        island(&brush, &random)
        brush.depth = "ground"
        let shore = horizon + min(height * 0.12, brush.ground.height * 0.5)
        let sea = air.tone(Paint(0x7cc4d8), far: 0.1)
        brush.water(horizon, shore + height * 0.05, sea.mixed(air.haze, 0.3), sea.lighter(0.035))
        let sand = air.tone(Paint(0xf3e0b5)),
            ridge = Ridge(width: width, base: shore, swell: height * 0.018, waves: random.between(0.9, 1.4), &random)
        let wet = ridge.points.map { ($0.x, $0.y - height * 0.018) }
        var foam = Trace(wet[0].0, wet[0].1)
        foam.smooth(wet)
        brush.add(Draw.line(foam.data, stroke: air.tone(Paint(0xffffff)).hex, width: height * 0.014, opacity: 0.85, class: "foam"))
        var damp = Trace(wet[0].0, height)
        damp.line(wet[0].0, wet[0].1)
        damp.smooth(wet)
        damp.line(width, height)
        damp.close()
        brush.add(Draw.path(damp.data, fill: sand.lighter(-0.07).hex))
        brush.add(Draw.path(ridge.path(to: height), fill: brush.fade(sand, sand.lighter(-0.035).saturated(1.15))))
        brush.layers.light.shadow = sand.lighter(-0.38)
        brush.grains(sand, in: Box(x: 0, y: shore + 24, width: width, height: height - shore - 24))
        shells(&brush, shore, &random)
        tree(&brush, shore, &random)
        brush.weather()
        return brush.layers
    }

    private func island(_ brush: inout Brush, _ random: inout RandomStream) {
        let x = random.between(0.1, 0.9) * brush.width, wide = random.between(0.16, 0.26) * brush.width, tall = brush.measure * 0.07
        var land = Trace(x - wide, brush.horizon + 1)
        land.curve(x - wide * 0.6, brush.horizon - tall * 0.4, x - wide * 0.4, brush.horizon - tall, x - wide * 0.1, brush.horizon - tall)
        land.curve(x + wide * 0.2, brush.horizon - tall, x + wide * 0.3, brush.horizon - tall * 0.4, x + wide, brush.horizon + 1)
        land.close()
        brush.add(Draw.path(land.data, fill: brush.air.tone(Paint(0x86b6a6), far: 0.55).hex))
    }

    private func shells(_ brush: inout Brush, _ shore: Double, _ random: inout RandomStream) {
        guard brush.isShaded else { return }
        var dots: [(x: Double, y: Double)] = []
        for _ in 0..<9 { dots.append((random.unit() * brush.width, random.between(shore + 50, brush.height - 20))) }
        brush.add(Draw.line(Brush.dots(dots), stroke: brush.air.tone(Paint(0xfff8ec)).hex, width: 8, class: "light"))
        guard brush.allows("starfish") else { return }
        let x = random.between(0.06, 0.94) * brush.width, y = brush.height - random.between(24, 60)
        var star = Trace()
        for point in 0..<10 {
            let angle = 36 * Double(point) - 74, reach = point % 2 == 0 ? 19.0 : 8
            if point == 0 {
                star.move(x + reach * Exact.cosine(angle), y + reach * 0.6 * Exact.sine(angle))
            } else {
                star.line(x + reach * Exact.cosine(angle), y + reach * 0.6 * Exact.sine(angle))
            }
        }
        star.close()
        let paint = brush.air.tone(Paint(0xe89a78)).hex
        var shape = Draw.path(star.data, fill: paint)
        shape["stroke"] = paint
        shape["stroke-width"] = "6"
        shape["stroke-linejoin"] = "round"
        brush.add(shape)
    }

    private func tree(_ brush: inout Brush, _ shore: Double, _ random: inout RandomStream) {
        guard brush.allows("palm tree") else { return }
        brush.depth = "middle"
        let tall = min(shore * 0.86, brush.height * 0.56) * random.between(0.85, 1)
        let left = brush.crowding(Box(x: 0, y: shore - tall, width: brush.width * 0.3, height: tall)),
            right = brush.crowding(Box(x: brush.width * 0.7, y: shore - tall, width: brush.width * 0.3, height: tall))
        let isLeft = left == right ? random.once(in: 2) : left < right
        let x = brush.width * (isLeft ? random.between(0.02, 0.1) : random.between(0.9, 0.98))
        let leaf = brush.air.tone(Paint(0x86b98a), far: 0.2), trunk = brush.air.tone(Paint(0xc9a57c), far: 0.2)
        var mound = Trace()
        mound.oval(x, shore + tall * 0.035, tall * 0.34, tall * 0.05)
        brush.add(Draw.path(mound.data, fill: brush.air.tone(Paint(0xefd9aa)).hex, class: "ground"))
        brush.palm(x, shore + tall * 0.04, tall, lean: isLeft ? 0.55 : -0.55, leaf, trunk, &random)
        if !context(brush, crowded: isLeft) {
            brush.palm(
                x + (isLeft ? -0.02 : 0.02) * brush.width, shore + tall * 0.06, tall * 0.68, lean: isLeft ? 0.9 : -0.9, leaf.lighter(0.02),
                trunk, &random)
        }
    }

    private func context(_ brush: Brush, crowded isLeft: Bool) -> Bool {
        brush.crowding(
            Box(x: isLeft ? 0 : brush.width * 0.75, y: brush.height * 0.2, width: brush.width * 0.25, height: brush.height * 0.4)) > 0.4
    }
}
