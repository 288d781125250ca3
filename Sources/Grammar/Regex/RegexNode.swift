/// A pattern as it was read.
indirect enum RegexNode: Sendable, Hashable {
    /// Nothing at all.
    case empty
    /// One character.
    case character(CharacterClass)
    /// One after the other.
    case sequence([RegexNode])
    /// Any one of them.
    case alternatives([RegexNode])
    /// From `least` to `most` times, without end where `most` is `nil`.
    case repeated(RegexNode, least: Int, most: Int?)
    /// `^`.
    case start
    /// `$`.
    case end
}

/// What is wrong with a pattern, for a person.
struct RegexFault: Error, Equatable {
    let reason: String
}
