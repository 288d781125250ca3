/// How often a picture shows everything at once.
struct CompositionalAccuracy: Criterion {
    let id = "compositional_accuracy"
    let title = "Everything right at once"
    let summary =
        "The share of pictures in which all atoms of the prompt are right together; where raters give probabilities, their product."
    let unit = MeasureUnit.share
    let direction = MeasureDirection.higher
    let aspect = Aspect.obedience

    func applies(to spec: ComparisonSpec) -> Bool { spec.prompts.contains { $0.atoms.count > 1 } }

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.atomMeasures(of: contestant, pictures: true, score: Self.all)
    }

    func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double] {
        evidence.atomDifferences(first, second, score: Self.all)
    }

    /// A prompt of one atom says nothing about composition.
    private static func all(_ atoms: [(atom: Atom, right: Double)]) -> Double? {
        atoms.count < 2 ? nil : atoms.reduce(1) { $0 * $1.right }
    }
}
