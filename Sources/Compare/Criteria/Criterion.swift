/// Something that models are compared by. Criteria are registered values: `Criteria.all` is the only list of them.
public protocol Criterion: Sendable {
    /// Its name in weights, verdicts and reports: `prompt_adherence`.
    var id: String { get }
    /// Its name for people.
    var title: String { get }
    /// What it measures, in a sentence.
    var summary: String { get }
    /// What its values are counted in.
    var unit: MeasureUnit { get }
    /// Which end of the scale is the good one.
    var direction: MeasureDirection { get }
    /// What it is about; a verdict treats pictures, service and money each in their own way.
    var aspect: Aspect { get }

    /// Whether a comparison like this can measure it at all.
    func applies(to spec: ComparisonSpec) -> Bool

    /// What was measured for a contestant (its place in the spec): what people said and what judges said apart, people first.
    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure]

    /// How two contestants differ on each prompt on which both were measured, from -1 to 1, above 0 where the first is better; empty for a
    /// criterion that is compared by its measures alone.
    func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double]
}

/// What a criterion's values are counted in.
public enum MeasureUnit: String, Sendable, Codable, CaseIterable {
    /// A share, 0 to 1.
    case share
    /// Milliseconds.
    case milliseconds
    /// US dollars.
    case dollars
    /// A distance between pictures, 0 for equal to 1.
    case distance
}

/// Which end of a scale is the good one.
public enum MeasureDirection: String, Sendable, Codable, CaseIterable {
    case higher, lower
}

/// What a criterion is about.
public enum Aspect: String, Sendable, Codable, CaseIterable {
    /// Whether a picture shows what was asked for.
    case obedience
    /// How a picture looks to people and judges.
    case looks
    /// What else can be said of a model's pictures.
    case manner
    /// How the model behaves as a service.
    case service
    /// What it costs.
    case money
}

extension Criterion {
    /// Most criteria can be measured in any comparison.
    public func applies(to spec: ComparisonSpec) -> Bool { true }

    /// Compared by the measures alone.
    public func differences(_ first: Int, _ second: Int, in evidence: WeighedEvidence) -> [Double] { [] }

    /// The measure that the verdict uses: the first that counts.
    public func measure(_ contestant: Int, in evidence: WeighedEvidence) -> Measure? {
        measures(of: contestant, in: evidence).first(where: \.counts)
    }
}
