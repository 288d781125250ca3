/// How often a picture shows everything at once.
public struct CompositionalAccuracy: Criterion {
    public let id = "compositional_accuracy"
    public let title = "Everything right at once"
    public let summary = "The share of pictures in which all atoms of the prompt are right together; where raters give probabilities, their product."
    public let unit = MeasureUnit.share
    public let direction = MeasureDirection.higher
    public let aspect = Aspect.obedience

    /// The criterion.
    public init() {}

    public func applies(to spec: ComparisonSpec) -> Bool { spec.prompts.contains { $0.atoms.count > 1 } }

    public func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.atomMeasures(of: contestant, pictures: true, score: Self.all)
    }

    public func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double] {
        evidence.atomDifferences(first, second, score: Self.all)
    }

    /// A prompt of one atom says nothing about composition.
    private static func all(_ atoms: [(atom: Atom, right: Double)]) -> Double? {
        atoms.count < 2 ? nil : atoms.reduce(1) { $0 * $1.right }
    }
}
