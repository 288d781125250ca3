import Foundation
import Registry

/// What somebody said about one atom of one picture.
public struct AtomAnswerRecord: Sendable, Equatable {
    /// The comparison.
    public var comparison: String
    /// The picture.
    public var cell: Int
    /// The atom's id in the prompt.
    public var atom: String
    /// Who said it.
    public var rater: Rater
    /// How likely the answer is yes: 0 or 1, or between where the judge offers probabilities.
    public var yes: Double
    /// Whether the probability was measured rather than read from the words.
    public var isMeasured: Bool
    /// When.
    public var created: Date

    /// An answer.
    public init(comparison: String, cell: Int, atom: String, rater: Rater, yes: Double, isMeasured: Bool, created: Date) {
        self.comparison = comparison
        self.cell = cell
        self.atom = atom
        self.rater = rater
        self.yes = yes
        self.isMeasured = isMeasured
        self.created = created
    }
}
