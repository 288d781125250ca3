import SVG

/// Draws elements into a raster.
struct Scanner {
    private let inks: Inks

    init(definitions: [SVGElement]) { inks = Inks(definitions) }

    /// Draws `elements`, whose coordinates `transform` takes to the sheet, for the figure `tag`.
    func draw(_ elements: [SVGElement], _ transform: Affine, tag: Int16, into raster: inout Raster) {
        var clips: [String: SVGElement] = [:]
        collect(elements, &clips)
        let samples = Affine(a: raster.density, d: raster.density).after(transform)
        for element in elements { draw(element, samples, Ink(), nil, clips, tag, &raster) }
    }

    private func collect(_ elements: [SVGElement], _ clips: inout [String: SVGElement]) {
        for element in elements {
            if element.name == "clipPath", let id = element["id"] { clips[id] = element }
            collect(element.elements, &clips)
        }
    }

    private func draw(
        _ element: SVGElement, _ transform: Affine, _ outer: Ink, _ mask: [Bool]?, _ clips: [String: SVGElement], _ tag: Int16,
        _ raster: inout Raster
    ) {
        guard element.name != "defs", element.name != "clipPath", element["class"] != "glow", element["class"] != "grain" else { return }
        let ink = inks.ink(element, in: outer)
        let own = element["transform"].map { transform.after(Affine(svg: $0)) } ?? transform
        var mask = mask
        if let value = element["clip-path"], value.hasPrefix("url(#"), let clip = clips[String(value.dropFirst(5).dropLast())] {
            let new = self.mask(clip, own, raster)
            mask = mask.map { zip($0, new).map { $0 && $1 } } ?? new
        }
        if element.name == "g" {
            for child in element.elements { draw(child, own, ink, mask, clips, tag, &raster) }
            return
        }
        let contours = [Contour](element)
        guard !contours.isEmpty else { return }
        if ink.fill != nil {
            var spans = Spans()
            for contour in contours { spans.add(contour.flattened(own, step: 3)) }
            let source = Source(ink, inks, contours.bounds, own)
            lay(spans, source, isEvenOdd: element["fill-rule"] == "evenodd", mask, tag, &raster)
        }
        if let stroke = ink.stroke, ink.strokeWidth > 0 {
            var spans = Spans()
            // A thin line of a thing is drawn most of a cell wide, or it would vanish.
            let half = max(ink.strokeWidth * own.scale / 2, tag > 0 && ink.role != "fine" ? 1.7 : 0.55)
            let opacity = ink.opacity * (element["stroke-opacity"].flatMap { Double($0) } ?? 1)
            for contour in contours { for piece in Self.outline(contour, own, half) { spans.add(piece) } }
            lay(spans, .solid(stroke, opacity), isEvenOdd: false, mask, tag, &raster)
        }
    }

    /// A line of a width as overlapping pieces that all turn the same way.
    static func outline(_ contour: Contour, _ transform: Affine, _ half: Double) -> [[Point]] {
        var points = contour.flattened(transform, step: 4)
        if contour.isClosed, let first = points.first { points.append(first) }
        var pieces: [[Point]] = []
        for point in points {
            let c = half * 0.7071067811865476
            pieces.append(
                [(half, 0.0), (c, c), (0, half), (-c, c), (-half, 0), (-c, -c), (0, -half), (c, -c)].map {
                    Point(x: point.x + $0.0, y: point.y + $0.1)
                })
        }
        for (from, to) in zip(points, points.dropFirst()) {
            let along = to - from, length = along.length
            guard length > 0 else { continue }
            let side = Point(x: -along.y, y: along.x) * (half / length)
            pieces.append([from - side, to - side, to + side, from + side])
        }
        return pieces
    }

    private func mask(_ clip: SVGElement, _ transform: Affine, _ raster: Raster) -> [Bool] {
        var covered = [Bool](repeating: false, count: raster.width * raster.height)
        for child in clip.elements {
            let own = child["transform"].map { transform.after(Affine(svg: $0)) } ?? transform
            var spans = Spans()
            for contour in [Contour](child) { spans.add(contour.flattened(own, step: 3)) }
            spans.scan(width: raster.width, height: raster.height, isEvenOdd: child["clip-rule"] == "evenodd") { row, range in
                for column in range { covered[row * raster.width + column] = true }
            }
        }
        return covered
    }

    private func lay(_ spans: Spans, _ source: Source, isEvenOdd: Bool, _ mask: [Bool]?, _ tag: Int16, _ raster: inout Raster) {
        let width = raster.width
        var target = raster
        raster = Raster(columns: 0, rows: 0, unit: 1)
        spans.scan(width: width, height: target.height, isEvenOdd: isEvenOdd) { row, range in
            for column in range {
                let index = row * width + column
                if let mask, !mask[index] { continue }
                let (paint, alpha) = source.sample(Double(column) + 0.5, Double(row) + 0.5)
                if alpha > 0 { target.blend(index, paint, alpha, tag) }
            }
        }
        raster = target
    }
}
