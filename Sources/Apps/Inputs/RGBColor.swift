/// A colour of eight bits a channel.
struct RGBColor: Equatable {
    var red: Int
    var green: Int
    var blue: Int

    /// Reads `#rrggbb` or `#rgb`.
    init?(_ text: String) {
        let digits = text.dropFirst().compactMap(\.hexDigitValue)
        guard text.first == "#", digits.count == text.count - 1 else { return nil }
        switch digits.count {
        case 3: self.init(red: digits[0] * 17, green: digits[1] * 17, blue: digits[2] * 17)
        case 6: self.init(red: digits[0] * 16 + digits[1], green: digits[2] * 16 + digits[3], blue: digits[4] * 16 + digits[5])
        default: return nil
        }
    }

    /// One of the colours that have a name here.
    init?(named name: String) {
        guard let known = Self.names.first(where: { $0.name == name }) else { return nil }
        self.init(known.hex)
    }

    private init(red: Int, green: Int, blue: Int) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `#rrggbb`.
    var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The nearest colour that has a name, by the weighted distance of CompuPhase's "Colour metric", which is near to what
    /// eyes see and needs no other colour space.
    var name: String {
        Self.names.min { distance(RGBColor($0.hex)) < distance(RGBColor($1.hex)) }?.name ?? "grey"
    }

    private func distance(_ other: RGBColor?) -> Double {
        guard let other else { return .infinity }
        let mean = Double(red + other.red) / 2
        let (r, g, b) = (Double(red - other.red), Double(green - other.green), Double(blue - other.blue))
        return (2 + mean / 256) * r * r + 4 * g * g + (2 + (255 - mean) / 256) * b * b
    }

    private static let names: [(name: String, hex: String)] = [
        ("black", "#101010"), ("white", "#fdfdfd"), ("grey", "#8a8a8a"), ("light grey", "#c8c8c8"), ("dark grey", "#454545"),
        ("red", "#d92b2b"), ("dark red", "#8b1a1a"), ("orange", "#f08a24"), ("yellow", "#f5d423"), ("gold", "#c9a227"),
        ("green", "#2f9e44"), ("light green", "#8fd694"), ("dark green", "#1b5e20"), ("olive", "#7d7d20"), ("teal", "#138a8a"),
        ("turquoise", "#3fd0c9"), ("light blue", "#8cc8f0"), ("blue", "#2563d9"), ("navy", "#14234f"), ("purple", "#7a35b8"),
        ("violet", "#a56be0"), ("magenta", "#d6249f"), ("pink", "#f79ac0"), ("brown", "#7a4a24"), ("beige", "#e6d5b8"),
        ("cream", "#f7f0dc"), ("maroon", "#6d1f2f"),
    ]
}
