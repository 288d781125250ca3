/// The prefixes of a set of byte strings, each node before its descendants, so that skipping a subtree is one step.
final class PrefixTree: Sendable {
    /// The last byte of each node's prefix.
    let bytes: [UInt8]
    /// The length of each node's prefix.
    let depths: [Int32]
    /// The node behind each node's subtree.
    let ends: [Int32]
    /// Where each node's strings begin in `strings`; one more than there are nodes.
    let firsts: [Int32]
    /// The strings that are exactly a node's prefix, by their numbers, in the order of the nodes.
    let strings: [Int32]
    /// The length of the longest string.
    let longest: Int

    /// The tree of `all` but the empty ones.
    init(_ all: [[UInt8]]) {
        var bytes: [UInt8] = [0]
        var depths: [Int32] = [0]
        var ends: [Int32] = [0]
        var firsts: [Int32] = [0]
        var strings: [Int32] = []
        var longest = 0
        var path: [Int] = [0]
        var previous: [UInt8] = []
        func close(to depth: Int) { while path.count > depth + 1 { ends[path.removeLast()] = Int32(bytes.count) } }
        for index in all.indices.filter({ !all[$0].isEmpty }).sorted(by: { all[$0].lexicographicallyPrecedes(all[$1]) }) {
            let string = all[index]
            var shared = 0
            while shared < previous.count, shared < string.count, previous[shared] == string[shared] { shared += 1 }
            close(to: shared)
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
        close(to: 0)
        ends[0] = Int32(bytes.count)
        firsts.append(Int32(strings.count))
        self.bytes = bytes
        self.depths = depths
        self.ends = ends
        self.firsts = firsts
        self.strings = strings
        self.longest = longest
    }
}
