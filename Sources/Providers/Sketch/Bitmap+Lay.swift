import Pictures

extension Bitmap {
    /// Lays another picture over this one with its top left corner at (`x`, `y`); what falls outside is cut off.
    mutating func lay(_ other: Bitmap, atX x: Int, y: Int) throws {
        let columns = max(0, -x)..<max(max(0, -x), min(other.width, width - x))
        let rows = max(0, -y)..<max(max(0, -y), min(other.height, height - y))
        let width = width
        withMutablePixels { out in
            other.pixels.withUnsafeBufferPointer { source in
                for row in rows {
                    for column in columns {
                        let from = (row * other.width + column) * 4
                        let to = ((row + y) * width + column + x) * 4
                        let alpha = Int(source[from + 3])
                        if alpha == 0 { continue }
                        if alpha == 255 {
                            for channel in 0..<4 { out[to + channel] = source[from + channel] }
                            continue
                        }
                        // Porter-Duff "over" with straight alpha.
                        let below = Int(out[to + 3]) * (255 - alpha)
                        let sum = alpha * 255 + below
                        for channel in 0..<3 {
                            out[to + channel] = UInt8(
                                (Int(source[from + channel]) * alpha * 255 + Int(out[to + channel]) * below + sum / 2) / sum)
                        }
                        out[to + 3] = UInt8((sum + 127) / 255)
                    }
                }
            }
        }
    }
}
