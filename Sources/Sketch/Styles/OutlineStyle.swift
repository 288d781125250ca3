import SVG

/// Ink lines of one weight on white paper, with a light wash of each colour.
public struct OutlineStyle: StylePass {
    /// The pen.
    public init() {}

    static let ink = Paint(0x2b2d42), paper = Paint(0xfffdf9)

    /// Redraws the picture in ink.
    public func apply(to picture: inout Picture, in context: StyleContext) {
        let inks = Inks(picture.definitions), isWashed = context.quality >= .medium
        let paper = Self.paper, canvas = picture.canvas
        if !context.isTransparent {
            var isFirst = true
            let sheet = picture
            let drawn = inks.redrawn(picture.behind) { element, ink in
                let first = isFirst
                isFirst = false
                return backdrop(element, ink, sheet, isFirst: first, isWashed: isWashed, isFine: context.quality >= .high)
            }
            picture.behind = [Draw.rectangle(canvas.box, fill: paper.hex)] + drawn + [picture.margin(paper, 3)]
            picture.front = inks.redrawn(picture.front) { element, ink in
                if ink.role == "fog" { return [element] }
                if ink.role == "grain" { return [] }
                if let line = ink.stroke, ink.isLine {
                    let pale = line.lab.lightness > 0.85 ? Paint(0x9fb0cc) : line
                    return [element.painted("none", opacity: 0.8, line: pale.hex, width: max(ink.strokeWidth * 0.8, 1.5))]
                }
                return [element.painted(wash(ink.fill ?? paper, 0.9).hex, line: Self.ink.hex, width: 1.6)]
            }
        }
        for index in picture.figures.indices { trace(&picture.figures[index], inks, context) }
        picture.reletter(Self.ink, inks)
        picture.light.tint = nil
        picture.dropUnusedDefinitions()
    }

    /// A colour thinned to so light a wash.
    private func wash(_ paint: Paint, _ lightness: Double) -> Paint {
        let lab = paint.lab, keep = 0.3 * (1 - lab.lightness)
        return OKLab(lightness: lightness - keep * 0.35, a: lab.a * 0.5, b: lab.b * 0.5).paint
    }

    private func backdrop(_ element: SVGElement, _ ink: Ink, _ picture: Picture, isFirst: Bool, isWashed: Bool, isFine: Bool)
        -> [SVGElement]
    {
        if ink.role == "glow" || ink.role == "shade" || (ink.role == "fine" && !isFine) { return [] }
        let grey = ["far": 0.74, "sky": 0.74, "cloud": 0.76, "middle": 0.64, "near": 0.6, "ground": 0.66][ink.role] ?? 0.7
        let line = OKLab(lightness: grey, a: 0, b: -0.025).paint
        if ink.isLine {
            return [
                element.painted(
                    "none", opacity: min(ink.opacity + 0.2, 1), line: line.hex,
                    width: min(max(ink.strokeWidth * 0.7, 1.5), ink.role == "light" ? 5 : 3))
            ]
        }
        guard let fill = ink.fill else { return [] }
        let bounds = [Contour](element).bounds, isWhole = picture.isWholeSheet(bounds)
        if isWhole || isFirst { return isWashed ? [element.painted(wash(fill, 0.955).hex)] : [] }
        if ink.strength * ink.opacity < 0.55 || ink.role == "light" { return [] }
        let tone = isWashed ? wash(fill, 0.955) : Self.paper
        return [element.painted(tone.hex, line: line.hex, width: 2)]
    }

    private func trace(_ figure: inout Figure, _ inks: Inks, _ context: StyleContext) {
        let weight = 4.2 / figure.scale, whole = max(figure.size.width, figure.size.height), isWashed = context.quality >= .medium
        figure.body = inks.redrawn(figure.body) { element, ink in
            switch ink.role {
            case "shade", "light": return []
            case "texture": return ink.fillID?.contains("-#") == true || isWashed ? [element] : []
            case "fine":
                let stroke = ink.isLine ? "none" : (isWashed ? wash(ink.fill ?? Self.paper, 0.9).hex : "none")
                return [element.painted(stroke, line: Self.ink.hex, width: weight * 0.45, lineOpacity: 0.7)]
            default: break
            }
            let local = weight / ink.scale
            if ink.isLine, let stroke = ink.stroke {
                if ink.strokeWidth * ink.scale > whole * 0.03, ink.strokeWidth > local * 2.2 {
                    let inner = stroke.lab.lightness < 0.42 ? Self.ink : (isWashed ? wash(stroke, 0.93) : Self.paper)
                    return [
                        element.painted("none", line: Self.ink.hex, width: ink.strokeWidth + local),
                        element.painted("none", line: inner.hex, width: max(ink.strokeWidth - local, local * 0.5)),
                    ]
                }
                return [element.painted("none", line: Self.ink.hex, width: min(local, max(ink.strokeWidth, local * 0.6)))]
            }
            guard let fill = ink.fill else { return [] }
            let bounds = [Contour](element).bounds, reach = min(bounds.width, bounds.height) * ink.scale
            let line = min(weight, max(reach * 0.22, weight * 0.4)) / ink.scale
            if fill.lab.lightness < 0.42, ink.opacity > 0.6, max(bounds.width, bounds.height) * ink.scale < whole * 0.3,
                fill.lab.chroma < 0.08
            {
                return [element.painted(Self.ink.hex, line: Self.ink.hex, width: line * 0.5)]
            }
            let tone = isWashed ? wash(fill, 0.93) : Self.paper
            return [element.painted(tone.hex, line: Self.ink.hex, width: line)]
        }
        figure.beneath = inks.redrawn(figure.beneath) { element, ink in
            guard ink.role == "shadow" else {
                return [element.painted(ink.isLine ? "none" : wash(ink.fill ?? Self.paper, 0.93).hex, line: Self.ink.hex, width: 3)]
            }
            guard isWashed, element.name == "ellipse" else { return [] }
            return hatch([Contour](element).bounds)
        }
    }

    /// A few level strokes in the place of a shadow.
    private func hatch(_ box: Box) -> [SVGElement] {
        var lines = Trace()
        for (row, share) in [0.5, 0.66, 0.82].enumerated() {
            let half = box.width * [0.44, 0.36, 0.2][row]
            lines.move(box.centreX - half + Double(row) * 6, box.y + box.height * share)
            lines.across(box.centreX + half)
        }
        return [Draw.line(lines.data, stroke: Self.ink.hex, width: 2, opacity: 0.35)]
    }
}
