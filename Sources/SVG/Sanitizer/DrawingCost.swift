/// What a part of a drawing costs, in sums that grow from the leaves to the root.
///
/// A fill costs by the area it covers, but no area is larger than the canvas: the sum of all areas and the sum of all fills as if each
/// covered the canvas are both upper bounds, and the lesser counts. The same goes for the segments of outlines and their length.
struct DrawingCost {
    /// Elements.
    var elements = 0.0
    /// What costs the whole canvas whatever it covers: layers, filters, masks, text. Nanoseconds for each pixel.
    var fixed = 0.0
    /// Fills as if each covered the canvas.
    var fills = 0.0
    /// Fills by their area in square units, stretched by all transforms.
    var area = 0.0
    /// Segments of all outlines.
    var segments = 0.0
    /// The length of all outlines, stretched by all transforms.
    var length = 0.0
    /// The same in each shape's own units.
    var ownLength = 0.0
    /// Dashes.
    var dashes = 0.0

    /// Adds another part's cost.
    mutating func add(_ other: DrawingCost, times: Double = 1) {
        elements += other.elements * times
        fixed += other.fixed * times
        fills += other.fills * times
        area += other.area * times
        segments += other.segments * times
        length += other.length * times
        ownLength += other.ownLength * times
        dashes += other.dashes * times
    }

    /// Adds what is drawn on a surface of another size than it says, such as a pattern's tile, at most the canvas's.
    mutating func addApart(_ other: DrawingCost, times: Double = 1) {
        var apart = other
        apart.fixed += other.fills
        apart.fills = 0
        apart.area = 0
        add(apart, times: times)
    }

    /// Stretches what transforms stretch.
    mutating func stretch(by scale: Double) {
        length *= scale
        area *= scale * scale
    }

    /// All of it in nanoseconds for each pixel of a canvas of `width` x `height` units.
    func work(width: Double, height: Double) -> Double {
        let covered = area / (width * height)
        let crossed = length / height
        return fixed + (covered.isFinite ? min(fills, covered) : fills)
            + SVGWork.segment * (crossed.isFinite ? min(segments, crossed) : segments)
    }
}
