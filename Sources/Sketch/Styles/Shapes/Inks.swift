import SVG

/// The paints of a picture's definitions.
struct Inks: Sendable {
    private var means: [String: (paint: Paint, opacity: Double)] = [:]
    /// The definitions by id.
    private(set) var definitions: [String: SVGElement] = [:]

    init(_ elements: [SVGElement]) {
        for element in elements {
            guard let id = element["id"] else { continue }
            definitions[id] = element
            let stops = element.elements.filter { $0.name == "stop" }
            guard !stops.isEmpty else { continue }
            var sum = OKLab(lightness: 0, a: 0, b: 0), weight = 0.0, opacity = 0.0
            for stop in stops {
                let lab = (stop["stop-color"].flatMap { Paint(hex: $0) } ?? Paint(0)).lab,
                    own = stop["stop-opacity"].flatMap { Double($0) } ?? 1
                let share = own + 0.001
                sum.lightness += lab.lightness * share
                sum.a += lab.a * share
                sum.b += lab.b * share
                weight += share
                opacity += own
            }
            let mean = OKLab(lightness: sum.lightness / weight, a: sum.a / weight, b: sum.b / weight)
            means[id] = (mean.paint, opacity / Double(stops.count))
        }
    }

    /// How `element` is painted within `outer`.
    func ink(_ element: SVGElement, in outer: Ink) -> Ink {
        var ink = outer
        if let fill = element["fill"] {
            ink.fill = Paint(hex: fill)
            ink.fillID = nil
            ink.strength = 1
            if fill.hasPrefix("url(#") {
                let id = String(fill.dropFirst(5).dropLast())
                ink.fillID = id
                let mean = means[id]
                ink.fill = mean?.paint ?? Paint(0x9aa3b0)
                ink.strength = mean?.opacity ?? 0.4
            }
        }
        if let stroke = element["stroke"] { ink.stroke = Paint(hex: stroke) }
        if let width = element["stroke-width"].flatMap({ Double($0) }) { ink.strokeWidth = width }
        for key in ["opacity", "fill-opacity"] { if let value = element[key].flatMap({ Double($0) }) { ink.opacity *= value } }
        if let role = element["class"] { ink.role = role }
        if let part = element["data-part"] { ink.part = part }
        if let transform = element["transform"] { ink.scale *= Affine(svg: transform).scale }
        return ink
    }

    /// `elements` with every shape replaced by what `draw` makes of it; groups keep their transforms and clips and lose their paint.
    func redrawn(_ elements: [SVGElement], in outer: Ink = Ink(), _ draw: (SVGElement, Ink) -> [SVGElement]) -> [SVGElement] {
        elements.flatMap { element -> [SVGElement] in
            switch element.name {
            case "defs": return [element]
            case "g":
                let inner = redrawn(element.elements, in: ink(element, in: outer), draw)
                guard !inner.isEmpty else { return [] }
                guard element["transform"] != nil || element["clip-path"] != nil else { return inner }
                return [Draw.element("g", [("transform", element["transform"] ?? ""), ("clip-path", element["clip-path"] ?? "")], inner)]
            default:
                let drawn = draw(element, ink(element, in: outer))
                guard let transform = element["transform"] ?? element["clip-path"].map({ _ in "" }) else { return drawn }
                return drawn.map { shape in
                    var shape = shape
                    if !transform.isEmpty { shape["transform"] = transform }
                    if let clip = element["clip-path"] { shape["clip-path"] = clip }
                    return shape
                }
            }
        }
    }
}
