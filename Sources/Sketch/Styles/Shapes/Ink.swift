import SVG

/// How one shape is painted, with what it inherits.
struct Ink: Sendable {
    /// The fill, the mean colour where it is a gradient; `nil` without one.
    var fill: Paint? = Paint(0)
    /// The id of the gradient or pattern that fills it.
    var fillID: String?
    /// How strong the fill is in the mean, a gradient's opacity included.
    var strength = 1.0
    var stroke: Paint?
    var strokeWidth = 1.0
    var opacity = 1.0
    /// The mark of what the shape is: `shade`, `light`, `fine`, `sky`, …
    var role = ""
    /// The recolourable part it belongs to.
    var part: String?
    /// Units of the sheet per unit of the shape's coordinates.
    var scale = 1.0

    /// Whether the shape is a line without a body.
    var isLine: Bool { fill == nil && stroke != nil }
    /// Whether it is only a tone upon another shape.
    var isTone: Bool { ["shade", "light", "glow", "texture", "fine"].contains(role) }
}
