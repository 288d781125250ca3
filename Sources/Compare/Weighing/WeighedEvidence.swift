import Store

/// Evidence made ready to measure: cells by their places, votes by pairs, a judge's two orders as one, and every judge weighed.
public struct WeighedEvidence: Sendable {
    /// The evidence.
    public let evidence: Evidence

    /// Makes evidence ready.
    public init(_ evidence: Evidence) {
        self.evidence = evidence
    }
}
