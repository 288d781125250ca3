import Store

/// How often a model refuses to draw.
struct Refusals: Criterion {
    let id = "refusals"
    let title = "Refusals"
    let summary = "The share of tries that the model or its moderation refused."
    let unit = MeasureUnit.share
    let direction = MeasureDirection.lower
    let aspect = Aspect.service

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.tryMeasure(of: contestant) { $0.status == .refused }
    }
}

/// How often a model fails to draw.
struct Failures: Criterion {
    let id = "failures"
    let title = "Failures"
    let summary = "The share of tries that ended in an error other than a refusal, retries included."
    let unit = MeasureUnit.share
    let direction = MeasureDirection.lower
    let aspect = Aspect.service

    func measures(of contestant: Int, in evidence: WeighedEvidence) -> [Measure] {
        evidence.tryMeasure(of: contestant) { $0.status == .failed }
    }
}
