import Store

/// How often a model refuses to draw.
public struct Refusals: Criterion {
    public let id = "refusals"
    public let title = "Refusals"
    public let summary = "The share of tries that the model or its moderation refused."
    public let unit = MeasureUnit.share
    public let direction = MeasureDirection.lower
    public let aspect = Aspect.service

    /// The criterion.
    public init() {}

    public func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.tryMeasure(of: contestant) { $0.status == .refused }
    }
}

/// How often a model fails to draw.
public struct Failures: Criterion {
    public let id = "failures"
    public let title = "Failures"
    public let summary = "The share of tries that ended in an error other than a refusal, retries included."
    public let unit = MeasureUnit.share
    public let direction = MeasureDirection.lower
    public let aspect = Aspect.service

    /// The criterion.
    public init() {}

    public func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.tryMeasure(of: contestant) { $0.status == .failed }
    }
}
