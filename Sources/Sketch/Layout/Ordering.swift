/// A strict order between a few things, given pair by pair: what is left of what, what is above what.
struct Ordering: Sendable {
    private(set) var pairs: [(before: Int, after: Int)] = []
    private var reach: [[Bool]]

    init(count: Int) { reach = Array(repeating: Array(repeating: false, count: count), count: count) }

    func isBefore(_ a: Int, _ b: Int) -> Bool { reach[a][b] }

    /// Whether the pair could be added; one that contradicts earlier pairs is refused.
    mutating func add(_ before: Int, _ after: Int) -> Bool {
        guard before != after, !reach[after][before] else { return false }
        pairs.append((before, after))
        for a in reach.indices where a == before || reach[a][before] {
            for b in reach.indices where b == after || reach[after][b] { reach[a][b] = true }
        }
        return true
    }

    /// How many pairs deep the longest chain after `item` is.
    func depth(after item: Int) -> Int {
        var deepest = 0
        for pair in pairs where pair.before == item { deepest = max(deepest, 1 + depth(after: pair.after)) }
        return deepest
    }

    /// `items` in an order that keeps every pair and otherwise their own.
    func sorted(_ items: [Int]) -> [Int] {
        var rest = items, result: [Int] = []
        while !rest.isEmpty {
            let next = rest.firstIndex { item in !rest.contains { reach[$0][item] } } ?? 0
            result.append(rest.remove(at: next))
        }
        return result
    }
}
