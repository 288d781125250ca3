import Foundation
import Registry
import Store

/// Everything that is known of a comparison at one moment: what criteria measure and verdicts are made from. It is a value:
/// tests build it by hand, the service reads it from the store.
public struct Evidence: Sendable {
    /// What is compared.
    public var spec: ComparisonSpec
    /// One for each contestant, prompt and seed, in that order.
    public var cells: [CellRecord]
    /// What judges and people said about atoms.
    public var answers: [AtomAnswerRecord]
    /// What people and judges said about pairs; votes that were undone are not among them.
    public var votes: [VoteRecord]
    /// How far pictures are apart: two seeds of a prompt, two styles of a group. Whoever reads the evidence measures what
    /// `distancesWanted` names.
    public var distances: [PictureDistance]
    /// What judges answered when they were asked again what they had answered in earlier comparisons; named as in `spec.judges`.
    public var anchors: [AnchorRecord]
    /// What the judges have cost so far.
    public var judgingCost: Money
    /// When it was read.
    public var asOf: Date

    /// The evidence.
    public init(spec: ComparisonSpec, cells: [CellRecord], answers: [AtomAnswerRecord] = [], votes: [VoteRecord] = [], asOf: Date) {
        self.spec = spec
        self.cells = cells
        self.answers = answers
        self.votes = votes
        distances = []
        anchors = []
        judgingCost = .zero
        self.asOf = asOf
    }
}
