/// A token that is found in the text as it stands, before anything else is done with it.
public struct AddedToken: Sendable, Equatable {
    /// Its text.
    public var content: String
    /// Its number.
    public var id: Int32
    /// Whether it steers the model rather than being text.
    public var isSpecial: Bool
    /// Whether it is looked for in the normalized text.
    public var isNormalized = false
    /// Whether it takes the white space before it.
    public var stripsLeft = false
    /// Whether it takes the white space behind it.
    public var stripsRight = false
    /// Whether it must not touch a letter or a digit.
    public var isWholeWord = false

    /// The token `content` with the number `id`.
    public init(_ content: String, id: Int32, isSpecial: Bool) {
        self.content = content
        self.id = id
        self.isSpecial = isSpecial
    }
}
