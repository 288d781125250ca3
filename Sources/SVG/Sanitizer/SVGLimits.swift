/// What a drawing from outside may be. What exceeds a limit is refused, not cut.
public struct SVGLimits: Sendable, Equatable {
    /// Bytes, depth, elements and attributes of the text.
    public var xml: XMLLimits
    /// Elements drawn in all, each counted as often as references repeat it.
    public var expandedElements: Int
    /// Commands of all paths and points of all polygons, repeated ones counted once.
    public var pathCommands: Int
    /// Characters of text in all.
    public var textCharacters: Int
    /// Characters of one `text` element; librsvg's time grows with their square.
    public var lineCharacters: Int
    /// `filter` elements.
    public var filters: Int
    /// The edge of a filter's region in units of what is filtered (where given as a share, 3 is 300 %).
    public var filterRegion: Double
    /// The largest magnitude of any number.
    public var number: Double
    /// Bytes of style sheets, and of any one attribute but path data.
    public var styleBytes: Int
    /// Pixels of the canvas, supersampled.
    public var pixels: Int
    /// Dashes of all dashed lines.
    public var dashes: Double
    /// The estimated time of drawing in nanoseconds: `SanitizedSVG.work` times the pixels.
    public var work: Double
    /// What a large canvas may cost beyond `work`, in nanoseconds for each pixel.
    public var workPerPixel: Double
    /// How long librsvg may take, in milliseconds, where it can be stopped.
    public var milliseconds: Int

    /// The limits for drawings that Easel's own code makes, which may be larger than what anyone else's may.
    public static let own: SVGLimits = {
        var limits = standard
        limits.xml = XMLLimits(bytes: 16 << 20, depth: 64, elements: 100_000, attributes: 64)
        limits.expandedElements = 500_000
        limits.pathCommands = 2_000_000
        limits.dashes = 500_000
        limits.work = 1e12
        limits.milliseconds = 60_000
        return limits
    }()

    /// The limits for drawings from models and from people.
    public static let standard = SVGLimits(
        xml: XMLLimits(bytes: 2 << 20, depth: 64, elements: 20_000, attributes: 64), expandedElements: 50_000, pathCommands: 200_000,
        textCharacters: 20_000, lineCharacters: 4_000, filters: 32, filterRegion: 5, number: 1e6, styleBytes: 64 << 10, pixels: 64 << 20,
        dashes: 50_000, work: 1e10, workPerPixel: 2500, milliseconds: 10_000)
}
