/// An upright rectangle; y runs down.
public struct Box: Sendable, Equatable, Codable {
    /// The upper left corner.
    public var x: Double, y: Double
    /// The extent, not negative.
    public var width: Double, height: Double

    /// The rectangle with this corner and extent.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The right edge.
    public var right: Double { x + width }
    /// The lower edge.
    public var bottom: Double { y + height }
    /// The middle across.
    public var centreX: Double { x + width / 2 }
    /// The middle down.
    public var centreY: Double { y + height / 2 }
    /// Width times height.
    public var area: Double { width * height }

    /// The area that both cover.
    public func overlap(_ other: Box) -> Double {
        let across = min(right, other.right) - max(x, other.x)
        let down = min(bottom, other.bottom) - max(y, other.y)
        return across > 0 && down > 0 ? across * down : 0
    }

    /// The smallest box around both.
    public func union(_ other: Box) -> Box {
        let left = min(x, other.x), top = min(y, other.y)
        return Box(x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
    }

    /// The box with `margin` more on every side.
    public func grown(_ margin: Double) -> Box { Box(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin) }

    /// The box moved.
    public func moved(_ across: Double, _ down: Double) -> Box { Box(x: x + across, y: y + down, width: width, height: height) }

    /// Whether `other` lies inside, up to rounding.
    public func contains(_ other: Box) -> Bool {
        other.x >= x - 0.01 && other.y >= y - 0.01 && other.right <= right + 0.01 && other.bottom <= bottom + 0.01
    }
}
