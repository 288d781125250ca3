/// A drawing that went through `SVGSanitizer`: the only one that is rasterised, stored or served.
public struct SanitizedSVG: Sendable {
    /// The drawing. Its root has a `viewBox`.
    public let root: SVGElement
    /// The width and height that the drawing asks for, in pixels; the `viewBox`'s where it names none.
    public let width, height: Double
    /// What was left out, each with its line: "line 3: element 'script'". At most 100.
    public let dropped: [String]
    /// An upper estimate of the time it takes to draw, in nanoseconds for each pixel of the canvas.
    public let work: Double

    let limits: SVGLimits

    /// The drawing as text in UTF-8, written anew from the tree.
    public var bytes: [UInt8] { root.serialized() }

    init(root: SVGElement, width: Double, height: Double, dropped: [String], work: Double, limits: SVGLimits) {
        self.root = root
        self.width = width
        self.height = height
        self.dropped = dropped
        self.work = work
        self.limits = limits
    }
}
