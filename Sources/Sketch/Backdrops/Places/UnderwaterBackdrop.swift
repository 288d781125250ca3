import SVG

/// Clear water over a sandy bottom with weeds and corals.
public struct UnderwaterBackdrop: Backdrop {
    /// Clear water.
    public init() {}

    /// Everything floats.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(footing: .none, horizon: 0.82...0.9, preferredHorizon: 0.86) }

    /// Water, rays, rocks, sand, weeds, bubbles.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let width = brush.width, height = brush.height, horizon = min(brush.horizon, height * 0.9)
        var random = context.random("underwater")
        let base = context.colour ?? Paint(random.pick([0x79c6d6, 0x73bddb, 0x7fcdc9]))
        let isNight = context.isNight
        func dim(_ paint: Paint, _ far: Double = 0) -> Paint {
            let water = isNight ? Paint(0x1d3566) : (context.time == .sunset ? base.mixed(Paint(0xd99a86), 0.3) : base)
            return (isNight ? paint.mixed(Paint(0x16264f), 0.6) : paint).mixed(water, far)
        }
        let water = dim(base)
        brush.depth = "sky"
        brush.add(
            Draw.rectangle(brush.sheet, fill: brush.fade([(0, water.lighter(0.1), 1), (0.5, water, 1), (1, water.lighter(-0.1), 1)])))
        rays(&brush, &random)
        brush.depth = "far"
        for layer in 0..<2 {
            let ridge = Ridge(
                width: width, base: horizon - height * (layer == 0 ? 0.09 : 0.03), swell: height * 0.04, waves: random.between(0.9, 1.5),
                &random)
            brush.add(Draw.path(ridge.path(to: height), fill: dim(Paint(0x5f9fae), layer == 0 ? 0.75 : 0.5).hex))
        }
        brush.depth = "middle"
        for side in [0.0, 1] { corals(&brush, side, horizon, dim, &random) }
        brush.depth = "ground"
        let sand = dim(Paint(0xeadcb4), 0.3)
        let floor = Ridge(width: width, base: horizon + height * 0.035, swell: height * 0.012, waves: 1.1, &random)
        brush.add(Draw.path(floor.path(to: height), fill: brush.fade(sand, sand.mixed(water, 0.3))))
        brush.grains(sand, in: Box(x: 0, y: horizon + height * 0.05, width: width, height: height * 0.95 - horizon))
        brush.depth = "near"
        for side in [0.0, 1] { weeds(&brush, side, dim(Paint(0x6fae86), 0.22), &random) }
        bubbles(&brush, &random)
        brush.layers.light = Light()
        (brush.layers.light.tint, brush.layers.light.tintOpacity) = (
            brush.air.isNight ? Paint(0x14275c) : Paint(0x2f8fb8), brush.air.isNight ? 0.2 : 0.06
        )
        brush.layers.light.shadow = sand.lighter(-0.35)
        return brush.layers
    }

    private func rays(_ brush: inout Brush, _ random: inout RandomStream) {
        guard brush.isShaded else { return }
        let fill = brush.fade([(0, Paint(0xffffff), brush.air.isNight ? 0.14 : 0.34), (1, Paint(0xffffff), 0)])
        var shape = Trace()
        for ray in 0..<5 {
            let x = brush.width * (0.02 + 0.19 * Double(ray) + random.between(0, 0.08)), wide = brush.width * random.between(0.03, 0.08),
                run = brush.height * random.between(0.14, 0.24)
            shape.move(x, -5)
            shape.line(x + wide, -5)
            shape.line(x + wide * 2.2 + run, brush.height * 0.82)
            shape.line(x + run, brush.height * 0.82)
            shape.close()
        }
        brush.add(Draw.path(shape.data, fill: fill, class: "glow"))
    }

    private func corals(
        _ brush: inout Brush, _ side: Double, _ floor: Double, _ dim: (Paint, Double) -> Paint, _ random: inout RandomStream
    ) {
        guard brush.allows("coral") else { return }
        let short = min(brush.width, brush.height)
        for piece in 0..<2 {
            let x = brush.width * (side == 0 ? random.between(0.03, 0.2) : random.between(0.8, 0.97)),
                tall = short * random.between(0.09, 0.17), base = floor + brush.height * 0.05
            let paint = dim(Paint(random.pick([0xe59a9a, 0xe8b27e, 0xc79ad0, 0xe7c27a])), 0.34)
            if piece == 0 {
                var branch = Trace(x, base)
                branch.down(base - tall)
                for (rise, reach) in [(0.35, -0.34), (0.5, 0.36), (0.68, -0.22)] {
                    branch.move(x, base - tall * rise)
                    branch.bend(x + tall * reach, base - tall * rise, x + tall * reach, base - tall * (rise + 0.36))
                }
                brush.add(Draw.line(branch.data, stroke: paint.hex, width: tall * 0.11))
            } else {
                brush.add(Draw.path(Brush.blob(x, base - tall * 0.3, tall * 0.5, tall * 0.42, lobes: 7, &random), fill: paint.hex))
            }
        }
    }

    private func weeds(_ brush: inout Brush, _ side: Double, _ paint: Paint, _ random: inout RandomStream) {
        let short = min(brush.width, brush.height)
        var shape = Trace()
        for _ in 0..<4 {
            let x = brush.width * (side == 0 ? random.between(0, 0.13) : random.between(0.87, 1)), base = brush.height + 6,
                tall = short * random.between(0.22, 0.44), half = short * 0.011, sway = short * random.between(0.015, 0.035)
            shape.move(x - half, base)
            shape.curve(x - half - sway, base - tall * 0.35, x - half + sway, base - tall * 0.65, x + sway * 0.4, base - tall)
            shape.curve(x + half + sway, base - tall * 0.65, x + half - sway, base - tall * 0.35, x + half, base)
            shape.close()
        }
        brush.add(Draw.path(shape.data, fill: brush.fade(paint, paint.lighter(-0.05))))
    }

    private func bubbles(_ brush: inout Brush, _ random: inout RandomStream) {
        var rings = Trace()
        for _ in 0..<16 {
            let size = random.between(3.5, 11)
            rings.oval(random.unit() * brush.width, random.between(0.05, 0.85) * brush.height, size, size)
        }
        brush.add(Draw.line(rings.data, stroke: "#ffffff", width: 2, opacity: 0.5, class: "light"))
    }
}
