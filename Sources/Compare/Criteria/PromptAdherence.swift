/// How much of a prompt its pictures show.
struct PromptAdherence: Criterion {
    let id = "prompt_adherence"
    let title = "Prompt adherence"
    let summary =
        "The share of what a prompt asks for (its atoms) that its pictures show, weighted by how sure the raters are; the mean over prompts."
    let unit = MeasureUnit.share
    let direction = MeasureDirection.higher
    let aspect = Aspect.obedience

    func applies(to spec: ComparisonSpec) -> Bool { spec.prompts.contains { !$0.atoms.isEmpty } }

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.atomMeasures(of: contestant) { atoms in atoms.reduce(0) { $0 + $1.right } / Double(atoms.count) }
    }

    func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double] {
        evidence.atomDifferences(first, second) { atoms in atoms.reduce(0) { $0 + $1.right } / Double(atoms.count) }
    }
}
