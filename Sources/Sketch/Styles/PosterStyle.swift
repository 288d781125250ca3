import SVG

/// A screen print: a few inks and their tints, a sunburst, bold shadows and colours a little out of register.
public struct PosterStyle: StylePass {
    /// The press.
    public init() {}

    /// Redraws the picture in a few inks.
    public func apply(to picture: inout Picture, in context: StyleContext) {
        let inks = Inks(picture.definitions), sheet = picture
        let press = PosterInks(picture, inks)
        let isDark = picture.behind.first.flatMap { inks.ink($0, in: Ink()).fill }.map { $0.lab.lightness < 0.42 } ?? false
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
