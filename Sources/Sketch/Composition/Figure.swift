import SVG

/// One thing as it is drawn: its shapes in the symbol's own coordinates, and where they go.
public struct Figure: Sendable, Equatable {
    /// The `Thing.id`.
    public var thing: Int
    /// Which of the counted ones, from 0.
    public var index: Int
    /// The shapes, in the symbol's coordinates; elements keep `class` (`shade`, `light`, `fine`, `front`) and `data-part` for style passes, neither
    /// is written into the document. Ids that are defined in here are local to the figure.
    public var body: [SVGElement]
    /// The symbol's size, the extent of its viewBox.
    public var size: (width: Double, height: Double)
    /// Units of the sheet per unit of the symbol.
    public var scale: Double
    /// Whether it is mirrored across.
    public var isMirrored: Bool
    /// Degrees that it is turned clockwise about the middle of `box`.
    public var turn: Double
    /// The upright box of the unturned drawing, in units of the sheet.
    public var frame: Box
    /// Shadows and the like under it, in units of the sheet.
    public var beneath: [SVGElement]

    /// The transform from the symbol's coordinates to the sheet's.
    public var transform: String {
        var text = ""
        if turn != 0 { text += "rotate(\(Numbers.list(turn, frame.centreX, frame.centreY))) " }
        text += "translate(\(Numbers.list(isMirrored ? frame.right : frame.x, frame.y))) "
        let factor = Numbers.fine(scale)
        return text + (isMirrored ? "scale(-\(factor) \(factor))" : "scale(\(factor))")
    }

    /// Equal in everything.
    public static func == (a: Figure, b: Figure) -> Bool {
        a.thing == b.thing && a.index == b.index && a.body == b.body && a.size == b.size && a.scale == b.scale
            && a.isMirrored == b.isMirrored
            && a.turn == b.turn && a.frame == b.frame && a.beneath == b.beneath
    }
}
