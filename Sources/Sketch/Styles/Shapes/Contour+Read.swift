import SVG

extension [Contour] {
    /// The outline of a shape in its own coordinates; empty for anything else.
    init(_ element: SVGElement) {
        func value(_ key: String) -> Double { element[key].flatMap { Double($0) } ?? 0 }
        switch element.name {
        case "path": self = PathReader.contours(element["d"] ?? "")
        case "circle": self = [.oval(value("cx"), value("cy"), value("r"), value("r"))]
        case "ellipse": self = [.oval(value("cx"), value("cy"), value("rx"), value("ry"))]
        case "rect":
            let wide = value("width"), tall = value("height")
            let across = element["rx"] == nil ? value("ry") : value("rx"), down = element["ry"] == nil ? value("rx") : value("ry")
            self = [.rectangle(value("x"), value("y"), wide, tall, Swift.min(across, wide / 2), Swift.min(down, tall / 2))]
        case "line":
            var line = Contour(Point(x: value("x1"), y: value("y1")))
            line.line(Point(x: value("x2"), y: value("y2")))
            self = [line]
        case "polygon", "polyline":
            var reader = NumberReader(element["points"] ?? ""), points: [Point] = []
            while let x = reader.number(), let y = reader.number() { points.append(Point(x: x, y: y)) }
            guard let first = points.first else {
                self = []
                return
            }
            var contour = Contour(first)
            for point in points.dropFirst() { contour.line(point) }
            contour.isClosed = element.name == "polygon"
            self = [contour]
        default: self = []
        }
    }
}
