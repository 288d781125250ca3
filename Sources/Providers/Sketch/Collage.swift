import Pictures
import Registry

/// Lays given pictures on a drawn scene: cut-outs stand as they are, photographs become cards with a white edge; both cast
/// a soft shadow.
struct Collage {
    let canvas: PixelSize
    /// Whether the scene has things of its own, which keep the lower part to themselves.
    let hasThings: Bool

    func lay(_ pictures: [Bitmap], on sheet: inout Bitmap) throws {
        let columns = pictures.count <= 3 ? pictures.count : Int(Double(pictures.count).squareRoot().rounded(.up))
        let rows = (pictures.count + columns - 1) / columns
        let margin = max(4, min(canvas.width, canvas.height) / 24)
        let area = hasThings ? canvas.height * 55 / 100 : canvas.height * 84 / 100
        let top = hasThings ? margin : (canvas.height - area) / 2
        let cell = (width: (canvas.width - margin * (columns + 1)) / columns, height: (area - margin * (rows - 1)) / rows)
        guard cell.width > 0, cell.height > 0 else { return }
        for (number, picture) in pictures.enumerated() {
            let isCutOut = !picture.isOpaque
            let edge = isCutOut ? 0 : max(2, margin / 4)
            let fit = min(
                Double(cell.width - 2 * edge) / Double(picture.width), Double(cell.height - 2 * edge) / Double(picture.height),
                isCutOut ? 4 : 2)
            let size = (width: max(1, Int(Double(picture.width) * fit)), height: max(1, Int(Double(picture.height) * fit)))
            var card = try picture.resized(width: size.width, height: size.height)
            if edge > 0 {
                var framed = try Bitmap(width: size.width + 2 * edge, height: size.height + 2 * edge, filledWith: .white)
                try framed.lay(card, atX: edge, y: edge)
                card = framed
            }
            // A last row that is not full is centred.
            let inRow = min(columns, pictures.count - number / columns * columns)
            let column = number % columns
            let rowWidth = inRow * cell.width + (inRow - 1) * margin
            let x = (canvas.width - rowWidth) / 2 + column * (cell.width + margin) + (cell.width - card.width) / 2
            let y = top + number / columns * (cell.height + margin) + (cell.height - card.height) / 2
            try sheet.lay(try card.shadow(blur: max(2, margin / 3)), atX: x - margin / 3, y: y + margin / 6)
            try sheet.lay(card, atX: x, y: y)
        }
    }
}

extension Bitmap {
    /// The picture's shape in translucent ink, `blur` pixels larger on each side and soft at its edge.
    fileprivate func shadow(blur: Int) throws -> Bitmap {
        let width = width + 2 * blur
        let height = height + 2 * blur
        var shape = [UInt32](repeating: 0, count: width * height)
        for y in 0..<self.height {
            for x in 0..<self.width { shape[(y + blur) * width + x + blur] = UInt32(pixels[(y * self.width + x) * 4 + 3]) }
        }
        // Two passes of a box each way are close to a Gaussian.
        for _ in 0..<2 {
            shape = Self.box(shape, width, height, blur / 2 + 1)
        }
        return try Bitmap(width: width, height: height) { out in
            for i in 0..<width * height {
                out[i * 4] = 0x2B
                out[i * 4 + 1] = 0x2D
                out[i * 4 + 2] = 0x42
                out[i * 4 + 3] = UInt8(shape[i] * 80 / 255)
            }
        }
    }

    private static func box(_ values: [UInt32], _ width: Int, _ height: Int, _ radius: Int) -> [UInt32] {
        func line(_ from: [UInt32], _ count: Int, _ lines: Int, _ step: Int, _ stride: Int) -> [UInt32] {
            var to = from
            let size = UInt32(2 * radius + 1)
            for line in 0..<lines {
                var sum: UInt32 = 0
                for i in -radius..<count {
                    if i + radius < count { sum += from[line * stride + (i + radius) * step] }
                    if i - radius - 1 >= 0 { sum -= from[line * stride + (i - radius - 1) * step] }
                    if i >= 0 { to[line * stride + i * step] = sum / size }
                }
            }
            return to
        }
        return line(line(values, width, height, 1, width), height, width, width, 1)
    }
}
