/// The prefixes of a set of byte strings, each node before its descendants, so that skipping a subtree is one step.
struct PrefixTree: Sendable {
    /// The last byte of each node's prefix.
    private(set) var bytes: [UInt8] = [0]
    /// The length of each node's prefix.
    private(set) var depths: [Int32] = [0]
    /// The node behind each node's subtree.
    private(set) var ends: [Int32] = [0]
    /// Where each node's strings begin in `strings`; one more than there are nodes.
    private(set) var firsts: [Int32] = [0]
    /// The strings that are exactly a node's prefix, by their numbers, in the order of the nodes.
    private(set) var strings: [Int32] = []
    /// The length of the longest string.
    private(set) var longest = 0

    init(_ all: [[UInt8]]) {
        let order = all.indices.filter { !all[$0].isEmpty }.sorted { all[$0].lexicographicallyPrecedes(all[$1]) }
        var path: [Int] = [0]
        var previous: [UInt8] = []
        for index in order {
            let string = all[index]
            var shared = 0
            while shared < previous.count, shared < string.count, previous[shared] == string[shared] { shared += 1 }
            close(&path, to: shared)
            for place in shared..<string.count {
                path.append(bytes.count)
                bytes.append(string[place])
                depths.append(Int32(place + 1))
                ends.append(0)
                firsts.append(Int32(strings.count))
            }
            strings.append(Int32(index))
            previous = string
            longest = max(longest, string.count)
        }
        close(&path, to: 0)
        ends[0] = Int32(bytes.count)
        firsts.append(Int32(strings.count))
    }

    private mutating func close(_ path: inout [Int], to depth: Int) {
        while path.count > depth + 1 { ends[path.removeLast()] = Int32(bytes.count) }
    }

    /// The number of nodes.
    var count: Int { bytes.count }
}
