/// A set of Unicode scalars, as sorted ranges that do not touch. Surrogates are in none.
struct ScalarSet: Sendable, Hashable {
    /// The ranges, ascending.
    private(set) var ranges: [ClosedRange<UInt32>]

    /// Every scalar.
    static let all = ScalarSet([0...0x10FFFF])
    /// No scalar.
    static let none = ScalarSet([])

    /// The scalars of `ranges`, in any order.
    init(_ ranges: [ClosedRange<UInt32>]) {
        var cut: [ClosedRange<UInt32>] = []
        for range in ranges {
            if range.lowerBound < 0xD800 { cut.append(range.lowerBound...min(range.upperBound, 0xD7FF)) }
            if range.upperBound > 0xDFFF { cut.append(max(range.lowerBound, 0xE000)...min(range.upperBound, 0x10FFFF)) }
        }
        cut.sort { $0.lowerBound < $1.lowerBound }
        self.ranges = []
        for range in cut {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    /// The one scalar `value`.
    init(_ value: UInt32) { self.init([value...value]) }

    /// The scalars that are not in this set.
    var inverted: ScalarSet {
        var out: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { out.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { out.append(next...0x10FFFF) }
        return ScalarSet(out)
    }

    /// The scalars of either set.
    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    /// Whether `value` is in the set.
    func contains(_ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }
}
