import SVG

/// A kitchen: tiles, wall cupboards, a window; a counter top for small things, cupboards and a tiled floor for large ones.
public struct KitchenBackdrop: Backdrop {
    /// A kitchen.
    public init() {}

    /// A counter top or a floor.
    public func terrain(in context: BackdropContext) -> Terrain {
        RoomBackdrop.isTable(context)
            ? Terrain(horizon: 0.46...0.74, preferredHorizon: 0.66, margin: 0.05, hasWall: true)
            : Terrain(horizon: 0.44...0.78, preferredHorizon: 0.7, margin: 0.05, hasWall: true)
    }

    /// Wall, tiles, cupboards, counter or floor.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let width = brush.width, horizon = brush.horizon
        var random = context.random("kitchen")
        let paint = brush.indoors(context.colour ?? Paint(random.pick([0xf3ecdf, 0xe6edee, 0xeef0e2, 0xf5e6da])))
        let front = brush.indoors(Paint(random.pick([0xbcd0c4, 0xb5c7d8, 0xe2cdb2, 0xd5c6d8])))
        brush.roomLight()
        brush.wall(paint)
        let isCounter = RoomBackdrop.isTable(context), counter = isCounter ? horizon : horizon - brush.measure * 0.28
        tiles(&brush, paint, from: horizon * 0.34, to: counter)
        let pane = min(width * 0.22, horizon * 0.36), tall = min(pane * 1.1, counter * 0.5)
        let x = brush.clearing(
            pane, top: counter * 0.2, bottom: counter * 0.2 + tall, from: width * 0.14 + pane / 2, to: width * 0.86 - pane / 2, &random)
        let box = Box(x: x - pane / 2, y: counter * 0.2, width: pane, height: tall)
        cupboards(&brush, front, clear: box.grown(pane * 0.12), to: horizon * 0.3)
        brush.window(box, frame: brush.indoors(Paint(0xfffaf2)))
        if context.isNight {
            brush.glow(width * (x < width / 2 ? 0.8 : 0.2), counter * 0.55, width * 0.45, counter * 0.5, Paint(0xffd796), 0.5)
        }
        if isCounter {
            brush.tableTop(brush.indoors(Paint(random.pick([0xe0bd92, 0xe9e2d6, 0xd8b48c]))))
        } else {
            drawers(&brush, front, counter)
            floor(&brush, brush.indoors(Paint(random.pick([0xe8dccb, 0xdde0df, 0xe6d5c3]))))
        }
        return brush.layers
    }

    private func tiles(_ brush: inout Brush, _ paint: Paint, from top: Double, to bottom: Double) {
        guard bottom > top else { return }
        brush.add(Draw.rectangle(Box(x: 0, y: top, width: brush.width, height: bottom - top), fill: paint.lighter(-0.022).hex))
        var joints = Trace()
        let tall = brush.measure * 0.055, wide = tall * 2
        var y = bottom, row = 0
        while y > top + 2 {
            joints.move(0, y)
            joints.across(brush.width)
            var x = row % 2 == 0 ? 0 : wide / 2
            while x < brush.width {
                joints.move(x, y)
                joints.step(0, -min(tall, y - top))
                x += wide
            }
            y -= tall
            row += 1
        }
        if brush.isShaded { brush.add(Draw.line(joints.data, stroke: paint.lighter(0.02).hex, width: 2.4, opacity: 0.9, class: "seam")) }
    }

    private func cupboards(_ brush: inout Brush, _ paint: Paint, clear window: Box, to bottom: Double) {
        let wide = brush.measure * 0.27
        var doors = Trace(), panels = Trace(), knobs: [(x: Double, y: Double)] = [], x = -wide * 0.4
        while x < brush.width {
            if x + wide < window.x || x > window.right {
                doors.box(x + 2, -4, wide - 4, bottom + 4)
                panels.box(x + wide * 0.14, bottom * 0.12, wide * 0.72, bottom * 0.76)
                knobs.append((x + wide * 0.9, bottom * 0.88))
            }
            x += wide
        }
        guard !knobs.isEmpty else { return }
        brush.add(Draw.path(doors.data, fill: paint.hex))
        if brush.isShaded {
            brush.add(Draw.path(panels.data, fill: paint.lighter(0.02).hex, class: "light"))
            brush.add(Draw.line(Brush.dots(knobs), stroke: paint.lighter(-0.2).hex, width: 8, class: "seam"))
        }
    }

    private func drawers(_ brush: inout Brush, _ paint: Paint, _ counter: Double) {
        brush.depth = "middle"
        let wide = brush.measure * 0.3, top = counter + brush.height * 0.012
        brush.add(
            Draw.rectangle(
                Box(x: 0, y: counter, width: brush.width, height: brush.horizon - counter), fill: brush.fade(paint, paint.lighter(-0.03))))
        var panels = Trace(), knobs: [(x: Double, y: Double)] = [], x = -wide * 0.3
        while x < brush.width {
            panels.box(x + wide * 0.05, top + (brush.horizon - top) * 0.12, wide * 0.9, (brush.horizon - top) * 0.22)
            panels.box(x + wide * 0.05, top + (brush.horizon - top) * 0.42, wide * 0.9, (brush.horizon - top) * 0.46)
            knobs.append((x + wide * 0.5, top + (brush.horizon - top) * 0.23))
            knobs.append((x + wide * 0.5, top + (brush.horizon - top) * 0.5))
            x += wide
        }
        brush.add(Draw.path(panels.data, fill: paint.lighter(0.025).hex))
        brush.add(Draw.line(Brush.dots(knobs), stroke: paint.lighter(-0.18).hex, width: 8, class: "seam"))
        let slab = brush.indoors(Paint(0xe7cfae))
        brush.add(
            Draw.rectangle(Box(x: 0, y: counter - brush.height * 0.014, width: brush.width, height: brush.height * 0.028), fill: slab.hex))
    }

    private func floor(_ brush: inout Brush, _ paint: Paint) {
        brush.depth = "ground"
        brush.add(Draw.rectangle(brush.ground, fill: brush.fade(paint.lighter(-0.03), paint.lighter(0.01))))
        brush.layers.light.shadow = paint.lighter(-0.36)
        var checks = Trace()
        let rows = [0, 0.1, 0.24, 0.43, 0.68, 1], middle = brush.width / 2
        for (row, (from, to)) in zip(rows, rows.dropFirst()).enumerated() {
            let y0 = brush.horizon + brush.ground.height * from, y1 = brush.horizon + brush.ground.height * to
            let w0 = brush.width * (0.085 + 0.14 * from), w1 = brush.width * (0.085 + 0.14 * to)
            for column in -7..<7 where (column + row) % 2 == 0 {
                checks.move(middle + Double(column) * w0, y0)
                checks.line(middle + Double(column + 1) * w0, y0)
                checks.line(middle + Double(column + 1) * w1, y1)
                checks.line(middle + Double(column) * w1, y1)
                checks.close()
            }
        }
        brush.add(Draw.path(checks.data, fill: paint.lighter(-0.05).hex, opacity: 0.6, class: "seam"))
    }
}
