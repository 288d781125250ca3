import Foundation

/// An interval for the win rate, ties as half a win, that holds at all times at once: with a chance of at least 1 − α the true rate lies in every
/// one of the intervals that are ever seen, so one may look after each vote and stop when one likes.
///
/// The interval is { m : E(m) < 1/α } with the evidence E(m) that `EProcess` uses at ½, whence "½ lies outside" and "a winner is named" are the same
/// event. `interval` is the intersection of all so far, which holds just as well and only ever shrinks.
public struct WinRateSequence: Hashable, Codable, Sendable {
    /// The votes so far.
    public private(set) var tally = PairTally()
    /// The intersection of the intervals so far. Under a win rate that changed on the way it can be empty: `lower` then exceeds `upper`.
    public private(set) var interval: Interval
    /// The chance of ever missing the true rate, all pairs' share of it.
    public let alpha: Double

    /// Before any vote: 0…1. With m pairs each interval is made at α/m, and all hold together at 1 − α.
    public init(alpha: Double = 0.05, pairs: Int = 1) {
        precondition(alpha > 0 && alpha < 1, "alpha lies between 0 and 1")
        self.alpha = alpha / Double(max(1, pairs))
        interval = Interval(lower: 0, upper: 1, level: 1 - self.alpha)
    }

    /// After outcomes in the order in which they were cast, `left` standing for the first model.
    public init(_ outcomes: some Sequence<Outcome>, alpha: Double = 0.05, pairs: Int = 1) {
        self.init(alpha: alpha, pairs: pairs)
        for outcome in outcomes { record(outcome) }
    }

    /// Takes one more vote.
    public mutating func record(_ outcome: Outcome) {
        tally.add(outcome)
        let evidence = WinRateEvidence(tally)
        let threshold = -log(alpha)
        let refutesLower = evidence.logEvidence(against: interval.lower) >= threshold
        let refutesUpper = evidence.logEvidence(against: interval.upper) >= threshold
        guard refutesLower || refutesUpper else { return }
        let now = Self.interval(evidence, threshold: threshold, level: interval.level)
        interval.lower = max(interval.lower, now.lower)
        interval.upper = min(interval.upper, now.upper)
    }

    /// Whether no rate at all is left, which takes models or voters that changed on the way.
    public var isContradictory: Bool { interval.lower > interval.upper }

    /// The interval of a tally alone, as valid at all times as the running one, but wider where the votes swayed.
    public static func interval(_ tally: PairTally, alpha: Double = 0.05, pairs: Int = 1) -> Interval {
        let alpha = alpha / Double(max(1, pairs))
        return interval(WinRateEvidence(tally), threshold: -log(alpha), level: 1 - alpha)
    }

    private static func interval(_ evidence: WinRateEvidence, threshold: Double, level: Double) -> Interval {
        let holds = { evidence.logEvidence(against: $0) < threshold }
        return Interval(
            lower: Bisection.border(inside: evidence.score, outside: 0, holds: holds),
            upper: Bisection.border(inside: evidence.score, outside: 1, holds: holds), level: level)
    }
}
