import SVG

/// What a shape is filled with, sample by sample.
enum Source {
    /// One colour and its opacity.
    case solid(Paint, Double)
    /// A gradient: colours at 256 steps, and from samples to the unit square of the shape's box.
    case linear([(Paint, Int)], Affine, from: Point, along: Point)
    case radial([(Paint, Int)], Affine, centre: Point, radius: Double)
    /// A tile: its shapes as polygons, its extent, and from samples to the tile's coordinates.
    case tile([(polygons: [[Point]], paint: Paint)], width: Double, height: Double, Affine, Double)

    init(_ ink: Ink, _ inks: Inks, _ bounds: Box, _ transform: Affine) {
        guard let id = ink.fillID, let definition = inks.definitions[id], let back = transform.inverse else {
            self = .solid(ink.fill ?? Paint(0), ink.opacity)
            return
        }
        func value(_ key: String, _ fallback: Double) -> Double { definition[key].flatMap { Double($0) } ?? fallback }
        if definition.name == "pattern" {
            var tile: [(polygons: [[Point]], paint: Paint)] = []
            _ = inks.redrawn(definition.elements) { element, own in
                let contours = [Contour](element)
                if let paint = own.fill { tile.append((contours.map { $0.flattened(Affine(), step: 3) }, paint)) }
                if let paint = own.stroke { tile.append((contours.flatMap { Scanner.outline($0, Affine(), own.strokeWidth / 2) }, paint)) }
                return []
            }
            let turn = definition["patternTransform"].flatMap { Affine(svg: $0).inverse } ?? Affine()
            self = .tile(tile, width: value("width", 10), height: value("height", 10), turn.after(back), ink.opacity)
            return
        }
        let frame = Affine(
            a: 1 / max(bounds.width, 0.01), d: 1 / max(bounds.height, 0.01), e: -bounds.x / max(bounds.width, 0.01),
            f: -bounds.y / max(bounds.height, 0.01)
        ).after(back)
        let ramp = Self.ramp(definition, ink.opacity)
        if definition.name == "radialGradient" {
            self = .radial(ramp, frame, centre: Point(x: value("cx", 0.5), y: value("cy", 0.5)), radius: max(value("r", 0.5), 0.001))
        } else {
            let from = Point(x: value("x1", 0), y: value("y1", 0)), to = Point(x: value("x2", 1), y: value("y2", 0))
            self = .linear(ramp, frame, from: from, along: to - from)
        }
    }

    private static func ramp(_ definition: SVGElement, _ opacity: Double) -> [(Paint, Int)] {
        let stops = definition.elements.filter { $0.name == "stop" }.map { stop in
            (
                offset: stop["offset"].flatMap { Double($0) } ?? 0, paint: stop["stop-color"].flatMap { Paint(hex: $0) } ?? Paint(0),
                opacity: stop["stop-opacity"].flatMap { Double($0) } ?? 1
            )
        }
        guard let first = stops.first, let last = stops.last else { return [(Paint(0), 0)] }
        return (0..<256).map { step in
            let t = Double(step) / 255
            var a = first, b = first
            if let next = stops.firstIndex(where: { $0.offset >= t }) {
                b = stops[next]
                a = next > 0 ? stops[next - 1] : b
            } else {
                (a, b) = (last, last)
            }
            let share = b.offset > a.offset ? (t - a.offset) / (b.offset - a.offset) : 0
            func mix(_ from: UInt8, _ to: UInt8) -> UInt8 { UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded()) }
            let paint = Paint(
                red: mix(a.paint.red, b.paint.red), green: mix(a.paint.green, b.paint.green), blue: mix(a.paint.blue, b.paint.blue))
            return (paint, Int(((a.opacity + (b.opacity - a.opacity) * share) * opacity * 255).rounded()))
        }
    }

    /// The colour and opacity (0 to 255) at a sample.
    func sample(_ x: Double, _ y: Double) -> (Paint, Int) {
        func step(_ t: Double) -> Int { Int((min(max(t, 0), 1) * 255).rounded()) }
        switch self {
        case .solid(let paint, let opacity): return (paint, Int((opacity * 255).rounded()))
        case .linear(let ramp, let frame, let from, let along):
            let p = frame.apply(Point(x: x, y: y)) - from, length = along.x * along.x + along.y * along.y
            return ramp[min(step(length > 0 ? (p.x * along.x + p.y * along.y) / length : 0), ramp.count - 1)]
        case .radial(let ramp, let frame, let centre, let radius):
            return ramp[min(step((frame.apply(Point(x: x, y: y)) - centre).length / radius), ramp.count - 1)]
        case .tile(let shapes, let width, let height, let frame, let opacity):
            var p = frame.apply(Point(x: x, y: y))
            p.x -= (p.x / width).rounded(.down) * width
            p.y -= (p.y / height).rounded(.down) * height
            for shape in shapes.reversed() where shape.polygons.contains(where: { Self.holds($0, p) }) {
                return (shape.paint, Int((opacity * 255).rounded()))
            }
            return (Paint(0), 0)
        }
    }

    private static func holds(_ polygon: [Point], _ p: Point) -> Bool {
        guard var from = polygon.last else { return false }
        var isInside = false
        for to in polygon {
            if (from.y > p.y) != (to.y > p.y), p.x < from.x + (p.y - from.y) / (to.y - from.y) * (to.x - from.x) { isInside.toggle() }
            from = to
        }
        return isInside
    }
}
