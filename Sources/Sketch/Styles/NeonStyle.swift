import SVG

/// Glowing tubes in the dark: each outline in stacked, ever thinner and brighter lines.
public struct NeonStyle: StylePass {
    /// The tubes.
    public init() {}

    private static let dark = Paint(0x0d0b21)

    /// Redraws the picture in light.
    public func apply(to picture: inout Picture, in context: StyleContext) {
        let inks = Inks(picture.definitions), canvas = picture.canvas, sheet = picture
        if !context.isTransparent {
            var fill = Self.dark.hex
            if context.quality >= .medium {
                picture.definitions.append(
                    Draw.gradient("st-dark", [(0, Paint(0x0b0a1e), 1), (0.6, Paint(0x19123a), 1), (1, Paint(0x0e0c26), 1)]))
                fill = "url(#st-dark)"
            }
            let drawn = inks.redrawn(picture.behind) { element, ink in backdrop(element, ink, sheet, context.quality) }
            picture.behind = [Draw.rectangle(canvas.box, fill: fill)] + drawn + [picture.margin(Self.dark, 3)]
            picture.front = inks.redrawn(picture.front) { element, ink in
                if ink.role == "fog" || ink.role == "grain" { return [] }
                let paint = glowing(ink.stroke ?? ink.fill ?? Paint(0xffffff)).hex
                return ink.isLine
                    ? [element.painted("none", opacity: 0.7, line: paint, width: ink.strokeWidth)]
                    : [element.painted("none", opacity: 0.8, line: paint, width: 2)]
            }
        }
        let accents = [Paint(0xff4fa3), Paint(0x3fd8ff), Paint(0xa06bff)]
        var random = context.random("neon")
        let floor = random.pick(accents)
        if context.quality >= .medium {
            picture.definitions.append(Draw.radial("st-floor", [(0, floor, 0.55), (0.5, floor, 0.2), (1, floor, 0)]))
        }
        for index in picture.figures.indices { tube(&picture.figures[index], inks, context) }
        picture.lettering = inks.redrawn(picture.lettering) { element, ink in
            let width = ink.isLine ? ink.strokeWidth : 3
            return tubes(element, Paint(0xff6fb5), width * 0.55, fill: "none", isLarge: true)
        }
        picture.light.tint = nil
        picture.dropUnusedDefinitions()
    }

    /// The colour as gas glows: bright and strong; greys are the cold white.
    private func glowing(_ paint: Paint) -> Paint {
        let lab = paint.lab, chroma = lab.chroma
        guard chroma > 0.035 else { return lab.lightness < 0.45 ? Paint(0x8fa8ff) : Paint(0xe6f0ff) }
        let wanted = max(chroma, 0.19) / chroma
        return OKLab(lightness: min(max(lab.lightness, 0.7), 0.86), a: lab.a * wanted, b: lab.b * wanted).paint
    }

    /// The unlit colour of a body, which hides what is behind it.
    private func unlit(_ paint: Paint, _ share: Double) -> Paint { Self.dark.mixed(glowing(paint), share) }

    private func tubes(_ shape: SVGElement, _ paint: Paint, _ width: Double, fill: String, isLarge: Bool) -> [SVGElement] {
        var lines: [SVGElement] = []
        if isLarge {
            lines.append(shape.painted("none", line: paint.hex, width: width * 7.5, lineOpacity: 0.13))
            lines.append(shape.painted("none", line: paint.hex, width: width * 3.8, lineOpacity: 0.26))
        }
        lines.append(shape.painted(fill, line: paint.hex, width: width * 1.5))
        if isLarge { lines.append(shape.painted("none", line: paint.mixed(Paint(0xffffff), 0.75).hex, width: width * 0.5)) }
        return lines
    }

    private func backdrop(_ element: SVGElement, _ ink: Ink, _ picture: Picture, _ quality: Quality) -> [SVGElement] {
        if ink.role == "glow" || ink.role == "shade" || (ink.role == "fine" && quality < .high) { return [] }
        if ink.isLine, let stroke = ink.stroke {
            return [
                element.painted(
                    "none", opacity: ink.role == "light" ? ink.opacity : 0.3, line: glowing(stroke).hex, width: min(ink.strokeWidth, 3.5))
            ]
        }
        guard let fill = ink.fill else { return [] }
        let bounds = [Contour](element).bounds
        if picture.isWholeSheet(bounds) || ink.strength * ink.opacity < 0.5 { return [] }
        let paint = glowing(fill)
        if ink.role == "light" { return [element.painted(paint.hex, opacity: 0.5)] }
        let isBright = ink.role == "orb" || ink.role == "rainbow"
        var shapes: [SVGElement] = []
        if quality >= .medium { shapes.append(element.painted("none", line: paint.hex, width: 9, lineOpacity: isBright ? 0.2 : 0.09)) }
        shapes.append(
            element.painted(unlit(fill, 0.07).hex, line: paint.hex, width: isBright ? 4 : 2.2, lineOpacity: isBright ? 0.95 : 0.5))
        return shapes
    }

    private func tube(_ figure: inout Figure, _ inks: Inks, _ context: StyleContext) {
        let weight = 4.2 / figure.scale, whole = max(figure.size.width, figure.size.height)
        figure.body = inks.redrawn(figure.body) { element, ink in
            switch ink.role {
            case "shade", "light": return []
            case "texture":
                var pattern = element
                pattern["opacity"] = "0.22"
                return [pattern]
            case "fine":
                return [
                    element.painted("none", opacity: 0.6, line: glowing(ink.stroke ?? ink.fill ?? Paint(0xffffff)).hex, width: weight * 0.4)
                ]
            default: break
            }
            let bounds = [Contour](element).bounds, reach = max(bounds.width, bounds.height) * ink.scale
            let isLarge = reach > whole * 0.2
            let width = min(weight, max(min(bounds.width, bounds.height) * ink.scale * 0.14, weight * 0.42)) / ink.scale
            if ink.isLine, let stroke = ink.stroke {
                return tubes(element, glowing(stroke), max(width, weight * 0.6 / ink.scale), fill: "none", isLarge: isLarge)
            }
            guard let fill = ink.fill else { return [] }
            return tubes(element, glowing(fill), width, fill: unlit(fill, 0.14).hex, isLarge: isLarge)
        }
        figure.beneath = inks.redrawn(figure.beneath) { element, ink in
            guard ink.role == "shadow" else {
                return [element.painted(Self.dark.hex, line: glowing(ink.stroke ?? ink.fill ?? Paint(0xffffff)).hex, width: 3)]
            }
            guard context.quality >= .medium, element.name == "ellipse", !context.isTransparent else { return [] }
            return [element.painted("url(#st-floor)", opacity: 0.7)]
        }
    }
}
