/// Where things can be in a backdrop, told before anything is placed. Lengths are fractions of the canvas's height.
public struct Terrain: Sendable, Equatable {
    /// What things stand on.
    public enum Footing: Sendable {
        /// Ground, a floor or a table top.
        case solid
        /// The surface of water.
        case water
        /// Nothing: all floats (space, deep water, the open sky).
        case none
    }

    /// What things stand on.
    public var footing: Footing
    /// Where the horizon (the far edge of the ground or of the table) may lie, 0 being the upper edge.
    public var horizon: ClosedRange<Double>
    /// Where in that range it lies unless things need more ground or more sky.
    public var preferredHorizon: Double
    /// How far below the horizon the farthest thing stands at least (a pavement's edge, a shore).
    public var margin: Double
    /// The middle of a stretch of water below the horizon, where boats and swans go while all else stands on land; `nil` without one.
    public var waterline: Double?
    /// Whether clocks and paintings can hang above the horizon.
    public var hasWall: Bool

    /// A terrain; without words a plain solid ground before a wall.
    public init(
        footing: Footing = .solid, horizon: ClosedRange<Double> = 0.4...0.75, preferredHorizon: Double = 0.64, margin: Double = 0.03,
        waterline: Double? = nil, hasWall: Bool = false
    ) {
        self.footing = footing
        self.horizon = horizon
        self.preferredHorizon = preferredHorizon
        self.margin = margin
        self.waterline = waterline
        self.hasWall = hasWall
    }
}
