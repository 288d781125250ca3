import SVG

/// Open country: hills, a few trees, a meadow. Also the backdrop of scenes that have weather or a time of day and no place.
public struct FieldBackdrop: Backdrop {
    /// Whether the meadow is mown and empty, for scenes that name no place.
    let isPlain: Bool

    /// A meadow with flowers, or a plain one.
    public init(isPlain: Bool = false) { self.isPlain = isPlain }

    /// Grass.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.36...0.74, preferredHorizon: 0.6, margin: 0.03) }

    /// Sky, hills, trees, meadow.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, measure = brush.measure
        var random = context.random("field")
        brush.sky()
        let green = Paint(random.pick([0xb5d596, 0xb9d68c, 0xaed39b]))
        for layer in 0..<3 {
            brush.depth = layer < 2 ? "far" : "middle"
            let ridge = Ridge(
                width: width, base: horizon - measure * [0.15, 0.085, 0.03][layer], swell: measure * [0.06, 0.045, 0.022][layer],
                waves: random.between(0.6, 1.2), &random)
            let paint = air.tone(layer == 0 ? Paint(0xa3c5c0) : green.lighter(-0.035 * Double(layer)), far: [0.62, 0.42, 0.16][layer])
            if layer == 1, !isPlain || random.once(in: 2) {
                for _ in 0..<(isPlain ? 3 : 5) where brush.allows("tree") {
                    let x = random.between(0.03, 0.97) * width, tall = measure * random.between(0.12, 0.2)
                    brush.roundTree(
                        x, ridge.y(at: x) + 5, tall, air.tone(Paint(0x8dbb86), far: 0.36), air.tone(Paint(0xa9876b), far: 0.4), &random)
                }
            }
            brush.hill(ridge, paint, to: horizon + 60, haze: 0.12)
        }
        let meadow = air.tone(green)
        brush.land(meadow.lighter(0.015), meadow.lighter(-0.03))
        brush.grass(meadow)
        if !isPlain { brush.flowers([Paint(0xfff8ec), Paint(0xf7d25e), Paint(0xeea2b5)]) }
        brush.weather()
        return brush.layers
    }
}
