import SVG

extension Brush {
    /// A flat-bottomed cloud, its left lower corner at a point.
    static func cloud(_ x: Double, _ y: Double, _ width: Double, _ random: inout RandomStream) -> String {
        let shares = random.pick([[0.2, 0.34, 0.28, 0.18], [0.18, 0.26, 0.34, 0.22], [0.26, 0.42, 0.32], [0.16, 0.24, 0.3, 0.18, 0.12]])
        var cloud = Trace(x, y), at = x, rise = 0.0
        for (index, share) in shares.enumerated() {
            let chord = share * width
            at += chord
            let isLast = index == shares.count - 1, middle = Double(index + 1) / Double(shares.count)
            rise = isLast ? 0 : width * 0.13 * (middle < 0.62 ? middle * 1.5 : (1 - middle) * 1.9)
            cloud.arc(chord * random.between(0.53, 0.6), at, y - rise)
        }
        cloud.arc(width * 0.035, at - width * 0.02, y + width * 0.045)
        cloud.across(x + width * 0.02)
        cloud.arc(width * 0.035, x, y)
        cloud.close()
        return cloud.data
    }

    /// The colour of clouds in this air.
    var cloudPaint: Paint {
        switch air.time {
        case .day:
            air.overcast > 0.7
                ? air.middle.lighter(air.weather == .storm ? -0.1 : 0.02) : (air.overcast > 0.4 ? air.low.lighter(0.02) : Paint(0xffffff))
        case .dawn: air.overcast > 0.5 ? air.middle.lighter(0.03) : Paint(0xfff3ee)
        case .sunset: air.overcast > 0.5 ? air.middle.lighter(0.02) : Paint(0xfbd0b4)
        case .night: air.middle.lighter(0.08)
        }
    }

    /// The clouds of this weather.
    mutating func clouds(to bottom: Double, quiet: Bool = false) {
        guard allows("cloud") else { return }
        var random = context.random("clouds")
        let isHeavy = air.overcast > 0.5 && air.weather != .fog
        let count = isHeavy ? 5 : (quiet || air.isNight ? 2 : 3), shift = random.unit()
        let paint = cloudPaint
        if isHeavy { ceiling(paint, bottom, &random) }
        for number in 0..<count {
            let size = width * random.between(0.14, 0.27) * (isHeavy ? 1.35 : 1) * min(1, 1.5 * height / width)
            let share = (Double(number) + shift) / Double(count)
            let x = (share - share.rounded(.down)) * (width * 1.2) - size * 0.6
            let y = bottom * (isHeavy ? random.between(0.2, 0.5) : random.between(0.16, 0.62))
            let fill =
                isShaded ? fade([(0, paint, isHeavy ? 0.95 : 0.9), (1, paint.mixed(air.middle, 0.55), isHeavy ? 0.85 : 0.5)]) : paint.hex
            add(Draw.path(Self.cloud(x, y, size, &random), fill: fill, opacity: isShaded || isHeavy ? 1 : 0.75, class: "cloud"))
        }
    }

    /// The dark lower edge of the clouds above rain and storm.
    private mutating func ceiling(_ paint: Paint, _ bottom: Double, _ random: inout RandomStream) {
        for layer in 0..<2 {
            let y = bottom * (layer == 0 ? 0.2 : 0.1), tone = paint.lighter(layer == 0 ? -0.015 : -0.05)
            var edge = Trace(-10, -10)
            edge.line(-10, y)
            var x = -10.0
            while x < width + 10 {
                let chord = width * random.between(0.12, 0.24)
                x += chord
                edge.arc(chord * random.between(0.56, 0.75), x, y + bottom * random.between(-0.03, 0.03), clockwise: false)
            }
            edge.line(x, -10)
            edge.close()
            add(Draw.path(edge.data, fill: tone.hex, opacity: 0.85, class: "cloud"))
        }
    }
}
