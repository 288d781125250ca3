/// How few votes a verdict hangs on.
public enum Fragility {
    /// The smallest number of votes whose removal leaves no verdict that `side` wins; 0 if there is none to begin with.
    ///
    /// The votes are taken in their order, as the verdict was: it is undone when E, watched from the first vote on, never reaches the threshold while
    /// `side` leads. Taking out the earliest wins is best, as it lowers the wins at every later look as far as any removal of that many can.
    public static func removals(undoing side: PairSide, in outcomes: [Outcome], threshold: Double = EProcess.logThreshold()) -> Int {
        let won: Outcome = side == .first ? .left : .right
        func stands(without removed: Int) -> Bool {
            var process = EProcess()
            var left = removed
            for outcome in outcomes {
                if outcome == won && left > 0 {
                    left -= 1
                    continue
                }
                process.record(outcome)
            }
            let reached = side == .first ? process.firstMaximum : process.secondMaximum
            return (reached ?? -.infinity) >= threshold
        }
        var undone = outcomes.count { $0 == won }
        var standing = -1
        while undone - standing > 1 {
            let middle = (undone + standing) / 2
            if stands(without: middle) { standing = middle } else { undone = middle }
        }
        return undone
    }

    /// The smallest number of votes of a tally whose removal, whichever they are, makes a verdict fail; 0 if it fails as it is, nil if it stands until more than
    /// `limit` votes are gone.
    ///
    /// Tries every way of removing 1, 2, … votes, so that it works for any verdict that is drawn from a tally (the tie among them).
    public static func removals(from tally: PairTally, limit: Int = 100, verdict: (PairTally) -> Bool) -> Int? {
        for removed in 0...max(0, min(limit, tally.count)) {
            for first in 0...min(removed, tally.first) {
                for second in 0...min(removed - first, tally.second) {
                    let neutral = removed - first - second
                    guard neutral <= tally.neutral else { continue }
                    let ties = min(neutral, tally.ties)
                    let rest = PairTally(
                        first: tally.first - first, second: tally.second - second, ties: tally.ties - ties,
                        bothBad: tally.bothBad - (neutral - ties))
                    if !verdict(rest) { return removed }
                }
            }
        }
        return nil
    }
}
