import SVG

extension Brush {
    /// `paint` as it looks indoors: warm and dimmer when it is dark outside.
    func indoors(_ paint: Paint) -> Paint {
        switch air.time {
        case .day: air.overcast > 0.5 ? paint.saturated(0.85).lighter(-0.02) : paint
        case .dawn: paint.mixed(Paint(0xf3cdb8), 0.14)
        case .sunset: paint.mixed(Paint(0xee9c66), 0.2)
        case .night: paint.mixed(Paint(0x2c2b4d), 0.42)
        }
    }

    /// The light of a room.
    mutating func roomLight() {
        layers.light = Light()
        switch air.time {
        case .night: (layers.light.tint, layers.light.tintOpacity) = (Paint(0x2a1f45), 0.1)
        case .sunset: (layers.light.tint, layers.light.tintOpacity) = (Paint(0xff8a4a), 0.06)
        default: break
        }
        layers.light.shadowOpacity = 0.4
    }

    /// A wall over the whole sheet, lit from the upper left.
    mutating func wall(_ paint: Paint) {
        depth = "sky"
        if isShaded {
            layers.definitions.append(
                Draw.radial("bd-wall", centre: (0.3, 0.22), radius: 0.95, [(0, paint.lighter(0.03), 1), (1, paint.lighter(-0.035), 1)]))
            add(Draw.rectangle(sheet, fill: "url(#bd-wall)"))
        } else {
            add(Draw.rectangle(sheet, fill: paint.hex))
        }
        depth = "far"
    }

    /// A window with its frame and sill; outside it is the scene's time and weather.
    mutating func window(_ box: Box, frame: Paint, curtain: Paint? = nil) {
        let rim = min(box.width, box.height) * 0.05
        add(Draw.rectangle(box.grown(rim), radius: rim * 0.5, fill: frame.hex))
        add(
            Draw.rectangle(
                box, fill: isShaded ? fade([(0, air.top, 1), (0.6, air.middle, 1), (1, air.low, 1)]) : air.middle.hex, class: "glass"))
        var random = context.random("window")
        if air.isNight, air.overcast < 0.5 {
            let points = (0..<9).map { _ in
                (x: box.x + box.width * random.between(0.06, 0.94), y: box.y + box.height * random.between(0.05, 0.6))
            }
            add(Draw.line(Self.dots(points), stroke: "#f3f1ff", width: 3.4, opacity: 0.8, class: "light"))
            let size = box.width * 0.085
            if allows("moon") {
                add(Draw.ellipse(box.x + box.width * 0.28, box.y + box.height * 0.22, size, size, fill: "#f4efd8", class: "light"))
            }
        } else if air.weather == .sunny || air.time == .sunset, allows("sun") {
            let size = box.width * 0.1, y = box.y + box.height * (air.time == .sunset ? 0.58 : 0.2)
            add(Draw.ellipse(box.x + box.width * 0.28, y, size, size, fill: air.time == .sunset ? "#ffe3ab" : "#ffe9a3", class: "light"))
        } else if allows("cloud") {
            let size = box.width * 0.34
            add(
                Draw.path(
                    Self.cloud(box.x + box.width * 0.1, box.y + box.height * 0.36, size, &random), fill: cloudPaint.hex, opacity: 0.85,
                    class: "cloud"))
        }
        for layer in 0..<2 {
            let base = box.bottom - box.height * (layer == 0 ? 0.3 : 0.16)
            let one = Ridge(width: box.width, base: base, swell: box.height * 0.06, waves: 0.9, &random)
            var hill = Trace(box.x, box.bottom)
            hill.line(box.x, one.points[0].y)
            hill.smooth(one.points.map { ($0.x + box.x, $0.y) })
            hill.line(box.right, box.bottom)
            hill.close()
            add(Draw.path(hill.data, fill: air.tone(Paint(layer == 0 ? 0xa9cfae : 0x90bf8c), far: layer == 0 ? 0.5 : 0.25).hex))
        }
        falling(in: box, &random)
        var bars = Trace()
        bars.box(box.centreX - rim * 0.3, box.y, rim * 0.6, box.height)
        bars.box(box.x, box.y + box.height * 0.42, box.width, rim * 0.6)
        bars.box(box.x - rim * 1.8, box.bottom + rim * 0.5, box.width + rim * 3.6, rim * 0.9)
        add(Draw.path(bars.data, fill: frame.hex))
        guard let curtain else { return }
        for side in [-1.0, 1] {
            let edge = side < 0 ? box.x - rim * 2.4 : box.right + rim * 2.4, inner = edge - side * box.width * 0.26,
                top = box.y - rim * 2.4, foot = box.bottom + rim * 3
            var cloth = Trace(edge, top)
            cloth.line(inner, top)
            cloth.curve(
                inner, top + box.height * 0.4, edge - side * box.width * 0.2, top + box.height * 0.7, edge - side * box.width * 0.13, foot)
            cloth.line(edge + side * rim * 0.6, foot)
            cloth.close()
            add(Draw.path(cloth.data, fill: curtain.hex))
            guard isShaded else { continue }
            var folds = Trace(edge - side * box.width * 0.07, top + rim)
            folds.bend(edge - side * box.width * 0.09, top + box.height * 0.5, edge - side * box.width * 0.04, foot - rim * 0.3)
            folds.move(edge - side * box.width * 0.17, top + rim)
            folds.bend(edge - side * box.width * 0.17, top + box.height * 0.5, edge - side * box.width * 0.1, foot - rim * 0.5)
            add(Draw.line(folds.data, stroke: curtain.lighter(-0.06).hex, width: 3, class: "shade"))
        }
        var rod = Trace(box.x - rim * 4, box.y - rim * 2.6)
        rod.across(box.right + rim * 4)
        add(Draw.line(rod.data, stroke: frame.lighter(-0.16).hex, width: rim * 0.55))
    }

    private mutating func falling(in box: Box, _ random: inout RandomStream) {
        guard air.weather == .rain || air.weather == .storm || air.weather == .snow else { return }
        var drops = Trace(), flakes: [(x: Double, y: Double)] = []
        for _ in 0..<26 {
            let x = box.x + box.width * random.between(0.05, 0.95), y = box.y + box.height * random.between(0.04, 0.86)
            drops.move(x, y)
            drops.step(-box.width * 0.02, box.height * 0.09)
            flakes.append((x, y))
        }
        let isSnow = air.weather == .snow
        add(
            Draw.line(
                isSnow ? Self.dots(flakes) : drops.data, stroke: "#f4f9ff", width: isSnow ? box.width * 0.024 : 2.4,
                opacity: isSnow ? 0.9 : 0.6,
                class: isSnow ? "snow" : "rain"))
    }

    /// A floor of boards from the horizon down.
    mutating func boards(_ paint: Paint) {
        depth = "ground"
        let fill = fade(paint.lighter(-0.03), paint.lighter(0.025))
        add(Draw.rectangle(ground, fill: fill))
        layers.light.shadow = paint.lighter(-0.36)
        var random = context.random("boards"), seams = Trace(), grain = Trace()
        var y = horizon, row = 0
        while y < height {
            let tall = ground.height * (0.1 + 0.055 * Double(row))
            y += tall
            guard y < height else { break }
            seams.move(0, y)
            seams.across(width)
            for _ in 0..<2 {
                let x = random.unit() * width
                seams.move(x, y)
                seams.step((x - width / 2) * -0.02, -tall)
            }
            for _ in 0..<6 {
                let x = random.unit() * width, at = y - tall * random.between(0.2, 0.8), length = random.between(40, 130)
                grain.move(x, at)
                grain.bend(x + length / 2, at - 3, x + length, at)
            }
            row += 1
        }
        add(Draw.line(seams.data, stroke: paint.lighter(-0.085).hex, width: 2, opacity: 0.8, class: "seam"))
        if isFine { add(Draw.line(grain.data, stroke: paint.lighter(-0.07).hex, width: 1.6, opacity: 0.5, class: "fine")) }
    }

    /// A table or counter top from the horizon down with its front edge low in the sheet.
    mutating func tableTop(_ paint: Paint, grained: Bool = true) {
        depth = "ground"
        let lip = height * 0.022
        if isShaded {
            add(
                Draw.rectangle(
                    Box(x: 0, y: horizon - lip * 1.6, width: width, height: lip * 1.7),
                    fill: fade([(0, paint.lighter(-0.3), 0), (1, paint.lighter(-0.3), 0.22)]), class: "shade"))
        }
        add(Draw.rectangle(ground, fill: fade(paint.lighter(-0.015), paint.lighter(0.03))))
        add(Draw.rectangle(Box(x: 0, y: horizon, width: width, height: lip * 0.35), fill: paint.lighter(0.05).hex, class: "light"))
        layers.light.shadow = paint.lighter(-0.36)
        guard grained else { return }
        var random = context.random("table"), lines = Trace(), y = horizon + lip
        while y < height {
            let x = random.between(-0.2, 0.5) * width, length = random.between(0.3, 0.8) * width
            lines.move(x, y)
            lines.curve(x + length * 0.3, y + random.between(-5, 5), x + length * 0.6, y + random.between(-5, 5), x + length, y)
            y += ground.height * random.between(0.06, 0.13) * (isFine ? 0.55 : 1)
        }
        if isShaded {
            add(Draw.line(lines.data, stroke: paint.lighter(-0.06).hex, width: 2, opacity: 0.55, class: isFine ? "fine" : "seam"))
        }
    }
}
