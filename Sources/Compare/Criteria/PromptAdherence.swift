/// How much of a prompt its pictures show.
public struct PromptAdherence: Criterion {
    public let id = "prompt_adherence"
    public let title = "Prompt adherence"
    public let summary = "The share of what a prompt asks for (its atoms) that its pictures show, weighted by how sure the raters are; the mean over prompts."
    public let unit = MeasureUnit.share
    public let direction = MeasureDirection.higher
    public let aspect = Aspect.obedience

    /// The criterion.
    public init() {}

    public func applies(to spec: ComparisonSpec) -> Bool { spec.prompts.contains { !$0.atoms.isEmpty } }

    public func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.atomMeasures(of: contestant) { atoms in atoms.reduce(0) { $0 + $1.right } / Double(atoms.count) }
    }

    public func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double] {
        evidence.atomDifferences(first, second) { atoms in atoms.reduce(0) { $0 + $1.right } / Double(atoms.count) }
    }
}
