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
            brush.lamp(x, base, tall, air.tone(Paint(0x76867e), far: 0.1))
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
