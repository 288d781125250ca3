import SVG

/// Dunes, far mesas and a few saguaros.
public struct DesertBackdrop: Backdrop {
    /// Dunes.
    public init() {}

    /// Sand.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.4...0.74, preferredHorizon: 0.6, margin: 0.03) }

    /// Sky, mesas, dunes, cactuses.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, measure = brush.measure
        var random = context.random("desert")
        brush.sky(quiet: true)
        mesas(&brush, &random)
        let sand = air.tone(Paint(random.pick([0xf0d49c, 0xf2cfa0, 0xecc79a])))
        for layer in 0..<2 {
            brush.depth = layer == 0 ? "far" : "middle"
            let ridge = Ridge(
                width: width, base: horizon - measure * (layer == 0 ? 0.065 : 0.015), swell: measure * 0.045,
                waves: random.between(0.8, 1.3), &random)
            brush.hill(
                ridge, sand.lighter(layer == 0 ? 0.015 : -0.015).mixed(air.haze, layer == 0 ? 0.35 : 0.12), to: horizon + 50, haze: 0.1)
        }
        brush.depth = "middle"
        let green = air.tone(Paint(0x93b78e), far: 0.12)
        for _ in 0..<3 where brush.allows("cactus") {
            let tall = measure * random.between(0.16, 0.36), base = horizon + brush.ground.height * random.between(0, 0.08)
            let x = brush.clearing(tall * 0.6, top: base - tall, bottom: base, from: width * 0.04, to: width * 0.96, &random)
            brush.cactus(x, base, tall, green.mixed(air.haze, 0.3 - tall / measure * 0.6), &random)
        }
        brush.land(sand.lighter(0.01), sand.lighter(-0.03).saturated(1.1))
        ripples(&brush, sand, &random)
        brush.grains(sand, in: brush.ground)
        brush.weather()
        return brush.layers
    }

    private func mesas(_ brush: inout Brush, _ random: inout RandomStream) {
        let paint = brush.air.tone(Paint(0xd9a58a), far: 0.5), base = brush.horizon
        var rock = Trace(), bands = Trace()
        for _ in 0..<3 {
            let wide = brush.width * random.between(0.1, 0.24), tall = brush.measure * random.between(0.13, 0.26),
                x = random.between(-0.05, 0.95) * brush.width
            rock.move(x - wide * 0.12, base)
            rock.line(x, base - tall * 0.55)
            rock.line(x + wide * 0.02, base - tall)
            rock.line(x + wide * 0.66, base - tall)
            rock.line(x + wide * 0.7, base - tall * 0.78)
            rock.line(x + wide * 0.86, base - tall * 0.76)
            rock.line(x + wide * 0.9, base - tall * 0.5)
            rock.line(x + wide * 1.12, base)
            rock.close()
            bands.box(x + wide * 0.01, base - tall * 0.82, wide * 0.65, tall * 0.05)
            bands.box(x, base - tall * 0.5, wide * 0.89, tall * 0.045)
        }
        brush.add(Draw.path(rock.data, fill: brush.fade(paint, paint.mixed(brush.air.haze, 0.45))))
        if brush.isShaded { brush.add(Draw.path(bands.data, fill: paint.lighter(-0.05).hex, opacity: 0.5, class: "shade")) }
    }

    private func ripples(_ brush: inout Brush, _ paint: Paint, _ random: inout RandomStream) {
        guard brush.isShaded else { return }
        var lines = Trace()
        for _ in 0..<12 {
            let depth = random.between(0.08, 0.95), y = brush.horizon + brush.ground.height * depth, length = (60 + 160 * depth),
                x = random.between(-0.1, 1) * brush.width
            lines.move(x, y)
            lines.curve(x + length * 0.3, y - 7 * depth, x + length * 0.6, y + 7 * depth, x + length, y)
        }
        brush.add(Draw.line(lines.data, stroke: paint.lighter(-0.06).hex, width: 2.6, opacity: 0.6, class: "seam"))
    }
}
