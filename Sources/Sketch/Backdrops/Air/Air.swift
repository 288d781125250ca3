/// What the time of day and the weather do to the colours of a place out of doors.
struct Air: Sendable {
    /// The time of day.
    let time: TimeOfDay
    /// The weather, if any was asked for.
    let weather: Weather?
    /// How far clouds cover the sky, 0 to 1.
    let overcast: Double
    /// The sky's colours from the zenith to the horizon.
    let top: Paint, middle: Paint, low: Paint
    /// What distance turns colours into.
    let haze: Paint

    init(_ context: BackdropContext) {
        time = context.time
        weather = context.weather
        overcast =
            switch context.weather {
            case .cloudy: 0.6
            case .rain: 0.75
            case .snow: 0.6
            case .fog: 0.7
            case .storm: 0.95
            case .wind: 0.2
            case .sunny, .rainbow, nil: 0
            }
        let clear: [UInt32] =
            switch context.time {
            case .day: [0x9fd2f0, 0xc3e3f5, 0xeaf6f8]
            case .dawn: [0xaebfe6, 0xf1cdd8, 0xfde9cc]
            case .sunset: [0x8d86bd, 0xeda394, 0xfcd49c]
            case .night: [0x131a3a, 0x202c58, 0x3a4b7c]
            }
        let grey: [UInt32] =
            switch context.weather {
            case .storm: [0x66738a, 0x8894a5, 0xb4bec6]
            case .rain: [0x93a5b6, 0xb0bfca, 0xd0dae0]
            case .fog: [0xc4cfd6, 0xd5dde1, 0xe6ebed]
            case .snow: [0xbccddd, 0xd3dfe9, 0xebf0f4]
            default: [0xaebfcd, 0xc6d3dc, 0xe2e9ec]
            }
        let dimming =
            switch context.time {
            case .day: 0.0
            case .dawn: 0.05
            case .sunset: 0.14
            case .night: 0.5
            }
        let overcast = self.overcast
        var sky = zip(clear, grey).map { Paint($0).mixed(Paint($1).lighter(-dimming), overcast * 0.9) }
        let time = context.time
        if let colour = context.colour {
            let light = colour.lab.lightness
            sky = [colour.lighter(-0.03), colour.lighter(light > 0.8 ? 0.03 : 0.07), colour.lighter(light > 0.8 ? 0.06 : 0.15)].map {
                Self.dimmed($0, time)
            }
        }
        (top, middle, low) = (sky[0], sky[1], sky[2])
        haze = sky[2].mixed(sky[1], 0.35)
    }

    /// Whether stars, lamps and lit windows show.
    var isNight: Bool { time == .night }

    /// Whether lamps are lit.
    var hasLamps: Bool { time == .night || (time != .day && overcast > 0.5) || weather == .storm }

    /// `paint` as it looks in this light, `distance` (0 at hand, 1 lost in the haze) away.
    func tone(_ paint: Paint, far distance: Double = 0) -> Paint {
        var own = Self.dimmed(paint, time)
        if overcast > 0 { own = own.saturated(1 - 0.45 * overcast).mixed(middle, 0.16 * overcast) }
        if weather == .snow { own = own.mixed(Self.dimmed(Paint(0xf3f7fb), time), 0.34) }
        let veil = weather == .fog ? distance + (1 - distance) * 0.3 : distance
        return veil > 0 ? own.mixed(haze, min(veil, 1)) : own
    }

    private static func dimmed(_ paint: Paint, _ time: TimeOfDay) -> Paint {
        switch time {
        case .day: paint
        case .dawn: paint.mixed(Paint(0xe9b9c6), 0.17)
        case .sunset: paint.mixed(Paint(0xc9785e), 0.24)
        case .night: paint.saturated(0.8).mixed(Paint(0x22347c), 0.62)
        }
    }

    /// The light on things.
    var light: Light {
        var light = Light()
        switch time {
        case .day: light.tintOpacity = 0
        case .dawn:
            light.tint = Paint(0xf2a6b8)
            light.tintOpacity = 0.06
        case .sunset:
            light.tint = Paint(0xff7a45)
            light.tintOpacity = 0.1
        case .night:
            light.tint = Paint(0x141d4a)
            light.tintOpacity = 0.2
        }
        if time != .night {
            switch weather {
            case .storm: (light.tint, light.tintOpacity) = (Paint(0x2b3a58), 0.14)
            case .rain: (light.tint, light.tintOpacity) = (Paint(0x4a6078), 0.08)
            case .fog: (light.tint, light.tintOpacity) = (Paint(0xdfe6ea), 0.1)
            default: break
            }
        }
        light.shadowOpacity = isNight ? 0.4 : 0.36 - 0.12 * overcast
        return light
    }
}
