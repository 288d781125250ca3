/// One kind of thing in a scene, once or several times: "three small striped cats".
public struct Thing: Codable, Sendable, Equatable, Identifiable {
    /// The number by which relations and letterings name it; unique in its scene and kept by edits.
    public var id: Int
    /// The canonical noun ("cell phone"), which is also its symbol's name; for an unknown one the words as they were written.
    public var noun: String
    /// How many, at least 1.
    public var count: Int = 1
    /// The colour of its main part, `nil` for the symbol's own or the seed's choice.
    public var colour: Colour?
    /// The second of two colours ("a red and white umbrella"), that of its pattern where it has one.
    public var accent: Colour?
    /// Colours of named parts ("a car with red wheels": `wheel`).
    public var partColours: [String: Colour] = [:]
    /// How large it is drawn against what it would be.
    public var size: Size = .normal
    /// What it is made of, `nil` for the usual.
    public var material: Material?
    /// A surface pattern, `nil` for plain.
    public var pattern: Pattern?
    /// Where in the picture it stands ("on the left"), `nil` for anywhere.
    public var placement: Placement?
    /// How several of them stand together ("in a row"), `nil` for the layout's choice.
    public var formation: Formation?
    /// Descriptions that change a little or nothing in the drawing ("happy", "old"), kept for edits and for the recipe.
    public var adjectives: [String] = []
    /// Whether there is a symbol for the noun; without one a labelled emblem is drawn.
    public var isKnown: Bool = true

    /// One `noun`, plain.
    public init(id: Int, noun: String) {
        self.id = id
        self.noun = noun
    }

    /// Drawn size against the usual one.
    public enum Size: String, Codable, Sendable, CaseIterable {
        case tiny, small, normal, large, huge
    }

    /// A part of the picture where a thing is asked for.
    public enum Placement: String, Codable, Sendable, CaseIterable {
        case left, right, top, bottom, center, background, foreground
    }

    /// How several of a kind stand together.
    public enum Formation: String, Codable, Sendable, CaseIterable {
        /// Side by side.
        case row
        /// One above or before the other.
        case column
    }

    /// What a thing is made of; repaints and textures its main part.
    public enum Material: String, Codable, Sendable, CaseIterable {
        case wood, metal, glass, gold, silver, copper, stone, marble, plastic, paper, fabric, leather, wool, clay, ice, rubber, ceramic,
            brick
    }

    /// A pattern over the main part.
    public enum Pattern: String, Codable, Sendable, CaseIterable {
        case striped, dotted, checked, starry, floral, zigzag
    }
}

// A scene written by an older version, or by a text model that leaves out what does not matter, lacks fields: they get their
// defaults. What stands there is checked as strictly as ever.
extension Thing {
    /// Reads a thing; all but `id` and `noun` may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int.self, forKey: .id)
        noun = try container.decode(String.self, forKey: .noun)
        count = try container.decodeIfPresent(Int.self, forKey: .count) ?? 1
        colour = try container.decodeIfPresent(Colour.self, forKey: .colour)
        accent = try container.decodeIfPresent(Colour.self, forKey: .accent)
        partColours = try container.decodeIfPresent([String: Colour].self, forKey: .partColours) ?? [:]
        size = try container.decodeIfPresent(Size.self, forKey: .size) ?? .normal
        material = try container.decodeIfPresent(Material.self, forKey: .material)
        pattern = try container.decodeIfPresent(Pattern.self, forKey: .pattern)
        placement = try container.decodeIfPresent(Placement.self, forKey: .placement)
        formation = try container.decodeIfPresent(Formation.self, forKey: .formation)
        adjectives = try container.decodeIfPresent([String].self, forKey: .adjectives) ?? []
        isKnown = try container.decodeIfPresent(Bool.self, forKey: .isKnown) ?? true
    }
}
