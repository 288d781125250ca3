/// A letter as the pen draws it: the centre lines of its strokes, on a grid where capitals are 100 high.
///
/// y goes down. The tops of capitals are at 0, of small letters at 34, the baseline at 100, descenders end at 130; x starts at
/// the leftmost centre line.
struct Glyph: Sendable {
    /// A piece of a stroke.
    enum Segment: Sendable {
        case move(Double, Double)
        case line(Double, Double)
        case curve(Double, Double, Double, Double, Double, Double)
    }

    /// What a side of a letter looks like; it decides how near the next may come.
    enum Side: Character, Sendable {
        case straight = "s"
        case round = "r"
        case open = "o"

        /// The air that belongs to the side, in grid units, pen not counted.
        var air: Double {
            switch self {
            case .straight: 12
            case .round: 8
            case .open: 4
            }
        }
    }

    var segments: [Segment]
    var width: Double
    var left: Side
    var right: Side
    /// The centre lines' extent; letters may hang out to the sides of 0 and `width`.
    var extent: Extent

    /// A glyph from its drawing, in a small path language of absolute coordinates: `M x y`, `L x y`, `C` with three points,
    /// `E cx cy rx ry` a whole ellipse, and `A cx cy rx ry from to` the arc of an ellipse between two of the eight compass
    /// directions, counted in eighths of a turn from east and clockwise; it goes on with the stroke under way.
    init(_ sides: String, _ drawing: String) {
        left = sides.first.flatMap(Side.init) ?? .straight
        right = sides.last.flatMap(Side.init) ?? .straight
        segments = []
        var pen = Pen()
        for piece in drawing.split(separator: " ") { pen.take(String(piece)) }
        pen.finish()
        segments = pen.segments
        width = max(pen.right, 0)
        extent = Extent(segments)
    }

    /// This with the strokes of another, moved; a narrow letter ("î") makes room for a wide mark.
    func with(_ mark: Glyph, x: Double, y: Double) -> Glyph {
        var glyph = self
        let room = max(0, mark.extent.right - 5 - x)
        if room > 0 {
            glyph.segments = segments.map { $0.moved(room, 0) }
            glyph.width = width + 2 * room
        }
        let x = x + room
        glyph.segments += mark.segments.map { $0.moved(x, y) }
        glyph.extent = Extent(glyph.segments)
        return glyph
    }
}

/// How far strokes reach.
struct Extent: Sendable {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0

    /// Curves are looked at in sixteen places each, which is near enough to a hundredth of a letter.
    init(_ segments: [Glyph.Segment]) {
        var isFirst = true
        var at = (0.0, 0.0)
        func take(_ x: Double, _ y: Double) {
            if isFirst { (left, right, top, bottom) = (x, x, y, y) }
            isFirst = false
            left = min(left, x)
            right = max(right, x)
            top = min(top, y)
            bottom = max(bottom, y)
        }
        for segment in segments {
            switch segment {
            case .move(let x, let y), .line(let x, let y):
                take(x, y)
                at = (x, y)
            case .curve(let ax, let ay, let bx, let by, let x, let y):
                for step in 1...16 {
                    let t = Double(step) / 16, u = 1 - t
                    let (p, q, r, s) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
                    take(p * at.0 + q * ax + r * bx + s * x, p * at.1 + q * ay + r * by + s * y)
                }
                at = (x, y)
            }
        }
    }
}

extension Glyph.Segment {
    func moved(_ x: Double, _ y: Double) -> Self {
        switch self {
        case .move(let a, let b): .move(a + x, b + y)
        case .line(let a, let b): .line(a + x, b + y)
        case .curve(let a, let b, let c, let d, let e, let f): .curve(a + x, b + y, c + x, d + y, e + x, f + y)
        }
    }
}

/// Reads a glyph's drawing.
private struct Pen {
    var segments: [Glyph.Segment] = []
    var right = 0.0
    private var command: Character = "M"
    private var numbers: [Double] = []

    mutating func take(_ piece: String) {
        if let first = piece.first, first.isLetter {
            finish()
            command = first
            let rest = piece.dropFirst()
            if !rest.isEmpty { number(String(rest)) }
        } else {
            number(piece)
        }
    }

    private mutating func number(_ text: String) {
        if let value = Double(text) { numbers.append(value) }
    }

    mutating func finish() {
        let n = numbers
        numbers = []
        switch command {
        case "M" where n.count == 2: add(.move(n[0], n[1]), n[0], n[1])
        case "L" where n.count >= 2:
            for index in stride(from: 0, to: n.count - 1, by: 2) { add(.line(n[index], n[index + 1]), n[index], n[index + 1]) }
        case "C" where n.count >= 6:
            for index in stride(from: 0, to: n.count - 5, by: 6) {
                add(.curve(n[index], n[index + 1], n[index + 2], n[index + 3], n[index + 4], n[index + 5]), n[index + 4], n[index + 5])
            }
        case "E" where n.count == 4:
            add(.move(n[0] + n[2], n[1]), n[0] + n[2], n[1])
            arc(n[0], n[1], n[2], n[3], 0, 8)
        case "A" where n.count == 6: arc(n[0], n[1], n[2], n[3], Int(n[4]), Int(n[5]))
        default: break
        }
    }

    private mutating func add(_ segment: Glyph.Segment, _ x: Double, _ y: Double) {
        segments.append(segment)
        right = max(right, x)
    }

    /// Cosines of the eight compass directions.
    private static let compass: [Double] = [1, 0.70710678, 0, -0.70710678, -1, -0.70710678, 0, 0.70710678]
    /// 4/3 tan(45°/4): how far the handles of an eighth of a circle reach.
    private static let reach = 0.26521648

    /// An eighth of an ellipse is a Bézier curve to within a ten-thousandth of its radius.
    private mutating func arc(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double, _ from: Int, _ to: Int) {
        func cosine(_ step: Int) -> Double { Self.compass[((step % 8) + 8) % 8] }
        func sine(_ step: Int) -> Double { cosine(step - 2) }
        let step = to >= from ? 1 : -1
        var at = from
        let start = (x + rx * cosine(at), y + ry * sine(at))
        if segments.isEmpty || !isAt(start) { add(segments.isEmpty ? .move(start.0, start.1) : .line(start.0, start.1), start.0, start.1) }
        while at != to {
            let next = at + step
            let turn = Double(step) * Self.reach
            let endX = x + rx * cosine(next), endY = y + ry * sine(next)
            add(
                .curve(
                    x + rx * (cosine(at) - turn * sine(at)), y + ry * (sine(at) + turn * cosine(at)),
                    x + rx * (cosine(next) + turn * sine(next)), y + ry * (sine(next) - turn * cosine(next)), endX, endY), endX, endY)
            at = next
        }
    }

    private func isAt(_ point: (Double, Double)) -> Bool {
        let end: (Double, Double)
        switch segments.last {
        case .move(let x, let y), .line(let x, let y), .curve(_, _, _, _, let x, let y): end = (x, y)
        case nil: return false
        }
        return (end.0 - point.0).magnitude < 0.01 && (end.1 - point.1).magnitude < 0.01
    }
}
