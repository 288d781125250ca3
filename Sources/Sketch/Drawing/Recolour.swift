/// Repaints a part: an element keeps its difference from the part's base colour in lightness, chroma and hue, as far as the new colour has room for it.
public struct Recolour: Sendable {
    private let base: OKLab
    private let target: OKLab

    /// From the part's base colour to the colour wanted.
    public init(from base: Paint, to target: Paint) {
        self.base = base.lab
        var lab = target.lab
        // White, black and their like keep some room on both sides, so that folds and edges still show.
        lab.lightness = min(max(lab.lightness, 0.27), 0.955)
        self.target = lab
    }

    /// The colour that an element of the colour `paint` gets.
    public func repainted(_ paint: Paint) -> Paint {
        let own = paint.lab
        let difference = own.lightness - base.lightness
        let room = difference > 0 ? 0.985 - target.lightness : target.lightness - 0.13
        let lightness = target.lightness + Self.softened(difference, room: max(room, 0.02))
        let baseChroma = base.chroma, ownChroma = own.chroma, wanted = target.chroma
        let ratio = baseChroma > 0.035 ? min(ownChroma / baseChroma, 1.45) : 1
        guard wanted > 1e-6 else { return OKLab(lightness: lightness, a: 0, b: 0).paint }
        var (a, b) = (target.a / wanted, target.b / wanted)
        if baseChroma > 0.035, ownChroma > 0.035, wanted > 0.03 {
            // The turn of hue from base to element, at most 25 degrees, as a complex number of length 1.
            var cosine = (own.a * base.a + own.b * base.b) / (ownChroma * baseChroma)
            var sine = (own.b * base.a - own.a * base.b) / (ownChroma * baseChroma)
            if cosine < 0.9063 {
                cosine = 0.9063
                sine = sine < 0 ? -0.4226 : 0.4226
            }
            (a, b) = (a * cosine - b * sine, a * sine + b * cosine)
        }
        let chroma = wanted * ratio
        return OKLab(lightness: lightness, a: a * chroma, b: b * chroma).paint
    }

    /// A difference that runs into the end of its room ever more slowly.
    private static func softened(_ difference: Double, room: Double) -> Double {
        let size = difference < 0 ? -difference : difference
        guard size > room / 2 else { return difference }
        let soft = room * (1 - room / (4 * size))
        return difference < 0 ? -soft : soft
    }
}
