import API
import Pictures

/// What a model tells while it works.
public enum ImageEvent: Sendable {
    /// Picture `index` is done to `fraction` (0 to 1); `step` of `steps` where the model counts them.
    case progress(index: Int, fraction: Double, step: Int? = nil, steps: Int? = nil)
    /// A preview of picture `index`; `number` counts from 0.
    case partial(index: Int, number: Int, picture: EncodedPicture)
    /// What the model chose where the task left it a choice; before the first picture.
    case resolved(ResolvedChoices)
    /// Picture `index`, whole.
    case picture(index: Int, FinishedPicture)
    /// What the task used; once. Exact where `isExact`, else counted by the model's rule.
    case usage(ImageUsage, isExact: Bool)
}

/// A picture as a model hands it over, before Easel marks and stores it.
public struct FinishedPicture: Sendable {
    /// The file.
    public var picture: EncodedPicture
    /// The prompt that was used in the end, where the model changed it.
    public var revisedPrompt: String?
    /// What the picture's reader should know ("drawn as an emblem: flurbs").
    public var notes: [String]
    /// What the model needs to work on its own picture again, kept in the recipe (the built-in model's scene).
    public var memory: JSONValue?

    /// A finished picture.
    public init(_ picture: EncodedPicture, revisedPrompt: String? = nil, notes: [String] = [], memory: JSONValue? = nil) {
        self.picture = picture
        self.revisedPrompt = revisedPrompt
        self.notes = notes
        self.memory = memory
    }
}

/// What a model chose where a task left it the choice.
public struct ResolvedChoices: Sendable, Equatable, Codable {
    /// The size.
    public var size: PixelSize?
    /// The quality.
    public var quality: Quality?
    /// The background.
    public var background: Background?

    /// The choices; `nil` where the model did not tell.
    public init(size: PixelSize? = nil, quality: Quality? = nil, background: Background? = nil) {
        self.size = size
        self.quality = quality
        self.background = background
    }
}
