import Tensors

/// Decodes a large latent in overlapping tiles, blended where they meet.
///
/// A tile's norms see only the tile, so neighbours may differ in tone; over the overlap one fades into the other, which leaves
/// no edge (diffusers `AutoencoderKL.tiled_decode` does the same with linear ramps).
public struct Tiling: Sendable {
    /// The longest edge of a tile, in latents.
    public var tile: Int
    /// How far neighbours overlap, in latents.
    public var overlap: Int
    /// Latents up to this many are decoded whole.
    public var whole: Int

    /// Tiles of `tile` latents an edge for pictures of more than `whole` latents (by default 1536 × 1536 pixels).
    public init(tile: Int = 128, overlap: Int = 32, whole: Int = 192 * 192) {
        self.tile = tile
        self.overlap = overlap
        self.whole = whole
    }

    /// Starts of tiles along an edge: evenly spread, with at least the overlap.
    func starts(_ length: Int) -> [Int] {
        guard length > tile else { return [0] }
        let count = (length - overlap + tile - overlap - 1) / (tile - overlap)
        return (0..<count).map { $0 * (length - tile) / (count - 1) }
    }

    /// The picture of `latent`, of whose tiles `run` makes one after the other; it is told which of how many.
    func decode(_ latent: Tensor, factor: Int, by run: (Tensor, _ tile: Int, _ of: Int) throws -> Tensor) throws -> Tensor {
        let (height, width, channels) = (latent.shape[0], latent.shape[1], latent.columns)
        guard height * width > whole else { return try run(latent, 0, 1) }
        let (rows, columns) = (starts(height), starts(width))
        let sums = Tensor(zeros: [height * factor, width * factor, 3])
        var weights = [Float](repeating: 0, count: height * width * factor * factor)
        for (row, top) in rows.enumerated() {
            for (column, left) in columns.enumerated() {
                let (tall, wide) = (min(tile, height), min(tile, width))
                let part = Tensor(zeros: [tall, wide, channels])
                for y in 0..<tall {
                    let from = latent.pointer + ((top + y) * width + left) * channels * 4
                    (part.pointer + y * wide * channels * 4).copyMemory(from: from, byteCount: wide * channels * 4)
                }
                let picture = try run(part, row * columns.count + column, rows.count * columns.count)
                add(
                    picture, to: sums, &weights, top: top * factor, left: left * factor, ramp: overlap * factor,
                    size: (height * factor, width * factor))
            }
        }
        sums.withElements(as: Float.self) { sums in
            for (pixel, weight) in weights.enumerated() {
                for channel in 0..<3 { sums[pixel * 3 + channel] /= weight }
            }
        }
        return sums
    }

    /// Adds a tile, weighted down towards the edges that it shares with others.
    private func add(
        _ picture: Tensor, to sums: Tensor, _ weights: inout [Float], top: Int, left: Int, ramp: Int, size: (height: Int, width: Int)
    ) {
        let (tall, wide) = (picture.shape[0], picture.shape[1])
        func slope(_ place: Int, _ length: Int, _ start: Int, _ whole: Int) -> Float {
            let before = start == 0 ? ramp : min(ramp, place + 1)
            let behind = start + length == whole ? ramp : min(ramp, length - place)
            return Float(before) / Float(ramp) * Float(behind) / Float(ramp)
        }
        let across = (0..<wide).map { slope($0, wide, left, size.width) }
        picture.withElements(as: Float.self) { from in
            sums.withElements(as: Float.self) { to in
                for y in 0..<tall {
                    let down = slope(y, tall, top, size.height)
                    for x in 0..<wide {
                        let weight = down * across[x]
                        let pixel = (top + y) * size.width + left + x
                        weights[pixel] += weight
                        for channel in 0..<3 { to[pixel * 3 + channel] += weight * from[(y * wide + x) * 3 + channel] }
                    }
                }
            }
        }
    }
}
