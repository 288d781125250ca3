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
