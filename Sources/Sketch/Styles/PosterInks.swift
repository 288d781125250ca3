/// The inks of one poster, chosen by what its things are coloured.
struct PosterInks {
    static let ink = Paint(0x232840), cream = Paint(0xf8ead0)

    /// The bright inks, that of most of the things first.
    private(set) var accents: [Paint] = []
    /// The ink of the rays, and the one that shows where the print is out of register.
    let sun: Paint, ghost: Paint
    private var tones: [(paint: Paint, lab: OKLab)] = []

    init(_ picture: Picture, _ inks: Inks) {
        var pools: [(lab: OKLab, weight: Double)] = []
        for figure in picture.figures {
            _ = inks.redrawn(figure.body) { element, ink in
                guard !ink.isTone, let paint = ink.fill ?? ink.stroke else { return [] }
                let bounds = [Contour](element).bounds, weight = bounds.area * ink.scale * ink.scale * figure.scale * figure.scale
                let lab = paint.lab
                if let near = pools.firstIndex(where: { Self.distance($0.lab, lab) < 0.1 }) {
                    pools[near].weight += weight
                } else {
                    pools.append((lab, weight))
                }
                return []
            }
        }
        let total = max(pools.reduce(0) { $0 + $1.weight }, 1)
        var chosen: [OKLab] = []
        let ranked = pools.filter { $0.lab.chroma > 0.05 }.sorted {
            $0.weight * ($0.lab.chroma + 0.05) > $1.weight * ($1.lab.chroma + 0.05)
        }
        for pool in ranked where chosen.count < 4 {
            guard chosen.count < 3 || pool.weight > total * 0.03, chosen.allSatisfy({ Self.distance($0, pool.lab) > 0.13 }) else {
                continue
            }
            chosen.append(pool.lab)
        }
        var bright = chosen.map { OKLab(lightness: $0.lightness, a: $0.a * 1.12, b: $0.b * 1.12).paint }
        let house = [Paint(0xf0b23e), Paint(0xd8452f), Paint(0x2f8f8a), Paint(0x3b6ea8)]
        while bright.count < 3 {
            let taken = bright.map(\.lab)
            let best = house.filter { !bright.contains($0) }.max { a, b in
                Self.nearest(a.lab, taken) < Self.nearest(b.lab, taken)
            }
            bright.append(best ?? house[0])
        }
        let main = bright[0].lab
        accents = bright
        sun = ([bright[1], bright[2]] + house).first { Self.hue($0.lab, main) > 0.16 && $0.lab.lightness > 0.58 } ?? house[0]
        ghost = bright.dropFirst().max { Self.distance($0.lab, main) < Self.distance($1.lab, main) } ?? house[2]
        var paints = [Self.ink, Self.cream, Self.cream.mixed(Self.ink, 0.32), Self.cream.mixed(Self.ink, 0.6)]
        for accent in bright + [sun] where !paints.contains(accent) {
            paints += [accent, accent.mixed(Self.cream, 0.5), accent.mixed(Self.ink, 0.34)]
        }
        tones = paints.map { ($0, $0.lab) }
    }

    private static func distance(_ a: OKLab, _ b: OKLab) -> Double {
        let l = (a.lightness - b.lightness) * 0.8, x = (a.a - b.a) * 1.5, y = (a.b - b.b) * 1.5
        return (l * l + x * x + y * y).squareRoot()
    }

    private static func nearest(_ lab: OKLab, _ others: [OKLab]) -> Double { others.map { distance($0, lab) }.min() ?? 1 }

    /// The tone for a thing's colour.
    func figure(_ paint: Paint) -> Paint {
        let lab = paint.lab
        // A brown must not fade to grey for want of an ink like it.
        let isColoured = lab.chroma > 0.045
        func far(_ tone: OKLab) -> Double { Self.distance(tone, lab) + (isColoured && tone.chroma < 0.045 ? 0.12 : 0) }
        return tones.min { far($0.lab) < far($1.lab) }?.paint ?? paint
    }

    /// The tint for a colour of the backdrop: paler than any thing, or darker at night.
    func backdrop(_ paint: Paint, _ isDark: Bool) -> Paint {
        let lab = paint.lab
        let hue = accents.min { Self.hue($0.lab, lab) < Self.hue($1.lab, lab) } ?? Self.cream
        if isDark { return Self.ink.mixed(hue, 0.12 + 0.4 * lab.lightness) }
        guard lab.chroma > 0.02, Self.hue(hue.lab, lab) < 0.9 else {
            return Self.cream.mixed(Self.ink, min(max(0.96 - lab.lightness, 0.02), 0.5) * 0.85)
        }
        return Self.cream.mixed(hue, min(max(1.04 - lab.lightness, 0.13) * 2, 0.66))
    }

    /// How far apart two hues are, 0 to 2.
    private static func hue(_ a: OKLab, _ b: OKLab) -> Double { 1 - (a.a * b.a + a.b * b.b) / max(a.chroma * b.chroma, 1e-6) }
}
