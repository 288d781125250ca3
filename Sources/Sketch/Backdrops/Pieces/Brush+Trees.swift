import SVG

extension Brush {
    /// A lobed round shape: crowns, bushes, smoke.
    static func blob(_ x: Double, _ y: Double, _ across: Double, _ down: Double, lobes: Int, _ random: inout RandomStream) -> String {
        let start = random.between(0, 360), step = 360 / Double(lobes)
        let corners = (0..<lobes).map { lobe -> (x: Double, y: Double) in
            let angle = start + step * (Double(lobe) + random.between(-0.16, 0.16))
            return (x + across * 0.86 * Exact.cosine(angle), y + down * 0.86 * Exact.sine(angle))
        }
        var trace = Trace(corners[0].x, corners[0].y)
        for lobe in 1...lobes {
            let from = corners[lobe - 1], to = corners[lobe % lobes]
            let chord = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).squareRoot()
            trace.arc(chord * random.between(0.56, 0.66), to.x, to.y)
        }
        trace.close()
        return trace.data
    }

    /// A broad-leaved tree that stands at a point.
    mutating func roundTree(_ x: Double, _ base: Double, _ tall: Double, _ crown: Paint, _ trunk: Paint, _ random: inout RandomStream) {
        let wide = tall * random.between(0.29, 0.35), middle = base - tall * 0.64, thick = tall * 0.045
        var stem = Trace(x - thick, base)
        stem.bend(x - thick * 0.5, base - tall * 0.25, x - thick * 0.6, base - tall * 0.5)
        stem.line(x + thick * 0.6, base - tall * 0.5)
        stem.bend(x + thick * 0.5, base - tall * 0.25, x + thick, base)
        stem.close()
        add(Draw.path(stem.data, fill: trunk.hex))
        add(Draw.path(Self.blob(x, middle, wide, tall * 0.36, lobes: 7, &random), fill: crown.hex))
        guard isShaded else { return }
        let bright = Self.blob(x - wide * 0.22, middle - tall * 0.08, wide * 0.6, tall * 0.22, lobes: 6, &random)
        add(Draw.path(bright, fill: crown.lighter(0.03).hex, class: "light"))
    }

    /// A fir that stands at a point; `snow` whitens its tiers.
    mutating func fir(_ x: Double, _ base: Double, _ tall: Double, _ paint: Paint, snow: Bool = false, _ random: inout RandomStream) {
        let wide = tall * random.between(0.2, 0.25), tiers = 3
        let trunk = tall * 0.1
        var shape = Trace(x - wide * 0.11, base)
        shape.line(x - wide * 0.11, base - trunk)
        var left: [(x: Double, y: Double)] = []
        for tier in 0..<tiers {
            let t = Double(tier) / Double(tiers), y = base - trunk - (tall - trunk) * t * 0.86, half = wide * (1 - 0.26 * Double(tier))
            left.append((half, y))
        }
        let notch = 0.52
        for (tier, edge) in left.enumerated() {
            shape.bend(x - edge.x * 0.6, edge.y + tall * 0.012, x - edge.x, edge.y)
            let next = tier + 1 < tiers ? left[tier + 1].y : base - tall
            let inner = tier + 1 < tiers ? edge.x * notch * 0.72 : 0
            shape.bend(x - edge.x * 0.42, edge.y - (edge.y - next) * 0.45, x - inner, tier + 1 < tiers ? next + tall * 0.015 : next)
        }
        for (tier, edge) in left.enumerated().reversed() {
            let next = tier + 1 < tiers ? left[tier + 1].y : base - tall
            shape.bend(x + edge.x * 0.42, edge.y - (edge.y - next) * 0.45, x + edge.x, edge.y)
            shape.bend(
                x + edge.x * 0.6, edge.y + tall * 0.012, tier > 0 ? x + left[tier - 1].x * notch * 0.72 : x + wide * 0.11,
                tier > 0 ? edge.y + tall * 0.015 : base - trunk)
        }
        shape.line(x + wide * 0.11, base)
        shape.close()
        add(Draw.path(shape.data, fill: paint.hex))
        if snow {
            var cap = Trace()
            for (tier, edge) in left.enumerated() {
                let next = tier + 1 < tiers ? left[tier + 1].y : base - tall, rise = edge.y - next
                cap.move(x - edge.x, edge.y)
                cap.bend(
                    x - edge.x * 0.42, edge.y - rise * 0.45, tier + 1 < tiers ? x - edge.x * 0.36 : x,
                    next + (tier + 1 < tiers ? tall * 0.015 : 0))
                cap.bend(x - edge.x * 0.05, edge.y - rise * 0.4, x - edge.x * 0.2, edge.y - rise * 0.22)
                cap.bend(x - edge.x * 0.55, edge.y - rise * 0.2, x - edge.x, edge.y)
                cap.close()
            }
            add(Draw.path(cap.data, fill: air.tone(Paint(0xf7fafd), far: 0.1).hex, class: "near"))
        } else if isShaded {
            var bright = Trace(x, base - tall)
            bright.bend(x - wide * 0.24, base - tall * 0.7, x - wide * 0.5, base - trunk - (tall - trunk) * 0.573)
            bright.bend(x - wide * 0.1, base - tall * 0.5, x - wide * 0.05, base - trunk)
            bright.line(x, base - trunk)
            bright.close()
            add(Draw.path(bright.data, fill: paint.lighter(0.025).hex, class: "light"))
        }
    }

    /// A palm that stands at a point and leans to one side (−1 to 1).
    mutating func palm(
        _ x: Double, _ base: Double, _ tall: Double, lean: Double, _ leaf: Paint, _ trunk: Paint, _ random: inout RandomStream
    ) {
        let headX = x + lean * tall * 0.3, headY = base - tall * 0.82, thick = tall * 0.028
        var stem = Trace(x - thick * 1.3, base)
        stem.bend(x + lean * tall * 0.02 - thick, base - tall * 0.5, headX - thick * 0.7, headY)
        stem.line(headX + thick * 0.7, headY)
        stem.bend(x + lean * tall * 0.02 + thick, base - tall * 0.5, x + thick * 1.3, base)
        stem.close()
        add(Draw.path(stem.data, fill: trunk.hex))
        for side in [1.0, 0] {
            var fronds = Trace()
            for frond in 0..<7 where (frond % 2 == 0) == (side == 1) {
                let angle = -8 - 27.5 * Double(frond) + random.between(-6, 6), reach = tall * random.between(0.3, 0.38)
                let tipX = headX + reach * Exact.cosine(angle), tipY = headY + reach * (0.62 * Exact.sine(angle) + 0.42)
                let midX = (headX + tipX) / 2 + reach * 0.1 * Exact.cosine(angle), midY = headY + reach * (0.62 * Exact.sine(angle)) * 0.9
                fronds.move(headX, headY)
                fronds.bend(midX, midY - reach * 0.16, tipX, tipY)
                fronds.bend(midX - (tipX - headX) * 0.08, midY + reach * 0.12, headX, headY)
                fronds.close()
            }
            add(Draw.path(fronds.data, fill: (side == 1 ? leaf.lighter(-0.045) : leaf).hex))
        }
    }

    /// A low bush, or a row of them as one shape, from `left` on.
    mutating func bushes(_ left: Double, _ right: Double, _ base: Double, _ tall: Double, _ paint: Paint, _ random: inout RandomStream) {
        var edge = Trace(left, base), x = left
        edge.line(left, base - tall * 0.2)
        while x < right - tall * 0.25 {
            let chord = min(tall * random.between(0.7, 1.2), right - x)
            x += chord
            edge.arc(chord * random.between(0.54, 0.64), x, base - tall * (x >= right - 1 ? 0.15 : random.between(0.2, 0.5)))
        }
        edge.line(x, base)
        edge.close()
        let fill = fade(paint.lighter(0.015), paint.lighter(-0.025))
        add(Draw.path(edge.data, fill: fill))
    }

    /// A saguaro that stands at a point.
    mutating func cactus(_ x: Double, _ base: Double, _ tall: Double, _ paint: Paint, _ random: inout RandomStream) {
        let flip = random.once(in: 2) ? -1.0 : 1.0, thick = tall * 0.15
        var body = Trace(x, base - thick * 0.3)
        body.down(base - tall + thick / 2)
        body.move(x, base - tall * 0.36)
        body.across(x + flip * tall * 0.16)
        body.bend(x + flip * tall * 0.24, base - tall * 0.36, x + flip * tall * 0.24, base - tall * 0.46)
        body.down(base - tall * 0.68)
        body.move(x, base - tall * 0.24)
        body.across(x - flip * tall * 0.13)
        body.bend(x - flip * tall * 0.21, base - tall * 0.24, x - flip * tall * 0.21, base - tall * 0.34)
        body.down(base - tall * 0.5)
        add(Draw.line(body.data, stroke: paint.hex, width: thick))
        guard isShaded else { return }
        var ribs = Trace(x - thick * 0.2, base - thick)
        ribs.down(base - tall + thick)
        add(Draw.line(ribs.data, stroke: paint.lighter(0.04).hex, width: thick * 0.14, class: "light"))
    }
}
