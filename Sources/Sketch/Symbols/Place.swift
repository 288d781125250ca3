/// Where a noun is found when the prompt does not say: its symbol's `data-place`.
public enum Place: String, Sendable, CaseIterable {
    /// On the floor or the earth.
    case ground
    /// On a table or the like.
    case surface
    /// In the air.
    case sky
    /// On or in water.
    case water
    /// On a wall.
    case wall
}
