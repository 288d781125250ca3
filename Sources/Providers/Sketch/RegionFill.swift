import Pictures

/// Fills the edited region of a picture smoothly from what is around it, by the push-pull algorithm: known pixels are
/// averaged into ever smaller pictures, and unknown ones are taken from the next smaller.
///
/// Source: Gortler et al., The Lumigraph, SIGGRAPH 1996, section 3.3.
enum RegionFill {
    /// The picture with the mask's region filled; every other pixel as it was.
    ///
    /// Only a margin around the region is looked at, so that a large picture with a small region costs little.
    static func filled(_ picture: Bitmap, where mask: Mask) throws -> Bitmap {
        guard let box = mask.box else { return picture }
        let margin = max(16, max(box.width, box.height) / 4)
        let left = max(0, box.x - margin)
        let top = max(0, box.y - margin)
        let part = PixelBox(
            x: left, y: top, width: min(picture.width, box.x + box.width + margin) - left,
            height: min(picture.height, box.y + box.height + margin) - top)
        guard part.width < picture.width || part.height < picture.height else { return try whole(picture, where: mask) }
        var marks = try Bitmap(width: part.width, height: part.height, filledWith: .white)
        for y in 0..<part.height {
            for x in 0..<part.width where mask.alpha[(y + top) * mask.width + x + left] == 0 { marks[x, y] = .clear }
        }
        let patch = try whole(try picture.cropped(to: part), where: Mask(marks))
        var result = picture
        for y in 0..<part.height {
            for x in 0..<part.width where marks[x, y].alpha == 0 { result[x + left, y + top] = patch[x, y] }
        }
        return result
    }

    private static func whole(_ picture: Bitmap, where mask: Mask) throws -> Bitmap {
        var levels = [Level(picture, mask)]
        while let last = levels.last, last.width > 1 || last.height > 1 { levels.append(last.smaller()) }
        for index in stride(from: levels.count - 2, through: 0, by: -1) { levels[index].fill(from: levels[index + 1]) }
        var result = picture
        let base = levels[0]
        result.withMutablePixels { out in
            for i in 0..<mask.alpha.count where mask.alpha[i] == 0 {
                for channel in 0..<4 { out[i * 4 + channel] = UInt8(min(255, max(0, base.values[i * 4 + channel].rounded()))) }
            }
        }
        return result
    }

    /// A picture of which some pixels are known: values times weight in four channels, and the weights, 0 to 1.
    private struct Level {
        let width: Int
        let height: Int
        var values: [Float]
        var weights: [Float]

        init(_ picture: Bitmap, _ mask: Mask) {
            width = picture.width
            height = picture.height
            values = picture.pixels.map(Float.init)
            weights = mask.alpha.map { $0 == 0 ? 0 : 1 }
        }

        private init(width: Int, height: Int) {
            self.width = width
            self.height = height
            values = Array(repeating: 0, count: width * height * 4)
            weights = Array(repeating: 0, count: width * height)
        }

        /// Half the size; a pixel is the weighted mean of up to four.
        func smaller() -> Level {
            var small = Level(width: (width + 1) / 2, height: (height + 1) / 2)
            for y in 0..<height {
                for x in 0..<width {
                    let from = y * width + x
                    let weight = weights[from]
                    if weight == 0 { continue }
                    let to = y / 2 * small.width + x / 2
                    small.weights[to] += weight
                    for channel in 0..<4 { small.values[to * 4 + channel] += values[from * 4 + channel] * weight }
                }
            }
            for i in 0..<small.weights.count where small.weights[i] > 0 {
                for channel in 0..<4 { small.values[i * 4 + channel] /= small.weights[i] }
                small.weights[i] = min(1, small.weights[i])
            }
            return small
        }

        /// Fills what is not wholly known from the next smaller picture, interpolated between its pixels.
        mutating func fill(from small: Level) {
            for y in 0..<height {
                let sy = (Float(y) - 0.5) / 2
                let y0 = max(0, min(small.height - 1, Int(sy.rounded(.down))))
                let y1 = min(small.height - 1, y0 + 1)
                let fy = max(0, min(1, sy - Float(y0)))
                for x in 0..<width {
                    let i = y * width + x
                    let weight = weights[i]
                    if weight >= 1 { continue }
                    let sx = (Float(x) - 0.5) / 2
                    let x0 = max(0, min(small.width - 1, Int(sx.rounded(.down))))
                    let x1 = min(small.width - 1, x0 + 1)
                    let fx = max(0, min(1, sx - Float(x0)))
                    for channel in 0..<4 {
                        func at(_ x: Int, _ y: Int) -> Float { small.values[(y * small.width + x) * 4 + channel] }
                        let upper = at(x0, y0) * (1 - fx) + at(x1, y0) * fx
                        let lower = at(x0, y1) * (1 - fx) + at(x1, y1) * fx
                        values[i * 4 + channel] = values[i * 4 + channel] * weight + (upper * (1 - fy) + lower * fy) * (1 - weight)
                    }
                    weights[i] = 1
                }
            }
        }
    }
}
