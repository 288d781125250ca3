import SVG

/// A theatre's stage: curtains, boards, spotlights.
public struct StageBackdrop: Backdrop {
    /// A stage.
    public init() {}

    /// Boards.
    public func terrain(in context: BackdropContext) -> Terrain {
        Terrain(horizon: 0.44...0.76, preferredHorizon: 0.68, margin: 0.05, hasWall: true)
    }

    /// Backcloth, curtains, boards, beams.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let width = brush.width, horizon = brush.horizon
        var random = context.random("stage")
        let cloth = context.colour ?? Paint(random.pick([0xb0605f, 0x8a6a9c, 0x5f7fa6, 0xa86a78]))
        let back = cloth.mixed(Paint(0x4a4463), 0.35).lighter(0.04).saturated(0.75)
        brush.depth = "sky"
        brush.add(Draw.rectangle(brush.sheet, fill: brush.fade(back.lighter(-0.05), back.lighter(0.06))))
        brush.depth = "far"
        folds(&brush, back, &random)
        brush.glow(width / 2, horizon * 0.82, width * 0.52, horizon * 0.85, Paint(0xfff0cf), 0.62)
        brush.depth = "ground"
        brush.boards(Paint(0xd6ac82))
        brush.depth = "far"
        beams(&brush)
        brush.depth = "ground"
        let pool = Draw.ellipse(
            width / 2, brush.stand, width * 0.42, min(brush.ground.height * 0.34, (brush.stand - horizon) * 0.9), fill: "#fff3d2",
            opacity: 0.4,
            class: "glow")
        brush.add(pool)
        brush.depth = "near"
        drapes(&brush, cloth)
        brush.layers.light = Light()
        brush.layers.light.shadow = Paint(0x5a3a2c)
        brush.layers.light.shadowOpacity = 0.46
        if context.isNight { (brush.layers.light.tint, brush.layers.light.tintOpacity) = (Paint(0x1c1840), 0.12) }
        return brush.layers
    }

    private func folds(_ brush: inout Brush, _ paint: Paint, _ random: inout RandomStream) {
        var shade = Trace(), x = 0.0
        while x < brush.width {
            let wide = brush.width * random.between(0.03, 0.05)
            shade.box(x, 0, wide * 0.45, brush.horizon)
            x += wide
        }
        brush.add(Draw.path(shade.data, fill: paint.lighter(-0.03).hex, opacity: 0.6, class: "shade"))
    }

    private func beams(_ brush: inout Brush) {
        guard brush.isShaded else { return }
        let fill = brush.fade([(0, Paint(0xfff6dc), 0.42), (1, Paint(0xfff6dc), 0.04)])
        for (top, foot) in [(0.2, 0.42), (0.8, 0.58)] {
            var beam = Trace(brush.width * top - 12, 0)
            beam.line(brush.width * top + 12, 0)
            beam.line(brush.width * (foot + 0.19), brush.horizon + brush.ground.height * 0.55)
            beam.line(brush.width * (foot - 0.19), brush.horizon + brush.ground.height * 0.55)
            beam.close()
            brush.add(Draw.path(beam.data, fill: fill, opacity: 0.6, class: "glow"))
        }
    }

    private func drapes(_ brush: inout Brush, _ paint: Paint) {
        let width = brush.width, height = brush.height, base = brush.horizon + brush.ground.height * 0.34,
            wide = min(width * 0.13, height * 0.16)
        for side in [0.0, 1] {
            let edge = side * width, sign = side == 0 ? 1.0 : -1.0
            var cloth = Trace(edge, -2)
            cloth.line(edge + sign * wide * 1.5, -2)
            cloth.curve(edge + sign * wide * 1.25, base * 0.4, edge + sign * wide * 0.62, base * 0.6, edge + sign * wide * 0.6, base * 0.68)
            cloth.curve(edge + sign * wide * 0.75, base * 0.8, edge + sign * wide * 0.9, base * 0.95, edge + sign * wide * 0.9, base)
            cloth.line(edge, base)
            cloth.close()
            brush.add(Draw.path(cloth.data, fill: brush.fade(paint.lighter(-0.02), paint.lighter(0.02))))
            var folds = Trace()
            for share in [0.3, 0.6, 0.9, 1.2] {
                folds.move(edge + sign * wide * share, 0)
                folds.curve(
                    edge + sign * wide * share * 0.9, base * 0.4, edge + sign * wide * share * 0.46, base * 0.6,
                    edge + sign * wide * share * 0.45, base * 0.68)
                folds.curve(
                    edge + sign * wide * share * 0.5, base * 0.8, edge + sign * wide * share * 0.66, base * 0.95,
                    edge + sign * wide * share * 0.66, base)
            }
            if brush.isShaded {
                brush.add(Draw.line(folds.data, stroke: paint.lighter(-0.07).hex, width: wide * 0.06, opacity: 0.6, class: "shade"))
            }
            var tie = Trace(edge, base * 0.68)
            tie.bend(edge + sign * wide * 0.4, base * 0.7, edge + sign * wide * 0.62, base * 0.67)
            brush.add(Draw.line(tie.data, stroke: "#e6c06a", width: wide * 0.1))
        }
        let drop = height * 0.075, count = max(Int((width / (height * 0.16)).rounded()), 4), step = width / Double(count)
        var valance = Trace(-2, -2)
        valance.line(-2, drop * 0.8)
        for swag in 0..<count {
            let x = Double(swag) * step
            valance.curve(x + step * 0.2, drop * 1.5, x + step * 0.8, drop * 1.5, x + step, drop * 0.8)
        }
        valance.line(width + 2, -2)
        valance.close()
        var trim = Draw.path(valance.data, fill: paint.lighter(-0.035).hex)
        trim["stroke"] = "#e6c06a"
        trim["stroke-width"] = "5"
        brush.add(trim)
    }
}
