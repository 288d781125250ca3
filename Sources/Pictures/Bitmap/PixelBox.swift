/// A rectangle of whole pixels.
public struct PixelBox: Sendable, Equatable {
    /// The left column and the top row.
    public var x, y: Int
    /// Columns and rows.
    public var width, height: Int

    /// A rectangle.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}
