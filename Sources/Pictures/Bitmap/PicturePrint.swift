import Glibc

/// What a picture looks like from afar: its coarse shapes and its colours, small enough to keep and quick to compare.
///
/// Shapes: the sign of the 63 lowest frequencies of a cosine transform of 32 by 32 greys against their median (the "pHash" of Zauner 2010). Colours: a
/// histogram of four steps a channel. Neither sees what a picture means; both see another composition, another palette, another manner.
public struct PicturePrint: Sendable, Hashable, Codable {
    /// The shapes, a bit a frequency.
    public var shapes: UInt64
    /// The share of pixels in each of 64 colours, in 1/65535.
    public var colours: [UInt16]

    /// The print of a picture, laid on white where it is transparent.
    ///
    /// - Throws: `PictureError.outOfMemory`.
    public init(_ bitmap: Bitmap) throws {
        var small = try bitmap.resized(width: 32, height: 32)
        small.flatten()
        var grey = [Double](repeating: 0, count: 1024)
        var counts = [Int](repeating: 0, count: 64)
        for i in 0..<1024 {
            let (r, g, b) = (small.pixels[4 * i], small.pixels[4 * i + 1], small.pixels[4 * i + 2])
            grey[i] = 0.299 * Double(r) + 0.587 * Double(g) + 0.114 * Double(b)
            counts[Int(r >> 6) << 4 | Int(g >> 6) << 2 | Int(b >> 6)] += 1
        }
        shapes = Self.shapes(of: grey)
        colours = counts.map { UInt16($0 * 65_535 / 1024) }
    }

    /// How far two prints are apart, 0 to 1: half from the share of frequencies that differ (two unrelated pictures differ in about half of them,
    /// which counts as 1), half from the share of pixels of another colour.
    public func distance(to other: PicturePrint) -> Double {
        let bits = Double((shapes ^ other.shapes).nonzeroBitCount)
        let shared = zip(colours, other.colours).reduce(0.0) { $0 + Double(min($1.0, $1.1)) }
        let whole = Double(max(colours.reduce(0) { $0 + Int($1) }, other.colours.reduce(0) { $0 + Int($1) }, 1))
        return 0.5 * min(1, bits / 31.5) + 0.5 * max(0, 1 - shared / whole)
    }

    private static func shapes(of grey: [Double]) -> UInt64 {
        let waves = (0..<8).map { k in (0..<32).map { cos(Double.pi * Double(k) * (Double($0) + 0.5) / 32) } }
        // Along the rows first, then along the columns: 8 · 32 · 32 + 64 · 32 products.
        let rows = waves.map { wave in
            (0..<32).map { y in (0..<32).reduce(0.0) { $0 + wave[$1] * grey[y * 32 + $1] } }
        }
        var low = [Double]()
        for u in 0..<8 {
            for v in 0..<8 where u + v > 0 { low.append((0..<32).reduce(0.0) { $0 + waves[v][$1] * rows[u][$1] }) }
        }
        let median = low.sorted()[31]
        // A flat picture has no shapes: noise of the last digits must not decide its bits.
        return low.enumerated().reduce(0) { $1.element > median && abs($1.element) > 1e-3 ? $0 | 1 << UInt64($1.offset) : $0 }
    }
}
