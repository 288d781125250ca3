import SVG

/// White lines on Prussian blue paper with a grid and dimensions.
public struct BlueprintStyle: StylePass {
    /// The draughtsman.
    public init() {}

    private static let blue = Paint(0x1c4580), line = Paint(0xe9f1fb)

    /// Redraws the picture as a plan.
    public func apply(to picture: inout Picture, in context: StyleContext) {
        let inks = Inks(picture.definitions), sheet = picture
        let paper = Self.blue, line = Self.line.hex
        if !context.isTransparent {
            let drawn = inks.redrawn(picture.behind) { element, ink -> [SVGElement] in
                if ["glow", "shade", "fine", "light"].contains(ink.role) { return [] }
                if ink.isLine { return [element.painted("none", opacity: 0.22, line: line, width: 1.3)] }
                let bounds = [Contour](element).bounds
                if sheet.isWholeSheet(bounds) || ink.strength * ink.opacity < 0.55 { return [] }
                return [element.painted(paper.hex, line: line, width: 1.8, lineOpacity: 0.36)]
            }
            picture.behind =
                [Draw.rectangle(picture.canvas.box, fill: paper.hex)] + drawn + grid(picture.canvas, context) + [picture.margin(paper, 2)]
                + border(picture.canvas)
            picture.front = inks.redrawn(picture.front) { element, ink in
                ink.role == "fog" || ink.role == "grain"
                    ? [] : [element.painted("none", opacity: 0.5, line: line, width: ink.isLine ? min(ink.strokeWidth, 5) : 1.5)]
            }
        }
        let measured = picture.figures.count <= 6
        for index in picture.figures.indices {
            plan(&picture.figures[index], inks, context)
            if measured, context.quality >= .medium { picture.lettering += dimensions(picture.figures[index].frame, picture.canvas) }
        }
        let dimensions = picture.lettering.filter { $0["class"] == "dimension" }
        picture.lettering.removeAll { $0["class"] == "dimension" }
        picture.reletter(Self.line, inks)
        picture.lettering += dimensions
        picture.light.tint = nil
        picture.dropUnusedDefinitions()
    }

    private func grid(_ canvas: Canvas, _ context: StyleContext) -> [SVGElement] {
        func lines(_ step: Double) -> String {
            var trace = Trace(), at = step
            while at < canvas.width {
                trace.move(at, 0)
                trace.down(canvas.height)
                at += step
            }
            at = step
            while at < canvas.height {
                trace.move(0, at)
                trace.across(canvas.width)
                at += step
            }
            return trace.data
        }
        let fine = Draw.line(lines(25), stroke: "#bfd5f2", width: 0.8, opacity: 0.13)
        return (context.quality >= .medium ? [fine] : []) + [Draw.line(lines(100), stroke: "#bfd5f2", width: 1.3, opacity: 0.24)]
    }

    private func border(_ canvas: Canvas) -> [SVGElement] {
        let wide = min(canvas.width, 1400) * 0.22, tall = 62.0, right = canvas.width - 24, bottom = canvas.height - 24
        var lines = Trace()
        lines.box(24, 24, canvas.width - 48, canvas.height - 48)
        lines.box(right - wide, bottom - tall, wide, tall)
        lines.move(right - wide, bottom - tall * 0.5)
        lines.across(right)
        lines.move(right - wide * 0.38, bottom - tall)
        lines.down(bottom)
        return [Draw.line(lines.data, stroke: Self.line.hex, width: 2, opacity: 0.65)]
    }

    private func plan(_ figure: inout Figure, _ inks: Inks, _ context: StyleContext) {
        let weight = 3.6 / figure.scale, paper = Self.blue, line = Self.line
        figure.body = inks.redrawn(figure.body) { element, ink in
            switch ink.role {
            case "shade", "light", "texture": return []
            case "fine": return [element.painted("none", line: line.hex, width: weight * 0.45, lineOpacity: 0.6)]
            default: break
            }
            let local = weight / ink.scale
            if ink.isLine {
                guard ink.strokeWidth > local * 3 else {
                    return [element.painted("none", line: line.hex, width: min(local, ink.strokeWidth))]
                }
                return [
                    element.painted("none", line: line.hex, width: ink.strokeWidth + local * 0.6),
                    element.painted("none", line: paper.hex, width: ink.strokeWidth - local * 1.2),
                ]
            }
            let bounds = [Contour](element).bounds, width = min(local, max(min(bounds.width, bounds.height) * 0.18, local * 0.45))
            // Darker things get a little of the line's tone, so that wheels and windows can be told.
            let dark = 1 - (ink.fill?.lab.lightness ?? 1)
            return [
                element.painted(
                    context.isTransparent ? paper.hex : paper.mixed(line, context.quality >= .medium ? 0.03 + 0.1 * dark : 0.03).hex,
                    line: line.hex, width: width)
            ]
        }
        figure.beneath = inks.redrawn(figure.beneath) { element, ink in
            ink.role == "shadow" ? [] : [element.painted(paper.hex, line: line.hex, width: 2)]
        }
    }

    /// A measured line below and one beside, with ticks and figures.
    private func dimensions(_ box: Box, _ canvas: Canvas) -> [SVGElement] {
        guard min(box.width, box.height) > 90 else { return [] }
        var lines = Trace()
        let y = min(box.bottom + 26, canvas.height - 34), x = box.right + 22 < canvas.width - 34 ? box.right + 22 : box.x - 22
        lines.move(box.x, y)
        lines.across(box.right)
        for end in [box.x, box.right] {
            lines.move(end, y - 13)
            lines.down(y + 9)
            lines.move(end - 7, y + 7)
            lines.line(end + 7, y - 7)
        }
        lines.move(x, box.y)
        lines.down(box.bottom)
        for end in [box.y, box.bottom] {
            lines.move(x - 11, end)
            lines.across(x + 11)
            lines.move(x - 7, end + 7)
            lines.line(x + 7, end - 7)
        }
        let cross = min(box.width, box.height) * 0.04
        lines.move(box.centreX - cross, y - 5)
        lines.down(y + 5)
        return [Draw.line(lines.data, stroke: Self.line.hex, width: 1.6, opacity: 0.75, class: "dimension")]
    }
}
