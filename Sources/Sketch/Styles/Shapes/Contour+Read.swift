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

extension Contour {
    // A quarter circle as one curve: handles at 4/3·tan(22.5°) of the radius.
    private static let handle = 0.5522847498307936

    static func oval(_ x: Double, _ y: Double, _ across: Double, _ down: Double) -> Contour {
        rectangle(x - across, y - down, 2 * across, 2 * down, across, down)
    }

    static func rectangle(_ x: Double, _ y: Double, _ wide: Double, _ tall: Double, _ across: Double, _ down: Double) -> Contour {
        var contour = Contour(Point(x: x + across, y: y))
        let right = x + wide, bottom = y + tall, h = across * (1 - handle), v = down * (1 - handle)
        func corner(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ tx: Double, _ ty: Double) {
            if across > 0, down > 0 { contour.curve(Point(x: ax, y: ay), Point(x: bx, y: by), Point(x: tx, y: ty)) }
        }
        func side(_ tx: Double, _ ty: Double) {
            if (Point(x: tx, y: ty) - contour.end).length > 1e-9 { contour.line(Point(x: tx, y: ty)) }
        }
        side(right - across, y)
        corner(right - h, y, right, y + v, right, y + down)
        side(right, bottom - down)
        corner(right, bottom - v, right - h, bottom, right - across, bottom)
        side(x + across, bottom)
        corner(x + h, bottom, x, bottom - v, x, bottom - down)
        side(x, y + down)
        corner(x, y + v, x + h, y, x + across, y)
        contour.isClosed = true
        return contour
    }

    /// An elliptical arc on from the last point (SVG 1.1, F.6), without angles: its unit circle is halved until each piece is under a right angle.
    mutating func arc(_ across: Double, _ down: Double, _ turn: Double, large: Bool, sweep: Bool, _ to: Point) {
        let from = end
        guard across != 0, down != 0, (to - from).length > 1e-9 else {
            if (to - from).length > 1e-9 { line(to) }
            return
        }
        var rx = across < 0 ? -across : across, ry = down < 0 ? -down : down
        let cosine = Exact.cosine(turn), sine = Exact.sine(turn)
        let half = (from - to) * 0.5
        let p = Point(x: cosine * half.x + sine * half.y, y: -sine * half.x + cosine * half.y)
        let excess = p.x * p.x / (rx * rx) + p.y * p.y / (ry * ry)
        if excess > 1 {
            rx *= excess.squareRoot()
            ry *= excess.squareRoot()
        }
        let bottom = rx * rx * p.y * p.y + ry * ry * p.x * p.x
        var factor = max((rx * rx * ry * ry - bottom) / bottom, 0).squareRoot()
        if large == sweep { factor = -factor }
        let centre = Point(x: factor * rx * p.y / ry, y: -factor * ry * p.x / rx), middle = from.middle(to)
        let frame = Affine(a: cosine, b: sine, c: -sine, d: cosine, e: middle.x, f: middle.y).after(Affine(e: centre.x, f: centre.y)).after(
            Affine(a: rx, d: ry))
        let first = Point(x: (p.x - centre.x) / rx, y: (p.y - centre.y) / ry),
            last = Point(x: (-p.x - centre.x) / rx, y: (-p.y - centre.y) / ry)
        func piece(_ u: Point, _ v: Point, _ depth: Int) {
            let cross = u.x * v.y - u.y * v.x, dot = u.x * v.x + u.y * v.y
            let isLarge = depth == 0 && ((cross > 0) != sweep)
            if depth < 3, isLarge || dot < 0.02 {
                let sum = u + v, size = sum.length
                var between = size > 1e-6 ? sum * (1 / size) : (sweep ? Point(x: -u.y, y: u.x) : Point(x: u.y, y: -u.x))
                if isLarge, size > 1e-6 { between = between * -1 }
                piece(u, between, depth + 1)
                piece(between, v, depth + 1)
                return
            }
            // tan(θ/4) by halving the cosine twice.
            let once = (max(1 + dot, 0) / 2).squareRoot()
            let tangent = (max(1 - once, 0) / (1 + once)).squareRoot()
            let k = 4 / 3 * tangent * (sweep ? 1 : -1)
            curve(
                frame.apply(Point(x: u.x - k * u.y, y: u.y + k * u.x)), frame.apply(Point(x: v.x + k * v.y, y: v.y - k * v.x)),
                frame.apply(v))
        }
        piece(first, last, 0)
        if !curves.isEmpty { curves[curves.count - 1].to = to }
    }
}

/// Reads path data.
enum PathReader {
    static func contours(_ data: String) -> [Contour] {
        var reader = NumberReader(data), result: [Contour] = [], current: Contour?
        var command = UInt8(ascii: "M"), at = Point(x: 0, y: 0), handle: Point?, wasCubic = false
        func finish() {
            if let current, !current.curves.isEmpty || current.isClosed { result.append(current) }
            current = nil
        }
        while true {
            if let letter = reader.letter() {
                command = letter
                if letter | 32 == UInt8(ascii: "z") {
                    if let start = current?.start {
                        at = start
                        current?.isClosed = true
                    }
                    finish()
                    handle = nil
                    continue
                }
            } else if command | 32 == UInt8(ascii: "z") {
                break
            }
            let isRelative = command >= 97, origin = isRelative ? at : Point(x: 0, y: 0)
            func point() -> Point? {
                guard let x = reader.number(), let y = reader.number() else { return nil }
                return Point(x: x + origin.x, y: y + origin.y)
            }
            func ready() { if current == nil { current = Contour(at) } }
            var next: Point?, nextHandle: Point?, isCubic = false
            switch command | 32 {
            case UInt8(ascii: "m"):
                guard let to = point() else { break }
                finish()
                next = to
                current = Contour(to)
                command = isRelative ? UInt8(ascii: "l") : UInt8(ascii: "L")
            case UInt8(ascii: "l"):
                guard let to = point() else { break }
                ready()
                current?.line(to)
                next = to
            case UInt8(ascii: "h"), UInt8(ascii: "v"):
                guard let value = reader.number() else { break }
                let isAcross = command | 32 == UInt8(ascii: "h")
                let to = isAcross ? Point(x: value + origin.x, y: at.y) : Point(x: at.x, y: value + origin.y)
                ready()
                current?.line(to)
                next = to
            case UInt8(ascii: "c"), UInt8(ascii: "s"):
                let mirrored = wasCubic ? handle.map { at * 2 - $0 } ?? at : at
                guard let a = command | 32 == UInt8(ascii: "c") ? point() : mirrored, let b = point(), let to = point() else { break }
                ready()
                current?.curve(a, b, to)
                (next, nextHandle, isCubic) = (to, b, true)
            case UInt8(ascii: "q"), UInt8(ascii: "t"):
                let mirrored = wasCubic ? at : handle.map { at * 2 - $0 } ?? at
                guard let middle = command | 32 == UInt8(ascii: "q") ? point() : mirrored, let to = point() else { break }
                ready()
                current?.curve(at + (middle - at) * (2 / 3), to + (middle - to) * (2 / 3), to)
                (next, nextHandle) = (to, middle)
            case UInt8(ascii: "a"):
                guard let rx = reader.number(), let ry = reader.number(), let turn = reader.number(), let large = reader.flag(),
                    let sweep = reader.flag(), let to = point()
                else { break }
                ready()
                current?.arc(rx, ry, turn, large: large, sweep: sweep, to)
                next = to
            default: break
            }
            guard let next else { break }
            at = next
            (handle, wasCubic) = (nextHandle, isCubic)
        }
        finish()
        return result
    }
}
