import Pictures

/// Redraws the pixels of a given picture in a manner of drawing; the raw values are those of the scenes' styles.
enum Restyle: String {
    case outline, watercolor, neon, poster, blueprint
    case pixelArt = "pixel_art"
    case paperCut = "paper_cut"

    /// The picture in this manner, as large as it was; alpha stays.
    func apply(to picture: Bitmap) throws -> Bitmap {
        switch self {
        case .pixelArt: try Self.pixelated(picture)
        case .poster: try Self.smoothed(picture, radius: 3).mapped { Self.step($0, 4) }
        case .paperCut: try Self.smoothed(picture, radius: 5).mapped { Self.step($0, 5) }.shaded(by: Self.edges(picture), 0.35)
        case .watercolor: try Self.smoothed(picture, radius: 5).mapped { 255 - (255 - $0) * 4 / 5 }.shaded(by: Self.edges(picture), 0.2)
        case .outline: try Self.lines(picture, ink: (43, 45, 66), paper: (255, 253, 248))
        case .blueprint: try Self.lines(picture, ink: (232, 241, 250), paper: (30, 74, 130))
        case .neon: try Self.glowing(picture)
        }
    }

    private static func step(_ value: Int, _ steps: Int) -> Int { (value * steps / 256) * 255 / (steps - 1) }

    private static func pixelated(_ picture: Bitmap) throws -> Bitmap {
        let small = try picture.fitted(to: 96).mapped { ($0 + 16) / 32 * 32 }
        return try Bitmap(width: picture.width, height: picture.height) { out in
            for y in 0..<picture.height {
                for x in 0..<picture.width {
                    let pixel = small[x * small.width / picture.width, y * small.height / picture.height]
                    let i = (y * picture.width + x) * 4
                    (out[i], out[i + 1], out[i + 2]) = (pixel.red, pixel.green, pixel.blue)
                    out[i + 3] = pixel.alpha < 128 ? 0 : 255
                }
            }
        }
    }

    /// Kuwahara's filter: each pixel becomes the mean of the calmest of the four squares around it, which flattens areas and
    /// keeps edges (Kuwahara et al., 1976). Sums come from integral images, so the radius costs nothing.
    private static func smoothed(_ picture: Bitmap, radius: Int) throws -> Bitmap {
        let sums = Integral(picture)
        let (width, height) = (picture.width, picture.height)
        return try Bitmap(width: width, height: height) { out in
            for y in 0..<height {
                for x in 0..<width {
                    var best = (variance: Double.infinity, red: 0.0, green: 0.0, blue: 0.0)
                    for (left, top) in [(x - radius, y - radius), (x, y - radius), (x - radius, y), (x, y)] {
                        let mean = sums.mean(
                            max(0, left), max(0, top), min(width, left + radius + 1), min(height, top + radius + 1))
                        if mean.variance < best.variance { best = mean }
                    }
                    let i = (y * width + x) * 4
                    out[i] = UInt8(best.red)
                    out[i + 1] = UInt8(best.green)
                    out[i + 2] = UInt8(best.blue)
                    out[i + 3] = picture.pixels[i + 3]
                }
            }
        }
    }

    /// How strong the edge at each pixel is, 0 to 255 (Sobel's operator on the luma).
    private static func edges(_ picture: Bitmap) -> [UInt8] {
        let (width, height) = (picture.width, picture.height)
        let luma = (0..<width * height).map { i in
            (Int(picture.pixels[i * 4]) * 54 + Int(picture.pixels[i * 4 + 1]) * 183 + Int(picture.pixels[i * 4 + 2]) * 19) >> 8
        }
        var edges = [UInt8](repeating: 0, count: width * height)
        guard width > 2, height > 2 else { return edges }
        for y in 1..<height - 1 {
            for x in 1..<width - 1 {
                let i = y * width + x
                let across =
                    luma[i - width + 1] + 2 * luma[i + 1] + luma[i + width + 1] - luma[i - width - 1] - 2 * luma[i - 1]
                    - luma[i + width - 1]
                let down =
                    luma[i + width - 1] + 2 * luma[i + width] + luma[i + width + 1] - luma[i - width - 1] - 2 * luma[i - width]
                    - luma[i - width + 1]
                edges[i] = UInt8(min(255, (abs(across) + abs(down)) / 2))
            }
        }
        return edges
    }

    private static func lines(_ picture: Bitmap, ink: (Int, Int, Int), paper: (Int, Int, Int)) throws -> Bitmap {
        let edges = edges(try smoothed(picture, radius: 2))
        return try Bitmap(width: picture.width, height: picture.height) { out in
            for i in 0..<edges.count {
                let strength = min(255, max(0, Int(edges[i]) * 3 - 60))
                func mix(_ ink: Int, _ paper: Int) -> UInt8 { UInt8((ink * strength + paper * (255 - strength)) / 255) }
                out[i * 4] = mix(ink.0, paper.0)
                out[i * 4 + 1] = mix(ink.1, paper.1)
                out[i * 4 + 2] = mix(ink.2, paper.2)
                out[i * 4 + 3] = picture.pixels[i * 4 + 3]
            }
        }
    }

    private static func glowing(_ picture: Bitmap) throws -> Bitmap {
        let calm = try smoothed(picture, radius: 3)
        let edges = edges(calm)
        return try Bitmap(width: picture.width, height: picture.height) { out in
            for i in 0..<edges.count {
                let strength = min(255, Int(edges[i]) * 3)
                let channels = (0..<3).map { Int(calm.pixels[i * 4 + $0]) }
                let most = max(1, channels.max() ?? 1)
                let dark = [18, 14, 34]
                for channel in 0..<3 {
                    // The edge takes its surroundings' hue at full strength.
                    let bright = channels[channel] * 255 / most
                    out[i * 4 + channel] = UInt8(min(255, dark[channel] + channels[channel] / 12 + bright * strength / 300))
                }
                out[i * 4 + 3] = picture.pixels[i * 4 + 3]
            }
        }
    }
}

/// Sums over rectangles of a picture in constant time (Crow, Summed-area tables, SIGGRAPH 1984).
private struct Integral {
    private let width: Int
    private var sums: [SIMD4<Double>]

    /// Red, green, blue and the square of the luma.
    init(_ picture: Bitmap) {
        width = picture.width + 1
        sums = Array(repeating: .zero, count: width * (picture.height + 1))
        for y in 0..<picture.height {
            var row = SIMD4<Double>.zero
            for x in 0..<picture.width {
                let i = (y * picture.width + x) * 4
                let (red, green, blue) = (Double(picture.pixels[i]), Double(picture.pixels[i + 1]), Double(picture.pixels[i + 2]))
                let luma = (red + green + blue) / 3
                row += SIMD4(red, green, blue, luma * luma)
                sums[(y + 1) * width + x + 1] = sums[y * width + x + 1] + row
            }
        }
    }

    func mean(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> (variance: Double, red: Double, green: Double, blue: Double) {
        let count = Double(max(1, (right - left) * (bottom - top)))
        let sum =
            (sums[bottom * width + right] - sums[top * width + right] - sums[bottom * width + left] + sums[top * width + left]) / count
        let luma = (sum.x + sum.y + sum.z) / 3
        return (sum.w - luma * luma, sum.x, sum.y, sum.z)
    }
}

extension Bitmap {
    /// Each colour channel through a function of 0 to 255.
    fileprivate func mapped(_ change: (Int) -> Int) throws -> Bitmap {
        let table = (0..<256).map { UInt8(min(255, max(0, change($0)))) }
        var copy = self
        copy.withMutablePixels { out in
            for i in stride(from: 0, to: out.count, by: 4) {
                for channel in 0..<3 { out[i + channel] = table[Int(out[i + channel])] }
            }
        }
        return copy
    }

    /// Darkened where `shade` is strong, by at most `depth`.
    fileprivate func shaded(by shade: [UInt8], _ depth: Float) -> Bitmap {
        var copy = self
        copy.withMutablePixels { out in
            for i in 0..<shade.count {
                let keep = 1 - depth * Float(shade[i]) / 255
                for channel in 0..<3 { out[i * 4 + channel] = UInt8(Float(out[i * 4 + channel]) * keep) }
            }
        }
        return copy
    }
}
