import Tensors

/// A picture as models see it: three bytes a pixel, no transparency.
public struct RGBPicture: Sendable, Hashable {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int
    /// Red, green and blue of each pixel, row by row.
    public let pixels: [UInt8]

    /// A picture of these pixels; there must be 3 · width · height of them.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == 3 * width * height, "\(pixels.count) bytes for \(width)x\(height) pixels")
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }

    /// The picture that a decoder made: `[height, width, 3]`; `scale · value + offset` is rounded and cut to 0…255.
    init(_ tensor: Tensor, scale: Float, offset: Float) {
        let values = tensor.floats()
        self.init(
            width: tensor.shape[1], height: tensor.shape[0],
            pixels: values.map { UInt8(max(0, min(255, (scale * $0 + offset) * 255)).rounded(.toNearestOrEven)) })
    }

    /// float32 `[height, width, 3]` with 0…255 mapped to `range`.
    func tensor(_ range: ClosedRange<Float>) -> Tensor {
        let factor = (range.upperBound - range.lowerBound) / 255
        return Tensor(pixels.map { Float($0) * factor + range.lowerBound }, shape: [height, width, 3])
    }

    /// The part of `newWidth` × `newHeight` pixels around its middle.
    func croppedToCentre(width newWidth: Int, height newHeight: Int) -> RGBPicture {
        let (left, top) = ((width - newWidth) / 2, (height - newHeight) / 2)
        var out: [UInt8] = []
        out.reserveCapacity(3 * newWidth * newHeight)
        for y in top..<top + newHeight { out.append(contentsOf: pixels[3 * (y * width + left)..<3 * (y * width + left + newWidth)]) }
        return RGBPicture(width: newWidth, height: newHeight, pixels: out)
    }
}
