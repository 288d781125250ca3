import Foundation
import Statistics

/// The evidence that a bounded quantity is not zero on average, valid whenever one looks.
///
/// For differences d₁, d₂, … in [-1, 1] with mean 0 given what came before, ∏(1 + λ dᵢ) is a fair bettor's stake for every λ in (-1, 1), and so is its
/// mean over many λ (Waudby-Smith and Ramdas, JRSS B 86(1), 2024). By Ville's inequality it reaches 1/α at any time with a chance of at most α. With
/// dᵢ = ±1 this is `EProcess`, up to the grid of λ.
public enum Betting {
    private static let stakes = (0..<50).map { (Double($0) + 0.5) / 25 - 1 }

    /// The logarithm of the stake after all differences.
    public static func logEvidence(_ differences: [Double]) -> Double {
        let logs = stakes.map { stake in differences.reduce(0) { $0 + log1p(stake * max(-1, min(1, $1))) } }
        let greatest = logs.max() ?? 0
        return greatest + log(logs.reduce(0) { $0 + exp($1 - greatest) } / Double(logs.count))
    }
}

/// A mean over prompts: the prompt is what was drawn, its pictures and atoms are not independent of each other.
public struct PromptMean: Sendable {
    /// The mean; 0 without prompts.
    public var mean: Double
    /// The standard error of the mean.
    public var error: Double
    /// Prompts.
    public var count: Int

    /// The mean of one value for each prompt.
    public init(_ values: [Double]) {
        count = values.count
        mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        let mean = mean
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        error = values.count < 2 ? 0 : (squares / Double(values.count - 1) / Double(values.count)).squareRoot()
    }

    /// The 95 % interval of the mean of shares: Wilson's at the sample size that the spread over prompts is worth, between the number of prompts
    /// and `atMost` (the number of atoms, votes or pictures). `nil` without prompts.
    public func shareInterval(atMost: Int) -> Interval? {
        guard count > 0 else { return nil }
        let variance = mean * (1 - mean)
        let worth = error > 0 ? variance / (error * error) : Double(count)
        let size = min(max(worth, Double(count)), Double(max(atMost, count)))
        return Proportion(mean * size.rounded(), of: Int(size.rounded())).wilson()
    }

    /// The 95 % interval of the mean of differences in [-1, 1], with two made-up prompts of ±½ added so that few equal prompts do not look like
    /// certainty; `nil` without prompts.
    public static func differenceInterval(_ differences: [Double]) -> Interval? {
        guard !differences.isEmpty else { return nil }
        let careful = PromptMean(differences + [0.5, -0.5])
        let mean = PromptMean(differences).mean
        let half = 1.959963984540054 * careful.error
        return Interval(lower: max(-1, mean - half), upper: min(1, mean + half), level: 0.95)
    }
}
