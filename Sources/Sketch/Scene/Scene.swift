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
    /// What the prompt asks for and the built-in model can only approach ("oil painting is drawn as watercolor"), for people to read.
    public var notes: [String] = []

    /// An empty scene on a plain backdrop.
    public init() {}
}

// A scene written by an older version, or by a text model that leaves out what does not matter, lacks fields: they get their
// defaults. What stands there is checked as strictly as ever.
extension Scene {
    /// Reads a scene; every field may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        things = try container.decodeIfPresent([Thing].self, forKey: .things) ?? []
        relations = try container.decodeIfPresent([Relation].self, forKey: .relations) ?? []
        letterings = try container.decodeIfPresent([Lettering].self, forKey: .letterings) ?? []
        setting = try container.decodeIfPresent(Setting.self, forKey: .setting)
        time = try container.decodeIfPresent(TimeOfDay.self, forKey: .time)
        weather = try container.decodeIfPresent(Weather.self, forKey: .weather)
        style = try container.decodeIfPresent(Style.self, forKey: .style) ?? .flat
        backdropColour = try container.decodeIfPresent(Colour.self, forKey: .backdropColour)
        excluded = try container.decodeIfPresent([String].self, forKey: .excluded) ?? []
        unknownWords = try container.decodeIfPresent([String].self, forKey: .unknownWords) ?? []
        notes = try container.decodeIfPresent([String].self, forKey: .notes) ?? []
    }
}
