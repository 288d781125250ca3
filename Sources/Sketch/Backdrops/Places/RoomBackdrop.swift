import SVG

/// A living room: wall, window, floor, rug, a plant and a picture; with things for tables only, a table before the wall.
public struct RoomBackdrop: Backdrop {
    /// A living room.
    public init() {}

    static func isTable(_ context: BackdropContext) -> Bool {
        context.places.contains(.surface) && context.places.isSubset(of: [.surface, .wall])
    }

    /// A floor or a table top before a wall.
    public func terrain(in context: BackdropContext) -> Terrain {
        Self.isTable(context)
            ? Terrain(horizon: 0.44...0.74, preferredHorizon: 0.66, margin: 0.05, hasWall: true)
            : Terrain(horizon: 0.4...0.76, preferredHorizon: 0.68, margin: 0.05, hasWall: true)
    }

    /// Wall, window, furniture, floor.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let width = brush.width, horizon = brush.horizon
        var random = context.random("room")
        let walls: [UInt32] = [0xf0e3d3, 0xdfe7dc, 0xe0e6ee, 0xf1ddd3, 0xe9e2ee, 0xf3ead0]
        let paint = brush.indoors(context.colour ?? Paint(random.pick(walls)))
        let light = paint.lab.lightness > 0.5 ? 1.0 : -1.0
        brush.roomLight()
        brush.wall(paint)
        if brush.isFine { stripes(&brush, paint) }
        let pane = min(width * 0.26, horizon * 0.5), tall = min(pane * 1.2, horizon * 0.62)
        let x = brush.clearing(
            pane, top: horizon * 0.14, bottom: horizon * 0.14 + tall, from: width * 0.08 + pane / 2, to: width * 0.92 - pane / 2, &random)
        let box = Box(x: x - pane / 2, y: horizon * 0.15, width: pane, height: tall)
        let curtain = brush.indoors(Paint(random.pick([0xe6b9a6, 0xb9ccd9, 0xc9d3b0, 0xd8c3dc]))).mixed(paint, 0.25)
        brush.window(box, frame: brush.indoors(Paint(0xfffaf2)), curtain: curtain)
        if context.isNight { lampLight(&brush, away: x < width / 2 ? width * 0.84 : width * 0.16) }
        if brush.allows("painting") { painting(&brush, box, paint, &random) }
        if Self.isTable(context) {
            brush.tableTop(brush.indoors(Paint(random.pick([0xd9ae80, 0xcf9f74, 0xe3c39b]))))
        } else {
            brush.boards(brush.indoors(Paint(random.pick([0xdcb78e, 0xd3aa84, 0xe2c6a2]))))
            let skirt = height(brush) * 0.022
            brush.add(
                Draw.rectangle(
                    Box(x: 0, y: horizon - skirt, width: width, height: skirt), fill: paint.lighter(0.06 * light).hex, class: "far"))
            rug(&brush, curtain, &random)
            if brush.allows("potted plant") { plant(&brush, box, &random) }
        }
        return brush.layers
    }

    private func height(_ brush: Brush) -> Double { brush.height }

    private func stripes(_ brush: inout Brush, _ paint: Paint) {
        var lines = Trace(), x = brush.width * 0.02
        while x < brush.width {
            lines.box(x, 0, brush.width * 0.02, brush.horizon)
            x += brush.width * 0.045
        }
        brush.add(Draw.path(lines.data, fill: paint.lighter(-0.018).hex, opacity: 0.5, class: "fine"))
    }

    private func lampLight(_ brush: inout Brush, away x: Double) {
        brush.glow(x, brush.horizon * 0.5, brush.width * 0.42, brush.horizon * 0.62, Paint(0xffd796), 0.6)
    }

    private func painting(_ brush: inout Brush, _ window: Box, _ wall: Paint, _ random: inout RandomStream) {
        let wide = window.width * 0.46, tall = wide * random.pick([0.75, 1.25])
        let room =
            window.centreX < brush.width / 2
            ? (window.right + window.width * 0.4, brush.width * 0.95) : (brush.width * 0.05, window.x - window.width * 0.4)
        guard room.1 - room.0 > wide * 1.2 else { return }
        let x = brush.clearing(wide, top: window.y, bottom: window.y + tall, from: room.0 + wide / 2, to: room.1 - wide / 2, &random)
        let box = Box(x: x - wide / 2, y: window.y + window.height * 0.1, width: wide, height: tall)
        guard brush.crowding(box) < 0.3 else { return }
        brush.add(
            Draw.rectangle(box.grown(wide * 0.06), fill: brush.indoors(Paint(0xb98e64)).mixed(wall, 0.2).hex),
            Draw.rectangle(box, fill: brush.indoors(Paint(0xfbf5ea)).hex))
        let tone = brush.indoors(Paint(random.pick([0x8fb4c4, 0xd9a48a, 0xa5bb8c]))).mixed(wall, 0.2)
        var art = Trace(box.x + wide * 0.1, box.bottom - tall * 0.12)
        art.bend(box.x + wide * 0.3, box.y + tall * 0.4, box.centreX, box.y + tall * 0.62)
        art.bend(box.x + wide * 0.72, box.y + tall * 0.35, box.right - wide * 0.1, box.bottom - tall * 0.12)
        art.close()
        brush.add(
            Draw.path(art.data, fill: tone.hex),
            Draw.ellipse(box.x + wide * 0.64, box.y + tall * 0.27, wide * 0.1, wide * 0.1, fill: brush.indoors(Paint(0xeec27a)).hex))
    }

    private func rug(_ brush: inout Brush, _ paint: Paint, _ random: inout RandomStream) {
        let x = brush.width * random.between(0.44, 0.56), y = brush.stand, wide = brush.width * 0.43,
            tall = min(brush.ground.height * 0.3, (y - brush.horizon) * 0.9)
        brush.add(Draw.ellipse(x, y, wide, tall, fill: paint.lighter(0.01).hex))
        if brush.isShaded {
            var ring = Trace()
            ring.oval(x, y, wide * 0.9, tall * 0.87)
            brush.add(Draw.line(ring.data, stroke: paint.lighter(0.07).hex, width: 5, opacity: 0.8, class: "light"))
        }
    }

    private func plant(_ brush: inout Brush, _ window: Box, _ random: inout RandomStream) {
        let tall = brush.measure * 0.42, side = window.centreX < brush.width / 2
        let base = brush.horizon + brush.ground.height * 0.1
        let x = brush.clearing(
            tall * 0.5, top: base - tall, bottom: base, from: brush.width * (side ? 0.76 : 0.06), to: brush.width * (side ? 0.94 : 0.24),
            &random)
        guard brush.crowding(Box(x: x - tall * 0.2, y: base - tall, width: tall * 0.4, height: tall)) < 0.5 else { return }
        brush.depth = "middle"
        let leaf = brush.indoors(Paint(0x93b58c)), pot = brush.indoors(Paint(0xd8a184))
        var leaves = Trace(), veins = Trace()
        for number in -3...3 {
            let lean = Double(number) * tall * 0.13 + random.between(-6, 6), rise = tall * (0.95 - 0.055 * Double(number * number)),
                foot = base - tall * 0.26
            let wide = tall * 0.1
            leaves.move(x, foot)
            leaves.curve(x + lean * 0.2 - wide, foot - rise * 0.3, x + lean - wide, foot - rise * 0.55, x + lean * 1.15, foot - rise * 0.72)
            leaves.curve(x + lean + wide, foot - rise * 0.4, x + lean * 0.4 + wide, foot - rise * 0.2, x, foot)
            leaves.close()
            veins.move(x, foot)
            veins.bend(x + lean * 0.5, foot - rise * 0.4, x + lean * 1.1, foot - rise * 0.66)
        }
        brush.add(Draw.path(leaves.data, fill: leaf.hex))
        if brush.isShaded { brush.add(Draw.line(veins.data, stroke: leaf.lighter(0.05).hex, width: 2.4, class: "light")) }
        var vase = Trace(x - tall * 0.13, base - tall * 0.27)
        vase.line(x + tall * 0.13, base - tall * 0.27)
        vase.line(x + tall * 0.095, base)
        vase.line(x - tall * 0.095, base)
        vase.close()
        brush.add(Draw.path(vase.data, fill: pot.hex))
        if brush.isShaded {
            brush.add(
                Draw.rectangle(
                    Box(x: x - tall * 0.145, y: base - tall * 0.28, width: tall * 0.29, height: tall * 0.055), radius: 3,
                    fill: pot.lighter(0.03).hex, class: "light"))
        }
    }
}
