/// Upper estimates, measured with librsvg 2.54 and cairo 1.16, of what elements cost, in nanoseconds for each pixel of the canvas
/// as if each covered all of it.
enum SVGWork {
    /// An element's own cost, without its children and what it points at.
    static func ofElement(_ element: SVGElement) -> Double {
        var work = base(element)
        for attribute in element.attributes { work += layer(attribute.name, attribute.value) }
        if let style = element["style"] {
            for declaration in StyleDeclaration.list(style) { work += layer(declaration.property, declaration.value) }
        }
        return work
    }

    private static func base(_ element: SVGElement) -> Double {
        switch element.name {
        case "text", "tspan", "textPath": 1 + 0.25 * Double(characters(element))
        case "linearGradient": 5
        case "radialGradient": 8
        case "pattern", "marker": 1
        case "mask": 12
        case "filter": 10
        case "feGaussianBlur", "feDropShadow": 20
        case "feTurbulence": 100 * max(1, number(element, "numOctaves", 1))
        case "feConvolveMatrix": 20 + 4 * number(element, "order", 3) * number(element, "order", 3)
        case "feMorphology": 20 + 4 * number(element, "radius", 0) * number(element, "radius", 0)
        case "feDiffuseLighting", "feSpecularLighting": 60
        case "feDisplacementMap": 30
        default: element.name.hasPrefix("fe") ? 10 : 0
        }
    }

    private static func characters(_ element: SVGElement) -> Int {
        element.children.reduce(0) { if case .text(let text) = $1 { $0 + text.unicodeScalars.count } else { $0 } }
    }

    /// What it costs to draw an element apart and to lay it on the rest.
    private static func layer(_ property: String, _ value: String) -> Double {
        switch property {
        case "opacity": value == "1" ? 0 : 1
        case "filter": value == "none" ? 0 : 2
        case "clip-path": value == "none" ? 0 : 1
        case "mix-blend-mode": value == "normal" ? 0 : 15
        default: 0
        }
    }

    /// A fill of one colour.
    static let fill = 0.5
    /// A segment that crosses the canvas from top to bottom, in a path that crosses itself as often as it can.
    static let segment = 1.0

    private static func number(_ element: SVGElement, _ name: String, _ standard: Double) -> Double {
        guard let text = element[name] else { return standard }
        return (try? ValueCheck(text, limit: 1e6))?.numbers.first.map { max(0, $0) } ?? standard
    }
}
