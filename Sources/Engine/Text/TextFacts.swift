/// What an installed language model can, by its configuration alone.
public struct TextFacts: Sendable {
    /// The longest context, in tokens.
    public let context: Int
    /// How it looks at pictures; nil for one that does not.
    public let sight: TextSight?
    /// How to sample it, by its folder.
    public let sampling: SuggestedSampling?

    /// What is known of a model.
    public init(context: Int, sight: TextSight?, sampling: SuggestedSampling?) {
        self.context = context
        self.sight = sight
        self.sampling = sampling
    }
}
