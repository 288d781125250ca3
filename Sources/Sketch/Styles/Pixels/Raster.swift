/// A small picture of samples, sixteen to a cell, that shapes are drawn into with integer arithmetic.
struct Raster {
    /// Samples along a side of a cell.
    static let fineness = 4

    let columns: Int, rows: Int
    /// The extent in samples.
    let width: Int, height: Int
    /// Samples per unit of the sheet.
    let density: Double
    /// Red, green, blue and coverage, eight bits each from the lowest.
    private(set) var samples: [UInt32]
    /// Which figure a sample belongs to, 0 for none.
    private(set) var tags: [Int16]

    init(columns: Int, rows: Int, unit: Double) {
        self.columns = columns
        self.rows = rows
        width = columns * Self.fineness
        height = rows * Self.fineness
        density = Double(Self.fineness) / unit
        samples = [UInt32](repeating: 0, count: width * height)
        tags = [Int16](repeating: 0, count: width * height)
    }

    /// Lays a colour of the opacity `alpha` (0 to 255) over a sample.
    @inline(__always)
    mutating func blend(_ index: Int, _ paint: Paint, _ alpha: Int, _ tag: Int16) {
        let old = samples[index], rest = 255 - alpha
        func mix(_ shift: UInt32, _ new: UInt8) -> UInt32 {
            let was = Int(old >> shift & 255)
            return UInt32((was * rest + Int(new) * alpha + 127) / 255) << shift
        }
        let coverage = Int(old >> 24), whole = coverage + (255 - coverage) * alpha / 255
        if coverage == 0 {
            samples[index] = UInt32(paint.red) | UInt32(paint.green) << 8 | UInt32(paint.blue) << 16 | UInt32(alpha) << 24
        } else {
            samples[index] = mix(0, paint.red) | mix(8, paint.green) | mix(16, paint.blue) | UInt32(whole) << 24
        }
        if alpha > 127 { tags[index] = tag }
    }

    /// Lays one colour over everything that is there.
    mutating func tint(_ paint: Paint, _ opacity: Double) {
        let alpha = Int((opacity * 255).rounded())
        for index in samples.indices where samples[index] >> 24 > 0 { blend(index, paint, alpha, 0) }
    }
}
