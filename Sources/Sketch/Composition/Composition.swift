import SVG

/// A drawn picture: its document, and the truth about what is where in it.
public struct Composition: Sendable {
    /// The root of the SVG document, for a rasteriser in the same program.
    public var document: SVGElement
    /// The SVG document, UTF-8; the same bytes for the same scene, size, quality and seed on every machine.
    public var svg: [UInt8] { document.serialized() }
    /// Every thing that was drawn, back to front.
    public var placements: [Placement]
    /// What could not be drawn as asked, in plain words.
    public var notes: [String]
    /// How much finer than the picture's pixels it should be rasterised (1 or 2).
    public var supersampling: Int
}

/// One drawn thing and where it is.
public struct Placement: Sendable, Codable, Equatable {
    /// The `Thing.id`.
    public var thing: Int
    /// Its noun.
    public var noun: String
    /// Which of the counted ones, from 0.
    public var index: Int
    /// The upright box around it, in pixels of the picture.
    public var box: Box
    /// What keeps it from falling.
    public var stance: Stance
}

/// How far a picture has come.
public enum DrawingStage: String, Sendable, CaseIterable {
    /// The backdrop alone.
    case backdrop
    /// With the things as flat shapes.
    case blocking
    /// All of it.
    case finished
}
