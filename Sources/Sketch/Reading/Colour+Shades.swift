extension Colour {
    /// A lighter or darker kind: "light blue".
    func shaded(_ shade: Shade) -> Colour {
        switch shade {
        case .light: Colour(name: "light " + name, hex: mixed(channels: (255, 255, 255), percent: 42))
        case .pale: Colour(name: "pale " + name, hex: mixed(channels: (255, 252, 246), percent: 60))
        case .pastel: Colour(name: "pastel " + name, hex: mixed(channels: (255, 250, 245), percent: 50))
        case .dark: Colour(name: "dark " + name, hex: mixed(channels: (24, 24, 34), percent: 42))
        case .deep: Colour(name: "deep " + name, hex: mixed(channels: (30, 20, 40), percent: 25))
        case .bright: Colour(name: "bright " + name, hex: vivid)
        }
    }

    /// Half this and half the other: "blue-green".
    func mixed(with other: Colour) -> Colour {
        let channels = other.channels
        return Colour(name: name + " " + other.name, hex: mixed(channels: channels, percent: 60))
    }

    private var channels: (Int, Int, Int) {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        return (value >> 16 & 255, value >> 8 & 255, value & 255)
    }

    private func mixed(channels other: (Int, Int, Int), percent: Int) -> String {
        let own = channels
        func mix(_ a: Int, _ b: Int) -> Int { (a * (100 - percent) + b * percent + 50) / 100 }
        return Self.hex(mix(own.0, other.0), mix(own.1, other.1), mix(own.2, other.2))
    }

    /// Farther from grey.
    private var vivid: String {
        let own = channels
        let mean = (own.0 + own.1 + own.2) / 3
        func push(_ channel: Int) -> Int { min(255, max(0, mean + (channel - mean) * 135 / 100 + 6)) }
        return Self.hex(push(own.0), push(own.1), push(own.2))
    }

    private static func hex(_ red: Int, _ green: Int, _ blue: Int) -> String {
        let digits = String(red << 16 | green << 8 | blue, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}
