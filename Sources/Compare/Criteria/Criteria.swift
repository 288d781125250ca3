/// The criteria that models are compared by. Adding one: a file with a type that conforms to `Criterion`, and its line here.
public enum Criteria {
    /// All criteria, in the order in which reports show them.
    public static let all: [any Criterion] = [
        PromptAdherence(),
        CompositionalAccuracy(),
        VisualQuality(),
        AestheticConsistency(),
        StyleRange(),
        StyleDistance(),
        LatencyMedian(),
        LatencyTail(),
        ImageCost(),
        AcceptedImageCost(),
        Refusals(),
        Failures(),
    ]

    /// The criterion with an id; `nil` for a name that none has.
    public static func criterion(_ id: String) -> (any Criterion)? { all.first { $0.id == id } }
}
