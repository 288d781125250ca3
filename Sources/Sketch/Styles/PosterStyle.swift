import SVG

/// A screen print: a few inks and their tints, a sunburst, bold shadows and colours a little out of register.
public struct PosterStyle: StylePass {
    /// The press.
    public init() {}

    /// Redraws the picture in a few inks.
    public func apply(to picture: inout Picture, in context: StyleContext) {
        let inks = Inks(picture.definitions), sheet = picture
        let press = PosterInks(picture, inks), isDark = (picture.light.tint?.lab.lightness ?? 1) < 0.35 && picture.light.tintOpacity > 0.15
        if context.quality >= .medium {
            let dots = Draw.element(
                "pattern",
                [
                    ("id", "st-dots"), ("patternUnits", "userSpaceOnUse"), ("width", "5"), ("height", "5"),
                    ("patternTransform", "rotate(35)"),
                ],
                [Draw.ellipse(2.5, 2.5, 1.6, 1.6, fill: PosterInks.ink.hex)])
            picture.definitions.append(dots)
        }
        if !context.isTransparent {
            let ground = isDark ? PosterInks.ink.mixed(press.accents[0], 0.12) : PosterInks.cream
            let drawn = inks.redrawn(picture.behind) { element, ink -> [SVGElement] in
                if ["glow", "shade", "fine", "sky"].contains(ink.role), ink.role != "sky" || ink.fillID != nil { return [] }
                if ink.isLine, let stroke = ink.stroke {
                    return [
                        element.painted(
                            "none", opacity: max(ink.opacity, 0.7), line: press.backdrop(stroke, isDark).hex, width: ink.strokeWidth)
                    ]
                }
                guard let fill = ink.fill else { return [] }
                if sheet.isWholeSheet([Contour](element).bounds) || ink.strength * ink.opacity < 0.5 { return [] }
                return [element.painted(press.backdrop(fill, isDark).hex)]
            }
            picture.behind = [Draw.rectangle(picture.canvas.box, fill: ground.hex)] + sunburst(picture, press, isDark) + drawn
            picture.front = inks.redrawn(picture.front) { element, ink in
                if ink.role == "fog" { return [] }
                if ink.role == "grain" { return [element] }
                let paint = press.figure(ink.stroke ?? ink.fill ?? PosterInks.cream).hex
                return [ink.isLine ? element.painted("none", opacity: 0.8, line: paint, width: ink.strokeWidth) : element.painted(paint)]
            }
            picture.lettering =
                border(picture.canvas)
                + inks.redrawn(picture.lettering) { element, ink in
                    let paint = (isDark ? PosterInks.cream : PosterInks.ink).hex
                    return [ink.isLine ? element.painted("none", line: paint, width: ink.strokeWidth) : element.painted(paint)]
                }
        }
        for index in picture.figures.indices { printed(&picture.figures[index], inks, press, context) }
        picture.light.tint = nil
        picture.dropUnusedDefinitions()
    }

    /// Rays from behind the things.
    private func sunburst(_ picture: Picture, _ press: PosterInks, _ isDark: Bool) -> [SVGElement] {
        let canvas = picture.canvas, boxes = picture.figures.map(\.frame)
        let whole = boxes.dropFirst().reduce(boxes.first ?? canvas.box) { $0.union($1) }
        let reach = canvas.width + canvas.height, rays = 18
        var trace = Trace()
        for ray in 0..<rays {
            let angle = Double(ray) * 360 / Double(rays) + 4
            trace.move(whole.centreX, whole.centreY)
            trace.line(whole.centreX + reach * Exact.cosine(angle), whole.centreY + reach * Exact.sine(angle))
            trace.line(
                whole.centreX + reach * Exact.cosine(angle + 180 / Double(rays)),
                whole.centreY + reach * Exact.sine(angle + 180 / Double(rays)))
            trace.close()
        }
        let tone = isDark ? PosterInks.ink.mixed(press.accents[0], 0.3) : PosterInks.cream.mixed(press.sun, 0.42)
        return [Draw.path(trace.data, fill: tone.hex)]
    }

    private func border(_ canvas: Canvas) -> [SVGElement] {
        func frame(_ inset: Double, _ width: Double, _ paint: Paint) -> SVGElement {
            Draw.element(
                "rect",
                [
                    ("fill", "none"), ("stroke", paint.hex), ("stroke-width", Numbers.text(width)), ("x", Numbers.text(inset)),
                    ("y", Numbers.text(inset)),
                    ("width", Numbers.text(canvas.width - 2 * inset)), ("height", Numbers.text(canvas.height - 2 * inset)),
                ])
        }
        return [frame(10, 22, PosterInks.cream), frame(22, 5, PosterInks.ink)]
    }

    private func printed(_ figure: inout Figure, _ inks: Inks, _ press: PosterInks, _ context: StyleContext) {
        let unit = 1 / figure.scale, whole = max(figure.size.width, figure.size.height), turn = figure.isMirrored ? -1.0 : 1
        let ink = PosterInks.ink
        func silhouette(_ across: Double, _ down: Double, _ paint: Paint) -> SVGElement {
            let shapes = inks.redrawn(figure.body) { element, own -> [SVGElement] in
                guard !own.isTone, own.opacity > 0.6 else { return [] }
                let bounds = [Contour](element).bounds
                guard max(bounds.width, bounds.height) * own.scale > whole * 0.14 else { return [] }
                return [own.isLine ? element.painted("none", line: paint.hex, width: own.strokeWidth) : element.painted(paint.hex)]
            }
            return Draw.group(shapes, transform: "translate(\(Numbers.list(across * unit * turn, down * unit)))")
        }
        let solid = inks.redrawn(figure.body) { element, own in
            switch own.role {
            case "shade":
                guard context.quality >= .medium else { return [] }
                return [
                    own.isLine
                        ? element.painted("none", opacity: 0.4, line: ink.hex, width: own.strokeWidth)
                        : element.painted("url(#st-dots)", opacity: 0.55)
                ]
            case "light": return own.isLine ? [] : [element.painted(PosterInks.cream.hex, opacity: 0.5)]
            case "texture": return [element]
            case "fine":
                return [
                    own.isLine
                        ? element.painted("none", line: press.figure(own.stroke ?? ink).hex, width: own.strokeWidth)
                        : element.painted(press.figure(own.fill ?? ink).hex, opacity: own.opacity)
                ]
            default: break
            }
            if own.isLine, let stroke = own.stroke {
                return [element.painted("none", opacity: own.opacity, line: press.figure(stroke).hex, width: own.strokeWidth)]
            }
            return own.fill.map { [element.painted(press.figure($0).hex, opacity: own.opacity)] } ?? []
        }
        var layers = [silhouette(8, 8, ink)]
        if context.quality >= .medium { layers.append(silhouette(-4.5, -3.5, press.ghost)) }
        figure.body =
            figure.body.filter { $0.name == "defs" } + layers.map { $0.mapped { $0.name == "defs" ? [] : [$0] } }
            + solid.filter { $0.name != "defs" }
        figure.beneath = inks.redrawn(figure.beneath) { element, own in
            guard own.role == "shadow" else { return [element.painted(press.figure(own.fill ?? own.stroke ?? ink).hex)] }
            return own.isLine || context.isTransparent ? [] : [element.painted(ink.hex, opacity: 0.45)]
        }
    }
}

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
        sun = ([bright[1], bright[2]] + house).first { Self.distance($0.lab, main) > 0.16 && $0.lab.lightness > 0.6 } ?? house[0]
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
