import SVG

/// Washes on rough paper: uneven edges, pigment that gathers at them and runs down, a white margin.
public struct WatercolorStyle: StylePass {
    /// The brush.
    public init() {}

    private static let paper = Paint(0xfdf9f0)

    /// Redraws the picture in washes.
    public func apply(to picture: inout Picture, in context: StyleContext) {
        let inks = Inks(picture.definitions), sheet = picture
        var random = context.random("wash")
        let first = Wobble(seed: random.next(), cell: 46, amount: 5.5), second = Wobble(seed: random.next(), cell: 38, amount: 8)
        var pools = Pools()
        if !context.isTransparent {
            let drawn = inks.redrawn(picture.behind) { element, ink in backdrop(element, ink, sheet, first, second, context.quality, &pools)
            }
            picture.behind =
                [Draw.rectangle(picture.canvas.box, fill: Self.paper.hex)] + drawn
                + (context.quality >= .medium ? blooms(picture.canvas, context, &pools) : []) + edge(picture.canvas, context)
            picture.front = inks.redrawn(picture.front) { element, ink in
                // The paper has a grain of its own.
                if ink.role == "grain" { return [] }
                if ink.role == "fog" { return [element] }
                if ink.isLine {
                    return [element.painted("none", opacity: 0.7, line: (ink.stroke ?? Self.paper).hex, width: ink.strokeWidth)]
                }
                return [element.painted(pale(ink.fill ?? Self.paper, 0.2).hex, opacity: 0.85)]
            }
        }
        for index in picture.figures.indices { paint(&picture.figures[index], inks, context, &pools) }
        picture.lettering = inks.redrawn(picture.lettering) { element, ink in
            let ink2 = Paint(0x3d4663)
            return [
                ink.isLine
                    ? element.painted("none", opacity: 0.85, line: ink2.hex, width: ink.strokeWidth)
                    : element.painted(ink2.hex, opacity: 0.85)
            ]
        }
        if context.quality >= .high, !context.isTransparent { picture.lettering.insert(contentsOf: tooth(picture.canvas, context), at: 0) }
        picture.light.tintOpacity *= 0.7
        picture.definitions += pools.definitions
        picture.dropUnusedDefinitions()
    }

    /// The gradients in which pigment runs down, one for each colour.
    private struct Pools {
        var definitions: [SVGElement] = []
        private var ids: [Paint: String] = [:]

        mutating func fill(_ paint: Paint) -> String {
            if let id = ids[paint] { return "url(#\(id))" }
            let id = "st-p\(ids.count)"
            ids[paint] = id
            definitions.append(
                Draw.gradient(id, from: (0.25, 0), to: (0.45, 1), [(0, paint, 0.04), (0.35, paint, 0.16), (1, paint, 0.52)]))
            return "url(#\(id))"
        }
    }

    private func pale(_ paint: Paint, _ share: Double) -> Paint { paint.mixed(Self.paper, share) }

    /// The pigment that gathers where a wash ends.
    private func rim(_ paint: Paint) -> Paint { paint.lighter(-0.1).saturated(1.1) }

    private func bent(_ element: SVGElement, _ wobble: Wobble, _ factor: Double, step: Double) -> SVGElement {
        let contours = [Contour](element)
        guard !contours.isEmpty else { return element }
        let field = Wobble(seed: wobble.seed, cell: wobble.cell * factor, amount: wobble.amount * factor)
        var shape = SVGElement("path")
        shape["fill-rule"] = element["fill-rule"]
        shape["d"] = contours.map { $0.bent(step: step * factor) { field($0) } }.data
        return shape
    }

    private func backdrop(
        _ element: SVGElement, _ ink: Ink, _ picture: Picture, _ first: Wobble, _ second: Wobble, _ quality: Quality, _ pools: inout Pools
    ) -> [SVGElement] {
        if ink.role == "fine", quality < .high { return [] }
        if ink.role == "glow" { return [element.painted(element["fill"] ?? "none", opacity: ink.opacity * 0.8)] }
        if ink.isLine, let stroke = ink.stroke {
            return [element.painted("none", opacity: ink.opacity * 0.7, line: pale(stroke, 0.15).hex, width: ink.strokeWidth)]
        }
        guard let fill = ink.fill else { return [] }
        let bounds = [Contour](element).bounds
        if picture.isWholeSheet(bounds) {
            guard let id = ink.fillID, quality >= .medium else { return [element.painted(pale(fill, 0.28).hex)] }
            return [element.painted("url(#\(id))", opacity: 0.8)]
        }
        let strength = ink.strength * ink.opacity
        if strength < 0.5 || ink.role == "light" || ink.role == "shade" {
            return [element.painted(element["fill"] ?? fill.hex, opacity: ink.opacity * 0.7)]
        }
        // Windows of a skyline and the like are many small boxes: they are painted as they are.
        if (element["d"]?.utf8.count ?? 0) > 2600 { return [element.painted(pale(fill, 0.15).hex, opacity: 0.75)] }
        let body = bent(element, first, 1, step: 60)
        var layers = [body.painted(pale(fill, 0.24).hex, opacity: 0.93, line: rim(fill).hex, width: 2.6, lineOpacity: 0.28)]
        if quality >= .medium, bounds.area > 0.012 * picture.canvas.width * picture.canvas.height {
            layers.append(bent(element, second, 1.2, step: 80).painted(pools.fill(fill.saturated(1.2)), opacity: 0.75))
        }
        return layers
    }

    private func paint(_ figure: inout Figure, _ inks: Inks, _ context: StyleContext, _ pools: inout Pools) {
        let unit = 1 / figure.scale, whole = max(figure.size.width, figure.size.height)
        var random = context.random("wash thing \(figure.thing)")
        // The hand is as unsteady on a small thing as it can be without spoiling its shape.
        let shake = min(3.4 * unit, whole * 0.011)
        let first = Wobble(seed: random.next(), cell: whole * 0.11, amount: shake),
            second = Wobble(seed: random.next(), cell: whole * 0.09, amount: shake * 1.8)
        var deposits = pools
        let step = whole * 0.22
        figure.body = inks.redrawn(figure.body) { element, ink in
            if ink.role == "texture" { return [element] }
            if ink.isLine, let stroke = ink.stroke {
                return [
                    bent(element, first, 1, step: step).painted(
                        "none", opacity: min(ink.opacity, 0.9), line: pale(stroke, 0.12).hex, width: ink.strokeWidth)
                ]
            }
            guard let fill = ink.fill else { return [] }
            let bounds = [Contour](element).bounds, reach = max(bounds.width, bounds.height) * ink.scale / whole
            if ink.isTone {
                let tone = ink.role == "light" ? Self.paper : fill
                return [
                    bent(element, second, 1, step: step).painted(tone.hex, opacity: min(ink.opacity * (ink.role == "light" ? 1.3 : 0.8), 1))
                ]
            }
            if reach < 0.1 {
                return [
                    element.painted(pale(fill, 0.08).hex, opacity: ink.opacity, line: rim(fill).hex, width: 0.8 * unit, lineOpacity: 0.35)
                ]
            }
            let body = bent(element, first, 1 / ink.scale, step: step)
            var layers = [
                body.painted(
                    pale(fill, 0.34).hex, opacity: ink.opacity, line: rim(fill).hex, width: 2.2 * unit / ink.scale, lineOpacity: 0.5)
            ]
            if context.quality >= .medium, reach > 0.16 {
                layers.append(bent(element, second, 1 / ink.scale, step: step).painted(deposits.fill(fill.saturated(1.12)), opacity: 0.95))
            }
            return layers
        }
        pools = deposits
        figure.beneath = inks.redrawn(figure.beneath) { element, ink in
            guard ink.role == "shadow", ink.isLine == false else { return [element] }
            let shape = bent(element, Wobble(seed: second.seed, cell: 40, amount: 5), 1, step: 60)
            return [shape.painted(element["fill"] ?? "none", opacity: ink.opacity * 0.85)]
        }
    }

    /// Where water ran back into a wash: pale blots with a rim.
    private func blooms(_ canvas: Canvas, _ context: StyleContext, _ pools: inout Pools) -> [SVGElement] {
        var random = context.random("blooms")
        pools.definitions.append(Draw.radial("st-bloom", [(0, Self.paper, 0.34), (0.7, Self.paper, 0.16), (1, Self.paper, 0)]))
        return (0..<6).flatMap { _ -> [SVGElement] in
            let x = random.unit() * canvas.width, y = random.unit() * canvas.height, size = random.between(50, 130)
            let blot = Brush.blob(x, y, size, size * random.between(0.6, 0.9), lobes: 9, &random)
            return [Draw.path(blot, fill: "url(#st-bloom)"), Draw.line(blot, stroke: "#6d7f9c", width: 1.6, opacity: 0.09)]
        }
    }

    /// The bare paper around the painting.
    private func edge(_ canvas: Canvas, _ context: StyleContext) -> [SVGElement] {
        var random = context.random("edge")
        func window(_ least: Double, _ most: Double) -> String {
            var points: [(x: Double, y: Double)] = []
            for (x, y, dx, dy) in [(0.0, 0.0, 1.0, 0.0), (1, 0, 0, 1), (1, 1, -1, 0), (0, 1, 0, -1)] {
                let long = dx != 0 ? canvas.width : canvas.height, count = Int(long / 64)
                for step in 0..<count {
                    let t = (Double(step) + random.between(0.35, 0.65)) / Double(count) * long, inset = random.between(least, most)
                    let along = min(max(t, most), long - most)
                    points.append(
                        (
                            x * canvas.width + dx * along + (dx == 0 ? (x == 0 ? inset : -inset) : 0),
                            y * canvas.height + dy * along + (dy == 0 ? (y == 0 ? inset : -inset) : 0)
                        ))
                }
            }
            var trace = Trace(-20, -20)
            trace.line(canvas.width + 20, -20)
            trace.line(canvas.width + 20, canvas.height + 20)
            trace.line(-20, canvas.height + 20)
            trace.close()
            trace.ring(points)
            return trace.data
        }
        func sheet(_ data: String, _ opacity: Double, line: Double) -> SVGElement {
            var shape = Draw.path(data, fill: Self.paper.hex, opacity: opacity)
            shape["fill-rule"] = "evenodd"
            if line > 0 {
                shape["stroke"] = "#71809c"
                shape["stroke-width"] = Numbers.text(line)
                shape["stroke-opacity"] = "0.16"
            }
            return shape
        }
        return [sheet(window(30, 56), 0.4, line: 0), sheet(window(19, 34), 1, line: 2.5)]
    }

    /// The grain of the paper.
    private func tooth(_ canvas: Canvas, _ context: StyleContext) -> [SVGElement] {
        var random = context.random("tooth")
        func dots(_ count: Int) -> String {
            Brush.dots((0..<count).map { _ in (x: random.unit() * canvas.width, y: random.unit() * canvas.height) })
        }
        let count = Int(canvas.width * canvas.height / 1900)
        return [
            Draw.line(dots(count), stroke: "#ffffff", width: 2.6, opacity: 0.32),
            Draw.line(dots(count), stroke: "#56617d", width: 1.8, opacity: 0.09),
        ]
    }
}
