/// The sheet that is drawn on. All drawing is in *units*: the shorter side has 1000 of them, so that one composition serves every size.
public struct Canvas: Sendable, Equatable {
    /// The picture's size in pixels.
    public let pixelWidth: Int, pixelHeight: Int
    /// The sheet's size in units; the origin is the upper left corner, y runs down.
    public let width: Double, height: Double

    /// A sheet for a picture of so many pixels (at least 1 each).
    public init(pixelWidth: Int, pixelHeight: Int) {
        self.pixelWidth = max(pixelWidth, 1)
        self.pixelHeight = max(pixelHeight, 1)
        let short = Double(min(self.pixelWidth, self.pixelHeight))
        width = (Double(self.pixelWidth) * 1000 / short).rounded()
        height = (Double(self.pixelHeight) * 1000 / short).rounded()
    }

    /// The whole sheet.
    public var box: Box { Box(x: 0, y: 0, width: width, height: height) }

    /// `box` in pixels of the picture.
    public func pixels(_ box: Box) -> Box {
        let across = Double(pixelWidth) / width, down = Double(pixelHeight) / height
        return Box(x: box.x * across, y: box.y * down, width: box.width * across, height: box.height * down)
    }
}
