import SVG

/// Elements as the drawing makes them, so that attributes stand in one order everywhere and numbers are written in one way.
public enum Draw {
    /// Any element.
    public static func element(_ name: String, _ attributes: [(String, String)], _ children: [SVGElement] = []) -> SVGElement {
        var list = SVGAttributes()
        for (key, value) in attributes where !value.isEmpty { list[key] = value }
        return SVGElement(name, list, children)
    }

    /// A group; `transform` and `opacity` only when given.
    public static func group(_ children: [SVGElement], transform: String = "", opacity: Double = 1, class name: String = "") -> SVGElement {
        element("g", [("class", name), ("transform", transform), ("opacity", opacity == 1 ? "" : Numbers.text(opacity))], children)
    }

    /// A filled path.
    public static func path(_ data: String, fill: String, opacity: Double = 1, class name: String = "") -> SVGElement {
        element("path", [("class", name), ("fill", fill), ("opacity", opacity == 1 ? "" : Numbers.text(opacity)), ("d", data)])
    }

    /// An open line along a path, with round ends and joins.
    public static func line(_ data: String, stroke: String, width: Double, opacity: Double = 1, class name: String = "") -> SVGElement {
        element(
            "path",
            [
                ("class", name), ("fill", "none"), ("stroke", stroke), ("stroke-width", Numbers.text(width)), ("stroke-linecap", "round"),
                ("stroke-linejoin", "round"), ("opacity", opacity == 1 ? "" : Numbers.text(opacity)), ("d", data),
            ])
    }

    /// A filled rectangle with corners rounded by `radius`.
    public static func rectangle(_ box: Box, radius: Double = 0, fill: String, opacity: Double = 1, class name: String = "") -> SVGElement {
        element(
            "rect",
            [
                ("class", name), ("fill", fill), ("opacity", opacity == 1 ? "" : Numbers.text(opacity)), ("x", Numbers.text(box.x)),
                ("y", Numbers.text(box.y)), ("width", Numbers.text(box.width)), ("height", Numbers.text(box.height)),
                ("rx", radius == 0 ? "" : Numbers.text(radius)),
            ])
    }

    /// A filled ellipse about a centre.
    public static func ellipse(
        _ x: Double, _ y: Double, _ across: Double, _ down: Double, fill: String, opacity: Double = 1, class name: String = ""
    ) -> SVGElement {
        element(
            "ellipse",
            [
                ("class", name), ("fill", fill), ("opacity", opacity == 1 ? "" : Numbers.text(opacity)), ("cx", Numbers.text(x)),
                ("cy", Numbers.text(y)), ("rx", Numbers.text(across)), ("ry", Numbers.text(down)),
            ])
    }

    /// A linear gradient between two points of the filled shape's box (0 to 1).
    public static func gradient(
        _ id: String, from: (Double, Double) = (0, 0), to: (Double, Double) = (0, 1),
        _ stops: [(offset: Double, paint: Paint, opacity: Double)]
    ) -> SVGElement {
        element(
            "linearGradient",
            [
                ("id", id), ("x1", Numbers.text(from.0)), ("y1", Numbers.text(from.1)), ("x2", Numbers.text(to.0)),
                ("y2", Numbers.text(to.1)),
            ], stops.map(stop))
    }

    /// A radial gradient from the middle of the filled shape's box to its edge, or about another point of it.
    public static func radial(
        _ id: String, centre: (Double, Double) = (0.5, 0.5), radius: Double = 0.5,
        _ stops: [(offset: Double, paint: Paint, opacity: Double)]
    ) -> SVGElement {
        element(
            "radialGradient", [("id", id), ("cx", Numbers.text(centre.0)), ("cy", Numbers.text(centre.1)), ("r", Numbers.text(radius))],
            stops.map(stop))
    }

    private static func stop(_ stop: (offset: Double, paint: Paint, opacity: Double)) -> SVGElement {
        element(
            "stop",
            [
                ("offset", Numbers.text(stop.offset)), ("stop-color", stop.paint.hex),
                ("stop-opacity", stop.opacity == 1 ? "" : Numbers.text(stop.opacity)),
            ])
    }
}
