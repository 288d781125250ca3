/// What a prompt asks for, as the built-in model understood it: the one value between reading and drawing, and what an
/// edit changes. It is written into every picture's recipe, so its JSON is a format: fields may be added, none renamed.
public struct Scene: Codable, Sendable, Equatable {
    /// The things in the picture, in the order in which the prompt names them.
    public var things: [Thing] = []
    /// Where things stand to each other.
    public var relations: [Relation] = []
    /// Quoted words to be lettered, and on what.
    public var letterings: [Lettering] = []
    /// The place, `nil` for a plain backdrop.
    public var setting: Setting?
    /// The time of day, `nil` when the prompt does not say.
    public var time: TimeOfDay?
    /// The weather, `nil` when the prompt does not say.
    public var weather: Weather?
    /// The manner of drawing.
    public var style: Style = .flat
    /// A colour word that the prompt gives to the background ("on a blue background"), `nil` otherwise.
    public var backdropColour: Colour?
    /// Nouns that must not appear ("without people"), as canonical noun names.
    public var excluded: [String] = []
    /// Words that could be nouns and are not known; each is also a thing with `isKnown == false`.
    public var unknownWords: [String] = []

    /// An empty scene on a plain backdrop.
    public init() {}
}
