/// What a word or a phrase can mean; where it can mean several things the parser decides by its place.
struct Sense {
    /// The noun, an index into `Lexicon.nouns`.
    var noun: Int32 = -1
    /// A second noun of the same spelling: "glasses" are spectacles and drinking glasses.
    var otherNoun: Int32 = -1
    var isSingular = false
    var isPlural = false
    /// A colour, by its place in the table; a sense holds no strings, so that chunks are copied at no cost.
    var colourIndex: Int16 = -1
    /// Why a style is only approached, by its place in `StyleWords.notes`.
    var noteIndex: Int16 = -1
    var shade: Shade?
    var size: Thing.Size?
    var material: Thing.Material?
    var pattern: Thing.Pattern?
    var amount: Amount?
    var link: Link?
    var verb: Verb?
    var setting: Setting?
    var time: TimeOfDay?
    var weather: Weather?
    var style: Style?
    var formation: Thing.Formation?
    var roles: Roles = []

    /// Whether it can stand before a noun and describe it.
    var canModify: Bool {
        colourIndex >= 0 || shade != nil || size != nil || material != nil || pattern != nil || roles.contains(.adjective)
            || roles.contains(.adverb)
    }

    var isNoun: Bool { noun >= 0 }

    var isColour: Bool { colourIndex >= 0 }

    var colour: Colour? { isColour ? ColourWords.colours[Int(colourIndex)] : nil }

    var note: String? { noteIndex >= 0 ? StyleWords.notes[Int(noteIndex)] : nil }

    /// Adds the meanings of `other`.
    mutating func merge(_ other: Sense) {
        if other.noun >= 0 {
            if noun < 0 { noun = other.noun } else if noun != other.noun, otherNoun < 0 { otherNoun = other.noun }
            isSingular = isSingular || other.isSingular
            isPlural = isPlural || other.isPlural
        }
        if colourIndex < 0 { colourIndex = other.colourIndex }
        if noteIndex < 0 { noteIndex = other.noteIndex }
        shade = shade ?? other.shade
        size = size ?? other.size
        material = material ?? other.material
        pattern = pattern ?? other.pattern
        amount = amount ?? other.amount
        link = link ?? other.link
        verb = verb ?? other.verb
        setting = setting ?? other.setting
        time = time ?? other.time
        weather = weather ?? other.weather
        style = style ?? other.style
        formation = formation ?? other.formation
        roles.formUnion(other.roles)
    }
}

/// The smaller parts that a word can play.
struct Roles: OptionSet {
    let rawValue: UInt64

    static let a = Roles(rawValue: 1 << 0)
    static let the = Roles(rawValue: 1 << 1)
    static let another = Roles(rawValue: 1 << 2)
    /// "its", "his", "their".
    static let owner = Roles(rawValue: 1 << 3)
    static let no = Roles(rawValue: 1 << 4)
    static let and = Roles(rawValue: 1 << 5)
    static let or = Roles(rawValue: 1 << 6)
    static let with = Roles(rawValue: 1 << 7)
    static let without = Roles(rawValue: 1 << 8)
    static let of = Roles(rawValue: 1 << 9)
    static let copula = Roles(rawValue: 1 << 10)
    static let it = Roles(rawValue: 1 << 11)
    static let someone = Roles(rawValue: 1 << 12)
    static let them = Roles(rawValue: 1 << 13)
    static let adjective = Roles(rawValue: 1 << 14)
    static let adverb = Roles(rawValue: 1 << 15)
    /// Understood and without a meaning for the picture.
    static let silent = Roles(rawValue: 1 << 16)
    /// A noun that is not a thing one draws: "lighting", "atmosphere", "detail".
    static let abstract = Roles(rawValue: 1 << 17)
    /// A part of a body or a thing: "ear", "wheel".
    static let part = Roles(rawValue: 1 << 18)
    /// Contents and substances: "water", "coffee".
    static let substance = Roles(rawValue: 1 << 19)
    static let background = Roles(rawValue: 1 << 20)
    /// "says", "reading": words follow.
    static let says = Roles(rawValue: 1 << 21)
    /// "the text", "the words".
    static let words = Roles(rawValue: 1 << 22)
    /// "title", "caption": lettering of the picture.
    static let title = Roles(rawValue: 1 << 23)
    /// "photo", "drawing", and "painting" before "of".
    static let media = Roles(rawValue: 1 << 24)
    static let only = Roles(rawValue: 1 << 25)
    static let more = Roles(rawValue: 1 << 26)
    static let fewer = Roles(rawValue: 1 << 27)
    /// A noun that is a verb after a noun: "can", "watch", "waves".
    static let verbish = Roles(rawValue: 1 << 28)
    static let there = Roles(rawValue: 1 << 29)
    /// Names a kind rather than a noun: "the animal".
    static let kind = Roles(rawValue: 1 << 30)
    /// "in the style of": a name follows.
    static let styleOf = Roles(rawValue: 1 << 31)
    /// "while", "where": a new clause.
    static let clause = Roles(rawValue: 1 << 32)
    /// "picture", "image": the whole of it, as in "on the left of the picture".
    static let picture = Roles(rawValue: 1 << 33)
    /// A light word that lets a relation follow: "sitting", "is".
    static let style = Roles(rawValue: 1 << 34)
    /// Only the first of a pair counts as one: "a pair of scissors".
    static let pairwise = Roles(rawValue: 1 << 35)
    static let sky = Roles(rawValue: 1 << 36)
}

/// A word that changes a colour.
enum Shade: UInt8 {
    case light, pale, pastel, dark, deep, bright
}

/// A number word.
enum Amount: Equatable {
    /// "three", "12", "a dozen".
    case exactly(Int)
    /// "several", "a few", "a flock of".
    case about(Int)
    /// "a pair of": two, or one of what comes in pairs.
    case pair

    var value: Int {
        switch self {
        case .exactly(let number), .about(let number): number
        case .pair: 2
        }
    }
}

/// A word between two things.
enum Link: Equatable {
    case relation(Relation.Kind)
    /// The relation the other way round: "surrounded by trees".
    case reversed(Relation.Kind)
    case placement(Thing.Placement)
    /// "in", "into": inside, worn, coloured, or a setting's word.
    case inside
    /// "on the left side of", of a thing or of the picture.
    case side(Relation.Kind, Thing.Placement)
    /// "by", "at": beside a thing; else of no meaning.
    case near
    /// "like", "as": what follows describes.
    case like
    /// "before": in front of, or a time.
    case before
    /// "for", "to", "about": nothing for the picture, and the noun that follows stands for itself.
    case idle

    var kind: Relation.Kind? {
        switch self {
        case .relation(let kind), .reversed(let kind): kind
        case .inside: .inside
        case .side(let kind, _): kind
        case .near: .nextTo
        case .before: .inFrontOf
        case .placement, .like, .idle: nil
        }
    }
}

/// What a verb says of its subject and its object.
enum Verb: UInt8 {
    /// Does something to an object that stands beside: "chasing", "watching".
    case acts
    /// Has no object: "sitting", "smiling".
    case rests
    case holds, wears, rides, drives, contains, covers, surrounds, isMadeOf, jumps
    /// "painted", "coloured": a colour follows.
    case isPainted
    case has
}
