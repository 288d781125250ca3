/// What an instruction made of a scene.
public struct Revision: Codable, Sendable, Equatable {
    /// The scene after it.
    public var scene: Scene
    /// What was changed, in words ("apple: colour green").
    public var applied: [String]
    /// The parts of the instruction that were not understood or that name what is not there, as they were written.
    public var unapplied: [String]

    /// A revision with its account.
    public init(scene: Scene, applied: [String], unapplied: [String]) {
        self.scene = scene
        self.applied = applied
        self.unapplied = unapplied
    }
}
