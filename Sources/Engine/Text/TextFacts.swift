/// What an installed language model can, by its configuration alone.
public struct TextFacts: Sendable {
    /// The longest context, in tokens.
    public let context: Int
    /// How it looks at pictures; nil for one that does not.
    public let sight: TextSight?
}
