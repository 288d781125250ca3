import SVG

/// A place to draw things in. A backdrop says first where things can stand; when they are placed it draws itself around them.
public protocol Backdrop: Sendable {
    /// Where things can be. Cheap; `context.horizon` and `context.things` are not known yet.
    func terrain(in context: BackdropContext) -> Terrain

    /// The backdrop's layers, complete at every quality (at low with flat shapes only). Everything that varies is drawn from `context.random`.
    func draw(in context: BackdropContext) -> BackdropLayers
}

/// What a backdrop draws itself by.
public struct BackdropContext: Sendable {
    /// The sheet; all lengths are its units.
    public var canvas: Canvas
    /// The setting asked for.
    public var setting: Setting?
    /// The time of day, day unless the prompt says.
    public var time: TimeOfDay
    /// The weather, if the prompt says.
    public var weather: Weather?
    /// How much to draw.
    public var quality: Quality
    /// The picture's colours.
    public var palette: Palette
    /// The colour that the prompt gives the background: of the wall, the sky or the water.
    public var colour: Paint?
    /// The kinds of places that the scene's things want; a kitchen without things for the floor can show a table top alone.
    public var places: Set<Place>
    /// The y of the horizon that the layout chose within the terrain's range.
    public var horizon: Double = 0
    /// Where things are: shrubs and clouds had better leave these clear.
    public var things: [Box] = []
    /// The noun names that the prompt excludes ("without clouds": `cloud`).
    public var excluded: [String]
    let seed: UInt64

    /// A stream of random numbers for one purpose of this backdrop ("clouds").
    public func random(_ purpose: String) -> RandomStream { RandomStream(seed: seed, "backdrop " + purpose) }

    /// Whether shades, light and gradients are wanted.
    public var isShaded: Bool { quality >= .medium }

    /// Whether grain and fine details are wanted.
    public var isFine: Bool { quality >= .high }

    /// Whether it is night.
    public var isNight: Bool { time == .night }
}

/// A drawn backdrop. Ids in it begin with `bd-`.
public struct BackdropLayers: Sendable {
    /// Gradients, patterns and clips that the layers use.
    public var definitions: [SVGElement] = []
    /// What is behind the things, back to front; the first covers the whole sheet.
    public var behind: [SVGElement] = []
    /// What is in front of them: rain, fog, a few blades of grass; it must not hide them.
    public var front: [SVGElement] = []
    /// The light that falls on things.
    public var light = Light()

    /// Empty layers.
    public init() {}
}

/// The light that falls on things.
public struct Light: Sendable, Equatable {
    /// A colour laid over the things and how strongly: night's blue, sunset's orange.
    public var tint: Paint?
    /// The tint's opacity, 0 to about 0.35.
    public var tintOpacity: Double = 0
    /// The colour of shadows on the ground.
    public var shadow = Paint(0x2b2d42)
    /// Their opacity at the darkest.
    public var shadowOpacity: Double = 0.28

    /// Plain daylight.
    public init() {}
}
