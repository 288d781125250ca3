import SVG

/// A meadow before high mountains, with a lake.
public struct MountainsBackdrop: Backdrop {
    /// Mountains.
    public init() {}

    /// Alpine grass.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.44...0.76, preferredHorizon: 0.66, margin: 0.04) }

    /// Sky, three ranges, lake, firs, meadow.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, measure = brush.measure
        var random = context.random("mountains")
        brush.sky(quiet: true)
        let rock = Paint(random.pick([0x97a9c8, 0x9fb0bf, 0xa7a5c6])), cap = air.tone(Paint(0xfcfdff), far: 0.12)
        brush.range(horizon, low: measure * 0.5, high: measure * 0.7, peaks: 4, air.tone(rock, far: 0.62), cap: cap, &random)
        brush.range(
            horizon, low: measure * 0.24, high: measure * 0.48, peaks: 5, air.tone(rock.lighter(-0.04), far: 0.4), cap: cap, &random)
        let slope = Ridge(width: width, base: horizon - measure * 0.1, swell: measure * 0.07, waves: 0.7, &random)
        let wood = air.tone(Paint(0x8fb39a), far: 0.36)
        for tree in 0..<12 {
            let x = (Double(tree) + random.between(0, 1)) / 12 * width
            brush.fir(x, slope.y(at: x) + 8, measure * random.between(0.08, 0.14), wood, snow: air.weather == .snow, &random)
        }
        brush.hill(slope, wood.lighter(0.02), to: horizon + 4)
        brush.depth = "middle"
        let lake = air.tone(Paint(0x9ccbdc), far: 0.1), bank = horizon + brush.ground.height * 0.1
        if random.once(in: 2) { brush.water(horizon, bank + 14, lake.mixed(air.haze, 0.3), lake, glints: 0.6) }
        let meadow = air.tone(Paint(0xb5d3a0))
        brush.depth = "ground"
        let shore = Ridge(width: width, base: bank, swell: brush.ground.height * 0.03, waves: 1.1, &random)
        if bank > horizon {
            brush.add(Draw.rectangle(Box(x: 0, y: bank + 12, width: width, height: brush.height - bank), fill: meadow.hex))
        }
        brush.add(Draw.path(shore.path(to: brush.height), fill: brush.fade(meadow.lighter(0.01), meadow.lighter(-0.03))))
        brush.depth = "middle"
        for tree in 0..<5 where brush.allows("tree") {
            let left = tree % 2 == 0, tall = measure * random.between(0.3, 0.46),
                x = width * (left ? random.between(0, 0.2) : random.between(0.8, 1))
            brush.fir(x, shore.y(at: x) + tall * 0.05, tall, air.tone(Paint(0x7da58c), far: 0.2), snow: air.weather == .snow, &random)
        }
        brush.layers.light.shadow = meadow.lighter(-0.36)
        brush.grass(meadow, from: 0.2)
        brush.flowers([Paint(0xfff8ec), Paint(0xb9a3e0)], from: 0.25, amount: 0.6)
        brush.weather()
        return brush.layers
    }
}
