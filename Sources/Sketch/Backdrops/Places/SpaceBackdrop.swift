import SVG

/// The dark between the stars, with a nebula, a planet and its moon.
public struct SpaceBackdrop: Backdrop {
    /// The dark.
    public init() {}

    /// Nothing to stand on.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(footing: .none, horizon: 0.8...0.95, preferredHorizon: 0.9) }

    /// Dark, nebula, stars, planets.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let width = brush.width, height = brush.height, short = min(width, height)
        var random = context.random("space")
        let deep =
            context.colour.map { $0.lab.lightness > 0.5 ? $0.lighter(-0.2) : $0 }
            ?? Paint(random.pick([0x1d2452, 0x241f4f, 0x172a52, 0x2b1f4a]))
        brush.depth = "sky"
        brush.add(Draw.rectangle(brush.sheet, fill: brush.fade(deep.lighter(-0.06), deep.lighter(0.05))))
        let mist = random.pick([[UInt32(0x6d5fc4), 0x4f8fd0], [0x9a5fb8, 0x5a78d8], [0x3f8fae, 0x6a6fd6], [0xb8628f, 0x6a5fc8]])
        brush.glow(width * random.between(0.25, 0.75), height * random.between(0.3, 0.6), width * 0.62, height * 0.46, Paint(mist[0]), 0.55)
        brush.glow(width * random.between(0.1, 0.9), height * random.between(0.45, 0.9), width * 0.5, height * 0.36, Paint(mist[1]), 0.42)
        stars(&brush, &random)
        if brush.allows("planet") { planet(&brush, short, &random) }
        brush.layers.light = Light()
        brush.layers.light.shadow = Paint(0x0a0d24)
        return brush.layers
    }

    private func stars(_ brush: inout Brush, _ random: inout RandomStream) {
        guard brush.allows("star") else { return }
        var sizes: [[(x: Double, y: Double)]] = [[], [], []]
        for star in 0..<Int(brush.width * brush.height / 6500) {
            sizes[star % 9 == 0 ? 2 : (star % 3 == 0 ? 1 : 0)].append((random.unit() * brush.width, random.unit() * brush.height))
        }
        for (size, points) in sizes.enumerated() {
            brush.add(
                Draw.line(
                    Brush.dots(points), stroke: "#f3f1ff", width: [2.2, 3.6, 5.6][size], opacity: [0.5, 0.65, 0.9][size], class: "light"))
        }
        var sparks = Trace()
        for _ in 0..<4 {
            let x = random.unit() * brush.width, y = random.unit() * brush.height, r = random.between(9, 16)
            sparks.move(x, y - r)
            for (dx, dy) in [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)] { sparks.bend(x, y, x + r * dx, y + r * dy) }
            sparks.close()
        }
        brush.add(Draw.path(sparks.data, fill: "#fff6d8", class: "light"))
    }

    private func planet(_ brush: inout Brush, _ short: Double, _ random: inout RandomStream) {
        brush.depth = "far"
        let paint = Paint(random.pick([0xd98f77, 0x6fa8a8, 0x8c86cf, 0xd6ad72])).mixed(Paint(0x2a2a5c), 0.28)
        let radius = short * random.between(0.24, 0.32), isLeft = random.once(in: 2)
        let x = isLeft ? brush.width * 0.03 : brush.width * 0.97, y = brush.height * (random.once(in: 2) ? 0.94 : 0.06)
        brush.glow(x, y, radius * 1.5, radius * 1.5, paint.lighter(0.1), 0.4)
        brush.add(Draw.ellipse(x, y, radius, radius, fill: brush.fade(paint.lighter(0.03), paint.lighter(-0.1)), class: "far"))
        if brush.isShaded {
            var bands = Trace()
            for row in [-0.55, -0.2, 0.22, 0.55] {
                let half = radius * (1 - row * row).squareRoot() * 0.97
                bands.move(x - half, y + row * radius)
                bands.bend(x, y + row * radius + radius * 0.1, x + half, y + row * radius)
            }
            brush.add(Draw.line(bands.data, stroke: paint.lighter(0.06).hex, width: radius * 0.07, opacity: 0.55, class: "shade"))
        }
        var ring = Trace()
        ring.oval(0, 0, radius * 1.5, radius * 0.3)
        var hoop = Draw.line(ring.data, stroke: paint.lighter(0.16).hex, width: radius * 0.06, opacity: 0.6, class: "far")
        hoop["transform"] = "translate(\(Numbers.list(x, y))) rotate(\(isLeft ? -24 : 24))"
        brush.add(hoop)
        guard brush.allows("moon") else { return }
        let size = short * random.between(0.035, 0.055),
            mx = brush.width * (isLeft ? random.between(0.8, 0.92) : random.between(0.08, 0.2)),
            my = brush.height * random.between(0.1, 0.2)
        brush.add(Draw.ellipse(mx, my, size, size, fill: "#b9bbd8", class: "far"))
        var pits = Trace()
        pits.oval(mx - size * 0.3, my - size * 0.2, size * 0.22, size * 0.22)
        pits.oval(mx + size * 0.32, my + size * 0.25, size * 0.3, size * 0.3)
        brush.add(Draw.path(pits.data, fill: "#9c9fc4", class: "shade"))
    }
}
