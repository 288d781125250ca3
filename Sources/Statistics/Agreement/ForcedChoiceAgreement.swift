import Foundation

/// Whether a judge's forced choices between two pictures agree with people's more than a coin would, valid whenever one looks.
///
/// Sides are random, so chance is ½, and the evidence is the one-sided E₊ of `EProcess`: beating chance is claimed when it reached 1/α at some time.
/// Questions on which either side said tie or both bad decide nothing; they are counted in `tally.ties`.
public struct ForcedChoiceAgreement: Hashable, Codable, Sendable {
    /// `first`: equal choices; `second`: opposite ones; `ties`: undecided on either side.
    public private(set) var tally = PairTally()
    /// The greatest log E₊ so far, 0 at least.
    public private(set) var logEvidence = 0.0

    /// Before any question.
    public init() {}

    /// After questions in their order, both outcomes with the same sides.
    public init(_ answers: some Sequence<(judge: Outcome, people: Outcome)>) {
        self.init()
        for answer in answers { record(judge: answer.judge, people: answer.people) }
    }

    /// Takes one more question.
    public mutating func record(judge: Outcome, people: Outcome) {
        tally.add(!judge.isDecided || !people.isDecided ? .tie : judge == people ? .left : .right)
        logEvidence = max(logEvidence, EProcess.logEvidence(thatFirstBeats: tally))
    }

    /// Equal choices among those that both decided.
    public var rate: Proportion { Proportion(Double(tally.first), of: tally.decided) }

    /// Whether agreement beyond chance is shown; a judge equal to a coin is ever said to with a chance of at most α.
    public func beatsChance(alpha: Double = 0.05) -> Bool { logEvidence >= -log(alpha) }
}
