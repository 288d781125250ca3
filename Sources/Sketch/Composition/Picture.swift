import SVG

/// A composed picture before it is written: layers back to front, open to style passes.
public struct Picture: Sendable {
    /// The sheet.
    public var canvas: Canvas
    /// Gradients, patterns and clips; ids are unique in the picture.
    public var definitions: [SVGElement] = []
    /// The backdrop; empty when transparent.
    public var behind: [SVGElement] = []
    /// The things, back to front.
    public var figures: [Figure] = []
    /// Weather and foreground; empty when transparent.
    public var front: [SVGElement] = []
    /// Words on the picture itself.
    public var lettering: [SVGElement] = []
    /// The light on the things.
    public var light = Light()

    /// An empty sheet.
    public init(canvas: Canvas) { self.canvas = canvas }
}

/// A manner of drawing, applied to the composed picture: it may repaint, outline, add and take away, and must not move figures.
public protocol StylePass: Sendable {
    /// Redraws `picture` in this manner.
    func apply(to picture: inout Picture, in context: StyleContext)
}

/// What a style goes by.
public struct StyleContext: Sendable {
    /// How much to draw.
    public var quality: Quality
    /// The picture's colours.
    public var palette: Palette
    /// Whether there is no backdrop, so that none may be added.
    public var isTransparent: Bool
    let seed: UInt64

    /// A stream of random numbers for one purpose of the style ("wobble").
    public func random(_ purpose: String) -> RandomStream { RandomStream(seed: seed, "style " + purpose) }
}
