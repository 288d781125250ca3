/// How far two pictures of a comparison are apart.
public struct PictureDistance: Sendable, Equatable, Codable {
    /// The number of the first cell, which is the smaller one.
    public var first: Int
    /// The number of the second cell.
    public var second: Int
    /// Their distance, 0 for pictures that look equal to 1: `PicturePrint.distance`.
    public var distance: Double

    /// A distance.
    public init(_ a: Int, _ b: Int, distance: Double) {
        first = min(a, b)
        second = max(a, b)
        self.distance = distance
    }
}

extension Evidence {
    /// The pairs of cells whose distance is needed: the seeds of one prompt, and the styles of one group, of one contestant each.
    public var distancesWanted: [(first: Int, second: Int)] {
        let done = cells.filter { $0.status == .done && $0.imageID != nil }
        let perPrompt = Dictionary(grouping: done) { [$0.contestant, $0.prompt] }
        var wanted = perPrompt.values.flatMap { pairs($0.map(\.number)) }
        let firsts = perPrompt.values.compactMap { $0.min { $0.seed < $1.seed } }
        for group in Set(spec.prompts.compactMap(\.group)) {
            for contestant in spec.contestants.indices {
                let members = firsts.filter { $0.contestant == contestant && spec.prompts[$0.prompt].group == group }
                wanted += pairs(members.map(\.number))
            }
        }
        return wanted.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private func pairs(_ numbers: [Int]) -> [(first: Int, second: Int)] {
        let numbers = numbers.sorted()
        return numbers.indices.flatMap { i in numbers[(i + 1)...].map { (numbers[i], $0) } }
    }
}
