import SVG

extension Brush {
    /// What falls, drifts or blows in front of the things.
    mutating func weather() {
        switch air.weather {
        case .rain: rain(slant: 0.22, amount: 1)
        case .storm: rain(slant: 0.42, amount: 1.35)
        case .snow: snowfall()
        case .fog: fog()
        case .wind: wind()
        case .sunny, .cloudy, .rainbow, nil: break
        }
    }

    private mutating func rain(slant: Double, amount: Double) {
        var random = context.random("rain")
        let count = Int(width * height / 14_000 * amount)
        var near = Trace(), far = Trace()
        for drop in 0..<count {
            let length = random.between(24, 46), x = random.between(-20, width + 60), y = random.between(-30, height)
            if drop % 3 == 0 {
                near.move(x, y)
                near.step(-length * 1.25 * slant, length * 1.25)
            } else {
                far.move(x, y)
                far.step(-length * 0.8 * slant, length * 0.8)
            }
        }
        let paint = air.isNight ? "#a9bfe6" : "#f4f9ff"
        cover([
            Draw.line(far.data, stroke: paint, width: 2.2, opacity: 0.5, class: "rain"),
            Draw.line(near.data, stroke: paint, width: 3.2, opacity: 0.65, class: "rain"),
        ])
        guard isShaded, horizon < height else { return }
        var rings = Trace()
        for _ in 0..<Int(ground.area / 26_000) {
            let y = random.between(horizon + ground.height * 0.15, height - 8), size = 6 + 13 * (y - horizon) / max(ground.height, 1)
            rings.oval(random.unit() * width, y, size, size * 0.32)
        }
        cover([Draw.line(rings.data, stroke: paint, width: 1.6, opacity: 0.38, class: "rain")])
    }

    private mutating func snowfall() {
        var random = context.random("snowfall")
        let count = Int(width * height / 9000)
        var sizes: [[(x: Double, y: Double)]] = [[], [], []]
        for flake in 0..<count {
            sizes[flake % 6 == 0 ? 2 : (flake % 2 == 0 ? 1 : 0)].append((random.unit() * width, random.unit() * height))
        }
        for (size, points) in sizes.enumerated() {
            cover([
                Draw.line(Self.dots(points), stroke: "#ffffff", width: [4, 7, 11][size], opacity: [0.75, 0.85, 0.8][size], class: "snow")
            ])
        }
    }

    private mutating func fog() {
        var random = context.random("fog")
        let paint = air.haze.lighter(0.03)
        for band in 0..<4 {
            let y = height * (0.3 + 0.17 * Double(band)) + random.between(-0.04, 0.04) * height, thick = height * random.between(0.09, 0.14)
            let strength = [0.3, 0.26, 0.24, 0.32][band]
            if isShaded {
                let fill = fade([(0, paint, 0), (0.5, paint, strength), (1, paint, 0)])
                cover([Draw.rectangle(Box(x: 0, y: y - thick, width: width, height: thick * 2), fill: fill, class: "fog")])
            } else {
                cover([
                    Draw.rectangle(
                        Box(x: random.between(-0.3, 0.3) * width, y: y, width: width * 0.8, height: thick * 0.5), radius: thick * 0.25,
                        fill: paint.hex,
                        opacity: strength * 0.8, class: "fog")
                ])
            }
        }
    }

    private mutating func wind() {
        var random = context.random("wind")
        var lines = Trace()
        for gust in 0..<5 {
            let length = width * random.between(0.16, 0.3), x = random.between(-0.05, 0.8) * width
            let y = height * (0.1 + 0.17 * Double(gust)) + random.between(-0.04, 0.04) * height, curl = length * 0.1
            lines.move(x, y)
            lines.curve(x + length * 0.3, y - curl * 0.7, x + length * 0.6, y + curl * 0.5, x + length, y)
            if gust % 2 == 0 {
                lines.arc(curl, x + length, y - 2 * curl, clockwise: false)
                lines.arc(curl * 0.62, x + length, y - curl * 0.8, clockwise: false)
            }
        }
        cover([Draw.line(lines.data, stroke: "#ffffff", width: 4, opacity: air.isNight ? 0.4 : 0.65, class: "wind")])
        guard allows("leaf") else { return }
        for value in [UInt32(0xd98e4a), 0x9cb25a, 0xc7683f] {
            var leaves = Trace()
            for _ in 0..<4 {
                let x = random.unit() * width, y = random.between(0.08, 0.95) * height, size = random.between(16, 25),
                    lean = random.between(-0.6, 0.6)
                leaves.move(x, y)
                leaves.bend(x + size * 0.5, y - size * (0.7 + lean), x + size * 1.5, y - size * lean)
                leaves.bend(x + size * 0.8, y + size * (0.6 - lean), x, y)
                leaves.close()
            }
            cover([Draw.path(leaves.data, fill: air.tone(Paint(value)).hex, opacity: 0.9, class: "leaf")])
        }
    }
}
