/// The descriptions of a noun phrase before its noun.
struct Pending {
    enum Determiner { case none, a, the, another, owner }

    var determiner = Determiner.none
    var amount: Amount?
    var isMore = false
    var isOnly = false
    var colours: [Colour] = []
    var size: Thing.Size?
    var material: Thing.Material?
    var pattern: Thing.Pattern?
    var placement: Thing.Placement?
    var formation: Thing.Formation?
    var adjectives: [String] = []
    /// "blue-eyed": colours of parts.
    var partColours: [(part: String, colour: Colour)] = []
    /// Whose: "the cat's …".
    var possessor: Int?

    var hasModifiers: Bool {
        !colours.isEmpty || size != nil || material != nil || pattern != nil || !adjectives.isEmpty || !partColours.isEmpty
    }

    var isEmpty: Bool { !hasModifiers && determiner == .none && amount == nil && placement == nil && possessor == nil && !isMore }
}

/// A preposition or a verb that waits for its object.
struct PendingLink {
    enum Meaning: Equatable {
        case link(Link)
        case verb(Verb)
        case with
        /// "like": the object describes.
        case likeness
    }

    var meaning: Meaning
    var subjects: [Int]
    /// The first thing of "between".
    var first: Int?
    /// A verb's object stands there only if nothing else follows: "sitting on".
    var isWeak = false
    var isFronted = false
    /// "on a farm with …": what follows is rather the place's.
    var isPlace = false
    /// "in", not "inside".
    var isPlain = false
}
