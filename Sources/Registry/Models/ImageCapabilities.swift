import Pictures

/// What an image model can do. A request for anything else is refused by name before any work starts.
public struct ImageCapabilities: Sendable, Equatable {
    /// The sizes it draws.
    public var sizes: SizeRule
    /// Its qualities; the first is not special: `auto` means `standardQuality`.
    public var qualities: [Quality]
    /// What `auto` quality means.
    public var standardQuality: Quality
    /// The formats it can return.
    public var formats: [PictureFormat]
    /// Whether `auto` for size, quality and background is left to the model (an upstream decides by the prompt), rather
    /// than resolved to the standards here.
    public var chooses: Bool
    /// Whether an edit without a size keeps its first picture's size.
    public var keepsSize: Bool
    /// Whether it draws on a transparent background.
    public var transparent: Bool
    /// Whether it makes pictures from text alone.
    public var generates: Bool
    /// Whether it edits pictures, and how many it takes at once; 0 for none.
    public var references: Int
    /// Whether it takes a mask.
    public var masks: Bool
    /// Whether it takes `input_fidelity`.
    public var fidelity: Bool
    /// Whether it makes variations of a picture without a prompt.
    public var variations: Bool
    /// Whether it can stream partial pictures.
    public var partials: Bool
    /// Whether the same seed gives the same picture.
    public var seeds: Bool
    /// Whether it takes a number of steps, and which.
    public var steps: ClosedRange<Int>?
    /// Whether it takes a negative prompt.
    public var negativePrompt: Bool
    /// Whether it takes a strength for edits.
    public var strength: Bool

    /// A model that draws `sizes` from text and nothing else.
    public init(sizes: SizeRule, qualities: [Quality] = [.low, .medium, .high], formats: [PictureFormat] = [.png, .jpeg, .webp]) {
        self.sizes = sizes
        self.qualities = qualities
        self.standardQuality = qualities.contains(.medium) ? .medium : qualities.first ?? .medium
        self.formats = formats
        chooses = false
        keepsSize = false
        transparent = false
        generates = true
        references = 0
        masks = false
        fidelity = false
        variations = false
        partials = false
        seeds = false
        steps = nil
        negativePrompt = false
        strength = false
    }
}
