import Glibc

/// How long a shape's outline is and of how many segments, and how transforms stretch it: what filling, stroking and dashing
/// it depends on.
struct ShapeLength {
    /// Straight segments after flattening, roughly, of shapes that can cross themselves; the others cost no more than their area.
    var segments = 0.0
    /// The outline's length in the shape's own units, an upper estimate.
    var length = 0.0
    /// No outline of a length holds more than a circle's area.
    var area: Double { length * length / (4 * .pi) }
    /// The largest unit but for fonts of absurd size: an inch has 96 pixels.
    static let mostUnit = 96.0

    /// An element's own outline; nothing for what draws none.
    ///
    /// - Parameter edge: What 100 % may be.
    init(_ element: SVGElement, limits: SVGLimits, edge: Double) {
        func value(_ name: String, _ standard: Double = 0) -> Double {
            guard let text = element[name] else { return standard }
            guard let number = (try? ValueCheck(text, limit: limits.number))?.numbers.first else { return standard }
            return abs(number) * (text.hasSuffix("%") ? edge / 100 : text.last.map { $0.isLetter } ?? false ? Self.mostUnit : 1)
        }
        switch element.name {
        case "path":
            guard let path = try? PathCheck(element["d"] ?? "", limit: limits.number) else { return }
            segments = Double(path.segments) * 8
            length = path.length
        case "polyline", "polygon":
            let numbers = (try? ValueCheck(element["points"] ?? "", limit: limits.number))?.numbers ?? []
            segments = Double(numbers.count / 2)
            for i in stride(from: 2, to: numbers.count - 1, by: 2) {
                length += abs(numbers[i] - numbers[i - 2]) + abs(numbers[i + 1] - numbers[i - 1])
            }
            length *= 2
        case "line":
            length = value("x1") + value("x2") + value("y1") + value("y2")
        case "rect":
            length = 2 * (value("width") + value("height"))
        case "circle":
            length = 7 * value("r")
        case "ellipse":
            length = 4 * (value("rx", value("ry")) + value("ry", value("rx")))
        default: break
        }
    }

    /// By how much an element's transform and `viewBox` stretch what is in it, at most.
    static func stretch(_ element: SVGElement, limits: SVGLimits, edge: Double) -> Double {
        var scale = element["transform"].map { transform($0, limits) } ?? 1
        if let style = element["style"] {
            for declaration in StyleDeclaration.list(style) where declaration.property == "transform" {
                scale *= transform(declaration.value, limits)
            }
        }
        if let more = element["patternTransform"] { scale *= transform(more, limits) }
        // Units of what they are put on: at most the canvas counts.
        let units = ["clipPathUnits", "maskContentUnits", "patternContentUnits", "primitiveUnits"].contains {
            element[$0] == "objectBoundingBox"
        }
        if units || element.name == "marker" && element["markerUnits"] != "userSpaceOnUse" { scale *= max(1, edge) }
        guard ["svg", "symbol", "pattern", "marker"].contains(element.name), let box = element["viewBox"],
            let numbers = (try? ValueCheck(box, limit: limits.number))?.numbers, numbers.count == 4
        else { return scale }
        return scale * max(1e-9, edge) / max(1e-9, min(numbers[2], numbers[3]))
    }

    /// The product of a transform list's largest stretches.
    private static func transform(_ text: String, _ limits: SVGLimits) -> Double {
        var scale = 1.0
        for part in text.split(separator: ")") {
            let pieces = part.split(separator: "(", maxSplits: 1)
            guard pieces.count == 2, let numbers = (try? ValueCheck(String(pieces[1]), limit: limits.number))?.numbers,
                let first = numbers.first
            else { continue }
            switch pieces[0].filter(\.isLetter).lowercased() {
            case "scale", "scalex", "scaley": scale *= max(abs(first), abs(numbers.last ?? first))
            case "matrix" where numbers.count >= 4:
                scale *= max(abs(numbers[0]) + abs(numbers[1]), abs(numbers[2]) + abs(numbers[3]))
            case "skewx", "skewy": scale *= 1 + abs(tan(first * .pi / 180))
            default: break
            }
        }
        return scale
    }
}
