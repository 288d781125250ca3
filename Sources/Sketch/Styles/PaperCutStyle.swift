import SVG

/// Layers of cut paper: every shape with the shadow it throws on the sheet below, and a light edge.
public struct PaperCutStyle: StylePass {
    /// The scissors.
    public init() {}

    private static let shadow = Paint(0x2a2136)

    /// Redraws the picture in paper.
    public func apply(to picture: inout Picture, in context: StyleContext) {
        let inks = Inks(picture.definitions), sheet = picture, quality = context.quality
        var sky = Paint(0xf3ead8)
        if !context.isTransparent {
            var first: Paint?
            picture.behind = inks.redrawn(picture.behind) { element, ink in
                if first == nil { first = ink.fill }
                return backdrop(element, ink, sheet, quality)
            }
            sky = paper(first ?? sky)
            picture.front = inks.redrawn(picture.front) { element, ink in
                if ink.isLine {
                    return [
                        shifted(element.painted("none", opacity: 0.22, line: Self.shadow.hex, width: ink.strokeWidth), 1.5, 3),
                        element.painted("none", opacity: 0.9, line: (ink.stroke ?? sky).hex, width: ink.strokeWidth),
                    ]
                }
                return ink.role == "fog" || ink.role == "grain" ? [element] : cut(element, paper(ink.fill ?? sky), 1, 1, quality)
            }
            picture.lettering = frame(sky, picture.canvas, context) + picture.lettering
        }
        for index in picture.figures.indices { cut(&picture.figures[index], inks, context) }
        picture.light.tintOpacity *= 0.6
        picture.dropUnusedDefinitions()
    }

    /// The colour as dyed paper has it.
    private func paper(_ paint: Paint) -> Paint {
        var lab = paint.lab
        lab.lightness = min(max(lab.lightness, 0.26), 0.965)
        lab.a *= 0.94
        lab.b *= 0.94
        return lab.paint.mixed(Paint(0xf6ecd9), 0.07)
    }

    private func shifted(_ element: SVGElement, _ across: Double, _ down: Double) -> SVGElement {
        var element = element
        element["transform"] = "translate(\(Numbers.list(across, down)))"
        return element
    }

    /// A piece of paper with its shadow; `unit` is a unit of the sheet in the shape's coordinates.
    private func cut(_ shape: SVGElement, _ paint: Paint, _ unit: Double, _ height: Double, _ quality: Quality) -> [SVGElement] {
        var layers: [SVGElement] = []
        let dark = Self.shadow.hex
        if quality >= .medium {
            let soft = shape.painted("none", opacity: 0.13, line: dark, width: 13 * unit * height)
            layers.append(shifted(soft, 3 * unit * height, 5 * unit * height))
        }
        layers.append(shifted(shape.painted(dark, opacity: 0.24), 2.5 * unit * height, 5 * unit * height))
        if quality >= .medium {
            layers.append(shape.painted(paint.hex, line: paint.lighter(0.06).hex, width: 1.3 * unit))
        } else {
            layers.append(shape.painted(paint.hex))
        }
        return layers
    }

    private func backdrop(_ element: SVGElement, _ ink: Ink, _ picture: Picture, _ quality: Quality) -> [SVGElement] {
        if ink.role == "glow" || (ink.role == "fine" && quality < .high) { return [] }
        if ink.isLine {
            return [element.painted("none", opacity: ink.opacity, line: paper(ink.stroke ?? Paint(0xffffff)).hex, width: ink.strokeWidth)]
        }
        guard let fill = ink.fill else { return [] }
        let bounds = [Contour](element).bounds
        if picture.isWholeSheet(bounds) { return [element.painted(paper(fill).hex)] }
        if ink.role == "shade" || ink.role == "light" || ink.role == "glass" {
            return [element.painted(paper(fill).hex, opacity: ink.opacity * ink.strength)]
        }
        if ink.strength * ink.opacity < 0.5 { return [] }
        let isLarge = bounds.width > picture.canvas.width * 0.3
        return cut(element, paper(fill), 1, isLarge ? 1.9 : 0.9, quality)
    }

    private func cut(_ figure: inout Figure, _ inks: Inks, _ context: StyleContext) {
        let unit = 1 / figure.scale, whole = max(figure.size.width, figure.size.height)
        figure.body = inks.redrawn(figure.body) { element, ink in
            if ink.role == "texture" { return [element] }
            if ink.isLine, let stroke = ink.stroke {
                let line = element.painted("none", opacity: ink.opacity, line: paper(stroke).hex, width: ink.strokeWidth)
                guard ink.role.isEmpty || ink.role == "front", ink.strokeWidth * ink.scale > whole * 0.02 else { return [line] }
                return [
                    shifted(element.painted("none", opacity: 0.22, line: Self.shadow.hex, width: ink.strokeWidth), 1.5 * unit, 3 * unit),
                    line,
                ]
            }
            guard let fill = ink.fill else { return [] }
            if ink.isTone { return [element.painted(fill.hex, opacity: ink.opacity * 0.8)] }
            let bounds = [Contour](element).bounds, reach = max(bounds.width, bounds.height) * ink.scale / whole
            if reach < 0.07 || ink.opacity < 0.9 { return [element.painted(paper(fill).hex, opacity: ink.opacity)] }
            return cut(element, paper(fill), unit / ink.scale, reach > 0.4 ? 1.5 : 0.9, context.quality)
        }
    }

    /// Two sheets with wavy windows around the scene, as in a shadow box.
    private func frame(_ sky: Paint, _ canvas: Canvas, _ context: StyleContext) -> [SVGElement] {
        guard context.quality >= .medium else { return [] }
        var random = context.random("paper frame")
        let base = sky.lab.lightness < 0.45 ? sky.lighter(0.1) : sky.lighter(-0.14).saturated(1.5)
        return (0..<2).flatMap { layer -> [SVGElement] in
            let depth = layer == 0 ? 36.0 : 20
            var window = Trace(-40, -40)
            window.line(canvas.width + 40, -40)
            window.line(canvas.width + 40, canvas.height + 40)
            window.line(-40, canvas.height + 40)
            window.close()
            var points: [(x: Double, y: Double)] = []
            let corners = [(0.0, 0.0, 1.0, 0.0), (1, 0, 0, 1), (1, 1, -1, 0), (0, 1, 0, -1)]
            for (x, y, dx, dy) in corners {
                let long = dx != 0 ? canvas.width : canvas.height, count = max(Int(long / 230), 3)
                for step in 0..<count {
                    let t = (Double(step) + 0.5) / Double(count) * long, inset = depth * random.between(0.45, 1)
                    points.append(
                        (
                            x * canvas.width + dx * t + (dx == 0 ? (x == 0 ? inset : -inset) : 0),
                            y * canvas.height + dy * t + (dy == 0 ? (y == 0 ? inset : -inset) : 0)
                        ))
                }
            }
            window.ring(points)
            var sheet = Draw.path(window.data, fill: "none")
            sheet["fill-rule"] = "evenodd"
            return cut(sheet, base.lighter(layer == 0 ? 0.08 : 0), 1, 1.5, context.quality)
        }
    }
}
