import SVG

/// A street of town houses with pavement, kerb and road.
public struct StreetBackdrop: Backdrop {
    /// A street.
    public init() {}

    /// Pavement and road.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(horizon: 0.42...0.74, preferredHorizon: 0.62, margin: 0.05) }

    /// Sky, houses, pavement, road.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, horizon = brush.horizon, height = brush.height
        var random = context.random("street")
        brush.sky(quiet: true)
        brush.skyline(horizon, low: horizon * 0.45, high: horizon * 0.8, air.tone(Paint(0xb9c4d6), far: 0.6), windows: 0, &random)
        brush.depth = "middle"
        houses(&brush, &random)
        brush.depth = "ground"
        let stone = air.tone(Paint(0xdedbd6)), asphalt = air.tone(Paint(0xb4b8c3))
        let kerb = horizon + brush.ground.height * 0.2, edge = horizon + brush.ground.height * 0.225
        brush.add(Draw.rectangle(brush.ground, fill: stone.hex))
        var joints = Trace(), x = 0.0
        while x < width {
            joints.move(x, horizon)
            joints.line(width / 2 + (x - width / 2) * 1.06, kerb)
            x += width * 0.07
        }
        if brush.isShaded { brush.add(Draw.line(joints.data, stroke: stone.lighter(-0.06).hex, width: 2, class: "seam")) }
        brush.add(Draw.rectangle(Box(x: 0, y: kerb, width: width, height: edge - kerb), fill: stone.lighter(-0.09).hex))
        brush.add(
            Draw.rectangle(
                Box(x: 0, y: edge, width: width, height: height - edge), fill: brush.fade(asphalt.lighter(-0.02), asphalt.lighter(0.02))))
        var dashes = Trace(), at = random.between(-0.2, 0) * width
        let lane = edge + (height - edge) * 0.56, thick = (height - edge) * 0.045
        while at < width {
            dashes.move(at + thick, lane)
            dashes.line(at + width * 0.11 + thick, lane)
            dashes.line(at + width * 0.11, lane + thick)
            dashes.line(at, lane + thick)
            dashes.close()
            at += width * 0.2
        }
        brush.add(Draw.path(dashes.data, fill: air.tone(Paint(0xf7f4ec)).hex, opacity: 0.85))
        brush.layers.light.shadow = asphalt.lighter(-0.36)
        brush.grains(asphalt, in: Box(x: 0, y: edge, width: width, height: height - edge), amount: 0.8)
        brush.depth = "middle"
        let tall = brush.measure * 0.5, post = air.tone(Paint(0x7d879c), far: 0.1)
        for side in [0, 1] where brush.allows("street light") {
            let place = brush.clearing(
                60, top: kerb - tall, bottom: kerb, from: width * (side == 0 ? 0.04 : 0.6), to: width * (side == 0 ? 0.4 : 0.96), &random)
            if brush.isSeen(place, kerb - 4, tall) { brush.lamp(place, kerb - 4, tall, post) }
        }
        brush.weather()
        return brush.layers
    }

    private func houses(_ brush: inout Brush, _ random: inout RandomStream) {
        let paints: [UInt32] = [0xe9c9b4, 0xcdd8c4, 0xd4d3e2, 0xefdcb4, 0xc6d6de, 0xe3c3c3]
        var x = -random.between(10, 80), last = -1
        let unit = min(brush.measure, brush.width * 0.7)
        while x < brush.width {
            let wide = unit * random.between(0.27, 0.36), tall = min(unit * random.between(0.5, 0.66), brush.horizon * 0.8)
            var choice = random.below(paints.count)
            if choice == last { choice = (choice + 1) % paints.count }
            last = choice
            house(
                &brush, Box(x: x, y: brush.horizon - tall, width: wide, height: tall), brush.air.tone(Paint(paints[choice]), far: 0.16),
                &random)
            x += wide
        }
    }

    private func house(_ brush: inout Brush, _ box: Box, _ paint: Paint, _ random: inout RandomStream) {
        let air = brush.air
        brush.add(Draw.rectangle(box, fill: paint.hex))
        let roof = air.tone(Paint(random.pick([0xb5806e, 0x8d90a6, 0xa08a7c])), far: 0.2)
        var top = Trace(box.x - 4, box.y)
        switch random.below(3) {
        case 0:
            top.line(box.centreX, box.y - box.width * 0.34)
            top.line(box.right + 4, box.y)
        case 1:
            top.line(box.x + box.width * 0.1, box.y - box.width * 0.22)
            top.line(box.right - box.width * 0.1, box.y - box.width * 0.22)
            top.line(box.right + 4, box.y)
        default:
            top.down(box.y - box.width * 0.07)
            top.across(box.right + 4)
            top.down(box.y)
        }
        top.close()
        brush.add(Draw.path(top.data, fill: roof.hex))
        let columns = 2 + random.below(2), cell = box.width / Double(columns), door = random.below(columns), floors = 3
        var frames = Trace(), panes = Trace(), lit = Trace()
        for floor in 0..<floors {
            for column in 0..<columns where !(floor == floors - 1 && column == door) {
                let wide = cell * 0.46, tall = box.height * 0.17, x = box.x + cell * (Double(column) + 0.5) - wide / 2,
                    y = box.y + box.height * (0.08 + 0.31 * Double(floor))
                frames.box(x - 3, y - 3, wide + 6, tall + 6)
                frames.box(x - 6, y + tall + 2, wide + 12, 5)
                if air.hasLamps, random.below(5) < 2 { lit.box(x, y, wide, tall) } else { panes.box(x, y, wide, tall) }
            }
        }
        let trim = paint.lighter(0.055).hex
        brush.add(Draw.path(frames.data, fill: trim))
        if !panes.data.isEmpty { brush.add(Draw.path(panes.data, fill: air.tone(Paint(0xb2ccd8), far: 0.12).hex)) }
        if !lit.data.isEmpty { brush.add(Draw.path(lit.data, fill: "#ffdc94", class: "light")) }
        let wide = cell * 0.5, x = box.x + cell * (Double(door) + 0.5) - wide / 2, tall = box.height * 0.24
        var entry = Trace(x, box.bottom)
        entry.line(x, box.bottom - tall + wide / 2)
        entry.arc(wide / 2, x + wide, box.bottom - tall + wide / 2)
        entry.line(x + wide, box.bottom)
        entry.close()
        brush.add(Draw.path(entry.data, fill: air.tone(Paint(random.pick([0x9c7b74, 0x7d93a6, 0x8aa08c])), far: 0.15).hex))
        guard brush.isFine else { return }
        var bricks = Trace()
        for _ in 0..<12 {
            bricks.move(box.x + box.width * random.between(0.04, 0.86), box.y + box.height * random.between(0.03, 0.97))
            bricks.step(box.width * 0.07, 0)
        }
        brush.add(Draw.line(bricks.data, stroke: paint.lighter(-0.06).hex, width: 3, opacity: 0.7, class: "fine"))
    }
}
