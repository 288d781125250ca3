import SVG

extension Brush {
    /// The sky over the whole sheet with sun or moon, stars, rainbow and clouds; `bottom` is where it meets the land.
    mutating func sky(to bottom: Double? = nil, clouds: Bool = true, quiet: Bool = false) {
        let bottom = bottom ?? horizon
        depth = "sky"
        if isShaded {
            let share = min(max(bottom / height, 0.2), 1)
            let fill = fade([(0, air.top, 1), (share * 0.55, air.middle, 1), (share, air.low, 1), (1, air.low, 1)])
            add(Draw.rectangle(sheet, fill: fill))
        } else {
            add(Draw.rectangle(sheet, fill: air.top.mixed(air.middle, 0.6).hex))
            for (share, depth) in [(0.42, 0.32), (0.7, 0.66)] {
                let band = Box(x: 0, y: bottom * share, width: width, height: height - bottom * share)
                add(Draw.rectangle(band, fill: air.top.mixed(air.middle, 0.6).mixed(air.low, depth).hex))
            }
        }
        if air.isNight { stars(to: bottom) }
        if !air.isNight { orb(bottom) }
        if air.weather == .rainbow { rainbow(bottom) }
        if clouds { self.clouds(to: bottom, quiet: quiet) }
        // At night the clouds are darker than the moon and would bite pieces out of it.
        if air.isNight { orb(bottom) }
        if air.weather == .storm { lightning(bottom) }
        depth = "far"
    }

    /// Where the sun or the moon stands: to the left, whence the light falls; a low sun anywhere.
    var orbX: Double {
        var random = context.random("orb")
        return random.between(0.14, 0.34) * width
            + (air.time == .day || random.once(in: 2) ? 0 : width * (air.isNight ? 0.5 : random.between(0.1, 0.5)))
    }

    private mutating func orb(_ bottom: Double) {
        var random = context.random("orb shape")
        let x = orbX, size = min(width, height) * 0.062
        let isSunny = air.weather == .sunny || air.weather == .rainbow
        switch air.time {
        case .night:
            guard allows("moon"), air.overcast < 0.9 else { return }
            let y = max(bottom * random.between(0.16, 0.28), size * 1.6)
            glow(x, y, size * 4.4, size * 4.4, Paint(0xcfdcff), 0.34)
            let pale = Paint(0xf4efd8).mixed(air.top, air.overcast * 0.4)
            if random.once(in: 2) {
                add(Draw.ellipse(x, y, size, size, fill: pale.hex, class: "orb"))
                var marks = Trace()
                marks.oval(x - size * 0.3, y - size * 0.2, size * 0.2, size * 0.2)
                marks.oval(x + size * 0.28, y + size * 0.3, size * 0.15, size * 0.15)
                marks.oval(x + size * 0.3, y - size * 0.4, size * 0.1, size * 0.1)
                if isShaded { add(Draw.path(marks.data, fill: pale.lighter(-0.08).hex, class: "shade")) }
            } else {
                var crescent = Trace(x + size * 0.35, y - size)
                crescent.arc(size * 1.06, x + size * 0.35, y + size, clockwise: false, large: true)
                crescent.arc(size * 1.12, x + size * 0.35, y - size, clockwise: true)
                crescent.close()
                add(Draw.path(crescent.data, fill: pale.hex, class: "orb"))
            }
        case .sunset, .dawn:
            guard allows("sun"), air.overcast < 0.5 else { return }
            let large = size * 1.55
            let y = bottom - large * (air.time == .sunset ? random.between(0.35, 0.9) : random.between(0.7, 1.5))
            let sun = air.time == .sunset ? Paint(0xffe0a0) : Paint(0xfff3d6)
            glow(x, y, large * 4.6, large * 3.6, sun, 0.75)
            add(Draw.ellipse(x, y, large, large, fill: sun.hex, class: "orb"))
        case .day:
            guard allows("sun"), isSunny || air.overcast == 0 else { return }
            let y = max(bottom * random.between(0.15, 0.25), size * 1.5)
            glow(x, y, size * 5.5, size * 5.5, Paint(0xfffbea), isSunny ? 0.95 : 0.6)
            guard isSunny else { return }
            add(Draw.ellipse(x, y, size * 1.5, size * 1.5, fill: "#fff1b8", opacity: 0.55, class: "light"))
            add(Draw.ellipse(x, y, size * 1.08, size * 1.08, fill: "#ffe08a", class: "orb"))
        }
    }

    /// Dots that round line ends make, in one path.
    static func dots(_ points: [(x: Double, y: Double)]) -> String {
        var trace = Trace()
        for point in points {
            trace.move(point.x, point.y)
            trace.step(0.1, 0)
        }
        return trace.data
    }

    /// Stars of three sizes, thinner to the horizon.
    mutating func stars(to bottom: Double, amount: Double = 1) {
        guard air.overcast < 0.5 else { return }
        var random = context.random("stars")
        let count = Int(width * bottom / 9000 * amount)
        var sizes: [[(x: Double, y: Double)]] = [[], [], []]
        for star in 0..<count {
            let rise = random.unit()
            sizes[star % 7 == 0 ? 2 : (star % 3 == 0 ? 1 : 0)].append(
                (random.unit() * width, bottom * 0.94 * (1 - (1 - rise * rise).squareRoot() * random.between(0.55, 1))))
        }
        for (size, points) in sizes.enumerated() where !points.isEmpty {
            add(
                Draw.line(
                    Self.dots(points), stroke: "#f3f1ff", width: [2, 3.2, 5][size], opacity: [0.45, 0.6, 0.85][size], class: "light"))
        }
    }

    private mutating func rainbow(_ bottom: Double) {
        var random = context.random("rainbow")
        let span = min(width * 0.46, bottom * 1.05), x = width * random.between(0.42, 0.62), y = bottom + span * 0.12
        let bands: [UInt32] = [0xe8705f, 0xf2a65a, 0xf7d774, 0x8fcf8a, 0x74b9e0, 0x8f8fd8, 0xb98fd0]
        let thick = span * 0.036
        for (band, value) in bands.enumerated() {
            let radius = span - thick * Double(band)
            var arch = Trace(x - radius, y)
            arch.arc(radius, x + radius, y)
            let paint = Paint(value).mixed(air.middle, air.isNight ? 0.55 : 0.2)
            var line = Draw.line(arch.data, stroke: paint.hex, width: thick + 0.8, opacity: 0.62, class: "rainbow")
            line["stroke-linecap"] = "butt"
            add(line)
        }
    }

    private mutating func lightning(_ bottom: Double) {
        var random = context.random("lightning")
        let side = random.once(in: 2) ? random.between(0.1, 0.26) : random.between(0.74, 0.9)
        let top = bottom * 0.16, fall = bottom * 0.62, x = side * width, w = fall * 0.11
        glow(x, top + fall * 0.3, fall * 0.75, fall * 0.75, Paint(0xe9ecff), 0.5)
        var bolt = Trace(x, top)
        for (dx, dy) in [(-1.3, 0.42), (-0.15, 0.38), (-1.5, 1), (1.1, 0.3), (0.05, 0.34), (1.1, 0)] {
            bolt.line(x + w * dx, top + fall * dy)
        }
        bolt.close()
        add(Draw.path(bolt.data, fill: "#fdf3c4", class: "orb"))
    }
}
