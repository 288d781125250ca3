import Foundation

extension RGBPicture {
    /// The picture at another size, by Lanczos with three lobes: bytes equal to Pillow's (`Image.resize(…, LANCZOS)`,
    /// `src/libImaging/Resample.c`), which is what the models were given.
    func resized(width newWidth: Int, height newHeight: Int) -> RGBPicture {
        if newWidth == width, newHeight == height { return self }
        var middle = self
        if newWidth != width {
            let taps = LanczosTaps(from: width, to: newWidth)
            var out = [UInt8](repeating: 0, count: 3 * newWidth * height)
            for y in 0..<height {
                for x in 0..<newWidth {
                    taps.apply(at: x, from: pixels, start: 3 * y * width, step: 3, to: &out, 3 * (y * newWidth + x))
                }
            }
            middle = RGBPicture(width: newWidth, height: height, pixels: out)
        }
        guard newHeight != height else { return middle }
        let taps = LanczosTaps(from: height, to: newHeight)
        var out = [UInt8](repeating: 0, count: 3 * newWidth * newHeight)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                taps.apply(at: y, from: middle.pixels, start: 3 * x, step: 3 * newWidth, to: &out, 3 * (y * newWidth + x))
            }
        }
        return RGBPicture(width: newWidth, height: newHeight, pixels: out)
    }
}

/// The weights that each new place along an edge takes the old ones with, in Pillow's fixed point.
private struct LanczosTaps {
    private let firsts: [Int]
    private let weights: [[Int32]]
    private static let precision: Int32 = 32 - 8 - 2

    init(from old: Int, to new: Int) {
        let scale = Double(old) / Double(new)
        let stretch = max(scale, 1)
        let support = 3 * stretch
        var firsts: [Int] = []
        var weights: [[Int32]] = []
        for place in 0..<new {
            let centre = (Double(place) + 0.5) * scale
            let first = max(0, Int(centre - support + 0.5))
            let end = min(old, Int(centre + support + 0.5))
            let exact = (first..<end).map { Self.lanczos((Double($0) - centre + 0.5) / stretch) }
            let sum = exact.reduce(0, +)
            firsts.append(first)
            weights.append(exact.map { Int32(($0 / sum * Double(1 << Self.precision)).rounded()) })
        }
        (self.firsts, self.weights) = (firsts, weights)
    }

    private static func lanczos(_ x: Double) -> Double {
        guard x > -3, x < 3 else { return 0 }
        if x == 0 { return 1 }
        let angle = Double.pi * x
        return sin(angle) / angle * sin(angle / 3) / (angle / 3)
    }

    func apply(at place: Int, from: [UInt8], start: Int, step: Int, to: inout [UInt8], _ index: Int) {
        var sums = (Int32(1) << (Self.precision - 1), Int32(1) << (Self.precision - 1), Int32(1) << (Self.precision - 1))
        var source = start + firsts[place] * step
        for weight in weights[place] {
            sums.0 += Int32(from[source]) * weight
            sums.1 += Int32(from[source + 1]) * weight
            sums.2 += Int32(from[source + 2]) * weight
            source += step
        }
        to[index] = UInt8(clamping: sums.0 >> Self.precision)
        to[index + 1] = UInt8(clamping: sums.1 >> Self.precision)
        to[index + 2] = UInt8(clamping: sums.2 >> Self.precision)
    }
}
