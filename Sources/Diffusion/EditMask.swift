/// Where a picture is drawn anew.
public struct EditMask: Sendable, Equatable {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int
    /// For each pixel whether it is drawn anew.
    public let edited: [Bool]

    /// A mask of these pixels; there must be width · height of them.
    public init(width: Int, height: Int, edited: [Bool]) {
        precondition(edited.count == width * height, "\(edited.count) pixels for a mask of \(width)x\(height)")
        (self.width, self.height, self.edited) = (width, height, edited)
    }

    /// The mask at another size: each pixel is the nearest old one's.
    func resized(width newWidth: Int, height newHeight: Int) -> EditMask {
        if newWidth == width, newHeight == height { return self }
        return EditMask(
            width: newWidth, height: newHeight,
            edited: (0..<newWidth * newHeight).map { place in
                let x = min(width - 1, (2 * (place % newWidth) + 1) * width / (2 * newWidth))
                let y = min(height - 1, (2 * (place / newWidth) + 1) * height / (2 * newHeight))
                return edited[y * width + x]
            })
    }

    /// How much of each token of 16 × 16 pixels is drawn anew: bilinear without smoothing, that is the mean of the four pixels
    /// around its middle (torch `interpolate`, mode "bilinear", a sixteenth of the size).
    var tokens: [Float] {
        let (across, down) = (width / 16, height / 16)
        return (0..<across * down).map { token in
            let (x, y) = (16 * (token % across) + 7, 16 * (token / across) + 7)
            let corners = [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)]
            return Float(corners.count { edited[$0.1 * width + $0.0] }) / 4
        }
    }
}
