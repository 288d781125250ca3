/// Roots of monotone functions.
enum Bisection {
    /// The number in `low...high` at which a predicate that holds at `inside` and fails beyond some border changes, walking from `inside` to
    /// `outside`; the last number on the inner side, exact to the last bits.
    static func border(inside: Double, outside: Double, holds: (Double) -> Bool) -> Double {
        if holds(outside) { return outside }
        var good = inside
        var bad = outside
        while true {
            let middle = 0.5 * (good + bad)
            if middle == good || middle == bad || abs(good - bad) < 1e-15 { return good }
            if holds(middle) { good = middle } else { bad = middle }
        }
    }
}
