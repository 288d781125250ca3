import SVG

extension Brush {
    /// Open ground from the horizon down, `far` at the horizon and `near` at the feet, with two quiet swells in it.
    mutating func land(_ far: Paint, _ near: Paint, swells: Bool = true) {
        depth = "ground"
        let isSnowy = air.weather == .snow, white = air.tone(Paint(0xf6f9fd))
        let far = isSnowy ? far.mixed(white, 0.6) : far, near = isSnowy ? near.mixed(white, 0.5) : near
        let fill = fade(far, near)
        add(Draw.rectangle(ground, fill: fill))
        layers.light.shadow = near.lighter(-0.34)
        guard swells else { return }
        var random = context.random("swells")
        for swell in 0..<2 {
            let y = horizon + ground.height * (swell == 0 ? random.between(0.2, 0.34) : random.between(0.58, 0.76))
            let ridge = Ridge(width: width, base: y, swell: ground.height * 0.05, waves: random.between(0.6, 1), &random)
            let tone = far.mixed(near, swell == 0 ? 0.42 : 0.95)
            let fade = isShaded ? fade([(0, tone.lighter(swell == 0 ? 0.02 : -0.012), 0.75), (1, tone, 0)]) : tone.lighter(-0.008).hex
            add(Draw.path(ridge.path(to: height), fill: fade, opacity: isShaded ? 1 : 0.5))
        }
    }

    /// Blades of grass between the things, at high quality; a few tufts at medium.
    mutating func grass(_ paint: Paint, from start: Double = 0.06, amount: Double = 1) {
        guard isShaded else { return }
        var random = context.random("grass")
        let count = Int(ground.area / (isFine ? 2600 : 9000) * amount)
        var dark = Trace(), light = Trace()
        for tuft in 0..<count {
            let depth = random.unit(), y = horizon + ground.height * (start + (1 - start) * depth), x = random.unit() * width
            let size = 5 + 13 * depth, lean = random.between(-0.4, 0.4) * size
            func blades(_ trace: inout Trace) {
                for blade in -1...1 where isFine || blade != 0 {
                    trace.move(x + Double(blade) * size * 0.2, y)
                    trace.step(lean * 0.6 + Double(blade) * size * 0.28, -size * (blade == 0 ? 1 : 0.7))
                }
            }
            if tuft % 3 == 0 { blades(&light) } else { blades(&dark) }
        }
        add(
            Draw.line(dark.data, stroke: paint.lighter(-0.07).hex, width: 2, opacity: 0.55, class: "fine"),
            Draw.line(light.data, stroke: paint.lighter(0.08).hex, width: 2, opacity: 0.6, class: "fine"))
    }

    /// Little flowers in the grass, in two colours.
    mutating func flowers(_ paints: [Paint], from start: Double = 0.1, amount: Double = 1) {
        guard allows("flower") else { return }
        var random = context.random("flowers")
        for paint in paints {
            var rows: [[(x: Double, y: Double)]] = [[], []]
            for _ in 0..<Int(ground.area / 42_000 * amount) {
                let depth = random.unit()
                rows[depth > 0.5 ? 1 : 0].append((random.unit() * width, horizon + ground.height * (start + (0.97 - start) * depth)))
            }
            for (row, points) in rows.enumerated() where !points.isEmpty {
                add(Draw.line(Self.dots(points), stroke: air.tone(paint).hex, width: row == 0 ? 5 : 8.5, opacity: 0.9, class: "flower"))
            }
        }
    }

    /// Grains and pebbles, at high quality.
    mutating func grains(_ paint: Paint, in box: Box, amount: Double = 1) {
        guard isFine else { return }
        var random = context.random("grains")
        var dark: [(x: Double, y: Double)] = [], light: [(x: Double, y: Double)] = []
        for grain in 0..<Int(box.area / 1500 * amount) {
            let depth = random.unit(), point = (x: box.x + random.unit() * box.width, y: box.y + box.height * depth)
            if grain % 2 == 0 { dark.append(point) } else { light.append(point) }
        }
        add(
            Draw.line(Self.dots(dark), stroke: paint.lighter(-0.12).hex, width: 2.2, opacity: 0.4, class: "fine"),
            Draw.line(Self.dots(light), stroke: paint.lighter(0.08).hex, width: 2.4, opacity: 0.6, class: "fine"))
    }

    /// Water from `top` to `bottom` with glints that widen towards the viewer.
    mutating func water(_ top: Double, _ bottom: Double, _ far: Paint, _ near: Paint, glints: Double = 1) {
        let fill = fade(far, near), tall = bottom - top
        add(Draw.rectangle(Box(x: 0, y: top, width: width, height: tall), fill: fill))
        var random = context.random("glints \(Int(top))")
        var light = Trace(), dark = Trace()
        for glint in 0..<Int((tall / 16).rounded(.up) * width / 260 * glints) {
            let depth = random.unit(), y = top + 5 + (tall - 8) * depth * depth, length = (16 + 74 * depth) * random.between(0.6, 1.3),
                x = random.unit() * width
            if glint % 3 == 0 {
                dark.move(x, y)
                dark.bend(x + length / 2, y + 3 * depth, x + length, y)
            } else {
                light.move(x, y)
                light.bend(x + length / 2, y - 3 * depth, x + length, y)
            }
        }
        add(
            Draw.line(dark.data, stroke: near.lighter(-0.06).hex, width: 3, opacity: 0.5, class: "ripple"),
            Draw.line(light.data, stroke: far.lighter(0.1).hex, width: 3, opacity: 0.6, class: "ripple"))
        guard air.time == .sunset || air.time == .dawn || air.isNight, air.overcast < 0.5, isShaded else { return }
        var shine = Trace()
        let middle = orbX
        for _ in 0..<Int(tall / 14) + 3 {
            let depth = random.unit(), length = 20 + 60 * random.unit() * (0.4 + depth)
            shine.move(middle - length / 2 + random.between(-18, 18), top + 4 + (tall - 8) * depth)
            shine.step(length, 0)
        }
        add(Draw.line(shine.data, stroke: air.isNight ? "#c9d4f2" : "#fff0cf", width: 4, opacity: 0.5, class: "ripple"))
    }
}
