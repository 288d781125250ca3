/// Who is better than whom, as arrows from the better to the worse.
struct Dominance {
    /// For each model, those that it beats.
    let beats: [Set<Int>]
    /// For each model, all that it reaches along arrows.
    let reaches: [Set<Int>]

    /// Arrows between `count` models.
    init(count: Int, arrows: [(from: Int, to: Int)]) {
        var beats = [Set<Int>](repeating: [], count: count)
        for arrow in arrows { beats[arrow.from].insert(arrow.to) }
        var reaches = beats
        // Warshall's closure.
        for middle in 0..<count {
            for from in 0..<count where reaches[from].contains(middle) { reaches[from].formUnion(reaches[middle]) }
        }
        self.beats = beats
        self.reaches = reaches
    }

    /// Whether a model stands in a circle.
    func isInCircle(_ model: Int) -> Bool { reaches[model].contains(model) }

    /// Models that nobody reaches but those whom they reach themselves: the unbeaten, and a circle at the top.
    func top(of models: [Int]) -> [Int] {
        models.filter { model in models.allSatisfy { !reaches[$0].contains(model) || reaches[model].contains($0) } }
    }

    /// The shortest circle through each group of models that reach each other, starting at its first model.
    var circles: [[Int]] {
        var seen: Set<Int> = []
        var found: [[Int]] = []
        for start in beats.indices where isInCircle(start) && !seen.contains(start) {
            seen.formUnion(beats.indices.filter { reaches[start].contains($0) && reaches[$0].contains(start) })
            found.append(shortestCircle(from: start))
        }
        return found
    }

    private func shortestCircle(from start: Int) -> [Int] {
        var paths = [[start]]
        var visited: Set<Int> = []
        while !paths.isEmpty {
            var next: [[Int]] = []
            for path in paths {
                for model in beats[path[path.count - 1]].sorted() {
                    if model == start { return path }
                    if visited.insert(model).inserted { next.append(path + [model]) }
                }
            }
            paths = next
        }
        return []
    }
}
