import SVG

/// A photographer's studio: a roll of paper that sweeps from the wall to the floor, and two soft lights at the sides.
public struct PhotoStudioBackdrop: Backdrop {
    /// A studio.
    public init() {}

    /// Paper that lies on the floor.
    public func terrain(in context: BackdropContext) -> Terrain {
        Terrain(horizon: 0.3...0.74, preferredHorizon: 0.66, margin: 0.05, hasWall: true)
    }

    /// Wall, roll, sweep, lights.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let width = brush.width, height = brush.height, horizon = brush.horizon
        let paper = brush.indoors(context.colour ?? context.palette.wall), wall = brush.indoors(Paint(0xd8d6d6)).mixed(paper, 0.25)
        brush.roomLight()
        brush.wall(wall.lighter(-0.03))
        brush.depth = "ground"
        brush.add(Draw.rectangle(brush.ground, fill: brush.fade(wall.lighter(-0.1), wall.lighter(-0.06))))
        let left = width * 0.13, right = width * 0.87, top = height * 0.05
        var sweep = Trace(left, top)
        sweep.line(right, top)
        sweep.line(right, horizon * 0.94)
        sweep.bend(right, horizon + brush.ground.height * 0.2, width * 0.97, height + 4)
        sweep.line(width * 0.03, height + 4)
        sweep.bend(left, horizon + brush.ground.height * 0.2, left, horizon * 0.94)
        sweep.close()
        let share = horizon / height
        brush.add(
            Draw.path(
                sweep.data,
                fill: brush.fade([
                    (0, paper, 1), (max(share - 0.12, 0.1), paper.lighter(0.025), 1), (share + 0.05, paper.lighter(-0.045), 1),
                    (1, paper.lighter(0.01), 1),
                ])))
        brush.glow(width * 0.46, horizon * 0.6, width * 0.32, horizon * 0.55, Paint(0xffffff), 0.6)
        brush.depth = "far"
        let metal = wall.lighter(-0.3)
        brush.add(
            Draw.rectangle(Box(x: left - 14, y: top - 11, width: right - left + 28, height: 22), radius: 11, fill: paper.lighter(-0.08).hex)
        )
        for side in [0.0, 1] { lamp(&brush, side, metal) }
        brush.layers.light.shadow = paper.lighter(-0.42)
        return brush.layers
    }

    private func lamp(_ brush: inout Brush, _ side: Double, _ metal: Paint) {
        let x = brush.width * (side == 0 ? 0.055 : 0.945), size = min(brush.measure * 0.2, brush.width * 0.1), y = brush.horizon * 0.24,
            base = brush.horizon + brush.ground.height * 0.2, sign = side == 0 ? 1.0 : -1.0
        brush.glow(x + sign * size * 0.6, y, size * 2.2, size * 2.2, Paint(0xfff6e0), 0.6)
        var stand = Trace(x, y)
        stand.down(base)
        stand.move(x - size * 0.35, base + size * 0.08)
        stand.line(x, base - size * 0.4)
        stand.line(x + size * 0.35, base + size * 0.08)
        brush.add(Draw.line(stand.data, stroke: metal.hex, width: 5))
        var box = Trace(x - sign * size * 0.16, y - size * 0.16)
        box.line(x + sign * size * 0.22, y - size * 0.5)
        box.line(x + sign * size * 0.36, y + size * 0.5)
        box.line(x - sign * size * 0.1, y + size * 0.2)
        box.close()
        brush.add(Draw.path(box.data, fill: metal.hex))
        var face = Trace(x + sign * size * 0.22, y - size * 0.5)
        face.line(x + sign * size * 0.36, y - size * 0.47)
        face.line(x + sign * size * 0.48, y + size * 0.46)
        face.line(x + sign * size * 0.36, y + size * 0.5)
        face.close()
        brush.add(Draw.path(face.data, fill: "#fffaf0", class: "light"))
    }
}
