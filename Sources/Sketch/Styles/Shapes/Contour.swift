import SVG

/// One line of a shape's outline as cubic curves.
struct Contour: Sendable {
    /// One curve on from the last point.
    struct Curve: Sendable {
        var a: Point, b: Point, to: Point
        var isStraight: Bool
    }

    var start: Point
    var curves: [Curve] = []
    var isClosed = false

    init(_ start: Point) { self.start = start }

    /// The last point.
    var end: Point { curves.last?.to ?? start }

    mutating func line(_ to: Point) {
        let from = end
        curves.append(Curve(a: from + (to - from) * (1 / 3), b: from + (to - from) * (2 / 3), to: to, isStraight: true))
    }

    mutating func curve(_ a: Point, _ b: Point, _ to: Point) { curves.append(Curve(a: a, b: b, to: to, isStraight: false)) }

    /// The contour with every point moved, curves longer than `step` being split before.
    func bent(step: Double, _ move: (Point) -> Point) -> Contour {
        var result = Contour(move(start)), from = start
        func add(_ p: Point, _ curve: Curve, _ depth: Int) {
            let reach = (curve.a - p).length + (curve.b - curve.a).length + (curve.to - curve.b).length
            if reach > step, depth < 6 {
                let ab = p.middle(curve.a), bc = curve.a.middle(curve.b), cd = curve.b.middle(curve.to)
                let left = ab.middle(bc), right = bc.middle(cd), middle = left.middle(right)
                add(p, Curve(a: ab, b: left, to: middle, isStraight: false), depth + 1)
                add(middle, Curve(a: right, b: cd, to: curve.to, isStraight: false), depth + 1)
            } else {
                result.curves.append(Curve(a: move(curve.a), b: move(curve.b), to: move(curve.to), isStraight: false))
            }
        }
        for curve in curves {
            add(from, curve, 0)
            from = curve.to
        }
        result.isClosed = isClosed
        return result
    }

    /// The contour as a polygon whose sides are about `step` long on curves.
    func flattened(_ transform: Affine, step: Double) -> [Point] {
        var points = [transform.apply(start)], from = points[0]
        for curve in curves {
            let a = transform.apply(curve.a), b = transform.apply(curve.b), to = transform.apply(curve.to)
            if !curve.isStraight {
                let reach = (a - from).length + (b - a).length + (to - b).length
                let count = min(max(Int(reach / step), 1), 40)
                for number in 1..<max(count, 1) {
                    let t = Double(number) / Double(count), u = 1 - t
                    points.append(from * (u * u * u) + a * (3 * u * u * t) + b * (3 * u * t * t) + to * (t * t * t))
                }
            }
            points.append(to)
            from = to
        }
        return points
    }
}

extension [Contour] {
    /// The contours as path data, to tenths.
    var data: String {
        var trace = Trace()
        for contour in self {
            trace.move(contour.start.x, contour.start.y)
            for curve in contour.curves {
                if curve.isStraight {
                    trace.line(curve.to.x, curve.to.y)
                } else {
                    trace.curve(curve.a.x, curve.a.y, curve.b.x, curve.b.y, curve.to.x, curve.to.y)
                }
            }
            if contour.isClosed { trace.close() }
        }
        return trace.data
    }

    /// The box around all points and handles.
    var bounds: Box {
        var low = Point(x: .infinity, y: .infinity), high = Point(x: -.infinity, y: -.infinity)
        for contour in self {
            for point in [contour.start] + contour.curves.flatMap({ [$0.a, $0.b, $0.to] }) {
                low = Point(x: Swift.min(low.x, point.x), y: Swift.min(low.y, point.y))
                high = Point(x: Swift.max(high.x, point.x), y: Swift.max(high.y, point.y))
            }
        }
        return low.x <= high.x
            ? Box(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y) : Box(x: 0, y: 0, width: 0, height: 0)
    }
}
