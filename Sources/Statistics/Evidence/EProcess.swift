import Foundation

/// The evidence that one of two models beats the other, valid whenever one looks.
///
/// Each decided vote is a win of the first model with chance p. Under "they are equal", p = ½, the betting score
///
///     E(n) = ∫₀¹ (2q)^w (2(1−q))^l dq = 2ⁿ B(w + 1, l + 1)        w wins, l losses, n = w + l
///
/// (the likelihood ratio of a Beta(1,1) mixture against ½; Ville 1939, Robbins 1970, Ramdas et al., Statistical Science 38(4), 2023) is a
/// martingale with mean 1, so by Ville's inequality it reaches 1/α at any time at all with a chance of at most α. A winner is named once E ≥ 1/α
/// (20 at 5 %); having been reached, it stays reached. If the second model is at least as good (p ≤ ½), the first is named with a
/// chance of at most α/(2 − α), as then ∫_{½}^1 2(2q)^w (2(1−q))^l dq is at least 2/α − 1.
///
/// Ties and both bad do not move it: a fair coin in their stead would leave E the same on average. They are counted in `tally`.
///
/// What it takes for granted: each vote is a fresh draw. Prompts and pairs may be chosen by what was seen before, repeats by one voter on one
/// prompt must be left out (`withoutRepeats`), and where one person casts all the votes, the verdict is about that person's taste.
public struct EProcess: Hashable, Codable, Sendable {
    /// The votes so far.
    public private(set) var tally: PairTally
    /// log E now.
    public private(set) var logValue: Double
    /// The greatest log E seen while the first model led; nil before it did.
    public private(set) var firstMaximum: Double?
    /// The greatest log E seen while the second model led; nil before it did.
    public private(set) var secondMaximum: Double?

    /// Before any vote: E = 1.
    public init() {
        tally = PairTally()
        logValue = 0
    }

    /// After outcomes in the order in which they were cast, `left` standing for the first model.
    public init(_ outcomes: some Sequence<Outcome>) {
        self.init()
        for outcome in outcomes { record(outcome) }
    }

    /// After votes whose order is not known: only today's value counts, which is never more than the greatest.
    public init(_ tally: PairTally) {
        self.init()
        self.tally = tally
        logValue = Self.logEvidence(first: tally.first, second: tally.second)
        noteMaximum()
    }

    /// Takes one more vote: E(n+1) = E(n) · 2 (k + 1)/(n + 2) with k earlier wins of the side that wins now.
    public mutating func record(_ outcome: Outcome) {
        switch outcome {
        case .left: logValue += log(2 * Double(tally.first + 1) / Double(tally.decided + 2))
        case .right: logValue += log(2 * Double(tally.second + 1) / Double(tally.decided + 2))
        case .tie, .bothBad: break
        }
        tally.add(outcome)
        if outcome.isDecided { noteMaximum() }
    }

    /// The greatest log E so far, 0 at least.
    public var logMaximum: Double { max(0, firstMaximum ?? 0, secondMaximum ?? 0) }

    /// A p-value that stays valid however often one looks: min(1, 1/max E).
    public var anytimePValue: Double { exp(-logMaximum) }

    /// The side for which the evidence has reached 1/α (with a correction for several pairs: m/α), or nil. Should both have, which takes models that
    /// changed on the way, the stronger evidence counts.
    public func winner(atLog threshold: Double) -> PairSide? {
        let first = firstMaximum ?? -.infinity
        let second = secondMaximum ?? -.infinity
        guard max(first, second) >= threshold else { return nil }
        return first >= second ? .first : .second
    }

    /// log(m/α): what log E has to reach when m pairs are compared and the chance of any false verdict at all is to stay under α.
    ///
    /// This is e-Bonferroni. It was chosen over e-BH (Wang and Ramdas, JRSS B 84, 2022) as that bounds the share of false verdicts, not the chance
    /// of one, forbids the greatest value so far, and has no intervals; and over Holm's steps, as these do not cover tie verdicts.
    public static func logThreshold(alpha: Double = 0.05, pairs: Int = 1) -> Double { log(Double(max(1, pairs)) / alpha) }

    /// log E for so many wins of either side: n log 2 + log B(w + 1, l + 1).
    public static func logEvidence(first: Int, second: Int) -> Double {
        Double(first + second) * log(2.0) + Beta.logBeta(Double(first + 1), Double(second + 1))
    }

    /// log of the one-sided evidence that the first model is better, valid for every p ≤ ½: the mixture is uniform on ½…1 only, so
    /// E₊ = 2 E · P(q > ½) with q ~ Beta(w + 1, l + 1).
    public static func logEvidence(thatFirstBeats tally: PairTally) -> Double {
        let better = Beta.cumulative(0.5, Double(tally.second + 1), Double(tally.first + 1))
        return log(2.0) + logEvidence(first: tally.first, second: tally.second) + log(better)
    }

    private mutating func noteMaximum() {
        if tally.first > tally.second { firstMaximum = max(firstMaximum ?? logValue, logValue) }
        if tally.second > tally.first { secondMaximum = max(secondMaximum ?? logValue, logValue) }
    }
}
