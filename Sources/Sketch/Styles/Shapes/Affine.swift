/// A transform in the plane: x′ = ax + cy + e, y′ = bx + dy + f, as SVG's `matrix(a b c d e f)`.
struct Affine: Sendable {
    var a = 1.0, b = 0.0, c = 0.0, d = 1.0, e = 0.0, f = 0.0

    /// First `inner`, then this.
    func after(_ inner: Affine) -> Affine {
        Affine(
            a: a * inner.a + c * inner.b, b: b * inner.a + d * inner.b, c: a * inner.c + c * inner.d, d: b * inner.c + d * inner.d,
            e: a * inner.e + c * inner.f + e, f: b * inner.e + d * inner.f + f)
    }

    func apply(_ p: Point) -> Point { Point(x: a * p.x + c * p.y + e, y: b * p.x + d * p.y + f) }

    /// The square root of the area's magnification.
    var scale: Double {
        let area = a * d - b * c
        return (area < 0 ? -area : area).squareRoot()
    }

    /// The transform back, or `nil` when this one flattens the plane.
    var inverse: Affine? {
        let area = a * d - b * c
        guard area != 0 else { return nil }
        return Affine(
            a: d / area, b: -b / area, c: -c / area, d: a / area, e: (c * f - d * e) / area, f: (b * e - a * f) / area)
    }

    init(a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0) {
        (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
    }

    /// The transform that an SVG `transform` attribute lists.
    init(svg text: String) {
        self.init()
        for piece in text.split(separator: ")") {
            guard let open = piece.firstIndex(of: "(") else { continue }
            let name = piece[..<open].filter(\.isLetter)
            var reader = NumberReader(String(piece[piece.index(after: open)...]))
            var values: [Double] = []
            while let value = reader.number() { values.append(value) }
            guard let one = Self.named(String(name), values) else { continue }
            self = after(one)
        }
    }

    private static func named(_ name: String, _ values: [Double]) -> Affine? {
        guard let first = values.first else { return nil }
        switch name {
        case "translate": return Affine(e: first, f: values.count > 1 ? values[1] : 0)
        case "scale": return Affine(a: first, d: values.count > 1 ? values[1] : first)
        case "rotate":
            let sine = Exact.sine(first), cosine = Exact.cosine(first), turn = Affine(a: cosine, b: sine, c: -sine, d: cosine)
            guard values.count > 2 else { return turn }
            return Affine(e: values[1], f: values[2]).after(turn).after(Affine(e: -values[1], f: -values[2]))
        case "matrix":
            guard values.count == 6 else { return nil }
            return Affine(a: values[0], b: values[1], c: values[2], d: values[3], e: values[4], f: values[5])
        case "skewX": return Affine(c: Exact.sine(first) / Exact.cosine(first))
        case "skewY": return Affine(b: Exact.sine(first) / Exact.cosine(first))
        default: return nil
        }
    }
}
