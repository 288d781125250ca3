/// What a grammar is made of. Nodes name others by their number and may lead back to themselves.
enum GrammarNode: Sendable {
    /// These bytes of the grammar's text.
    case literal(Range<Int>)
    /// What the machine of that number accepts.
    case automaton(Int)
    /// A number of the range of that number.
    case number(Int)
    /// One of them.
    case alternatives([Int])
    /// One after the other.
    case sequence([Int])
    /// An object with these properties, in this order.
    case object(ObjectShape)
    /// Several of the same.
    case repetition(Repetition)

    /// An object's properties and the signs around them.
    struct ObjectShape: Sendable {
        struct Member: Sendable {
            /// The brace, the key and the colon, where the property is the first.
            let opening: Int
            /// The comma, the key and the colon, where it is not.
            let following: Int
            let value: Int
            let isRequired: Bool
        }
        let members: [Member]
        /// The closing brace.
        let close: Int
        /// Both braces, with nothing in between.
        let empty: Int
    }

    /// An item several times, and the signs around it.
    struct Repetition: Sendable {
        let open: Int
        let item: Int
        let separator: Int
        let close: Int
        let least: Int
        /// `nil` where there is no limit.
        let most: Int?
        /// Whether it is an array or an object, whose nesting is counted.
        let nests: Bool
    }
}
