/// The tallies of every pair of some models.
public struct VoteTable: Hashable, Codable, Sendable {
    /// The models, in the order that indices refer to.
    public let models: [String]
    /// One tally for each pair i < j, in the order (0,1), (0,2), …, (1,2), ….
    public private(set) var tallies: [PairTally]

    /// An empty table; names must differ.
    public init(models: [String]) {
        precondition(Set(models).count == models.count, "a model is named twice")
        self.models = models
        tallies = Array(repeating: PairTally(), count: models.count * (models.count - 1) / 2)
    }

    /// Counts votes; votes on models that are not named, and on a model against itself, are left out.
    public init(models: [String], votes: some Sequence<Vote>) {
        self.init(models: models)
        let index = Dictionary(uniqueKeysWithValues: models.enumerated().map { ($1, $0) })
        for vote in votes {
            guard let left = index[vote.left], let right = index[vote.right], left != right else { continue }
            add(vote.outcome, left, right)
        }
    }

    /// The pairs i < j of the models' indices, in the order of `tallies`.
    public var pairs: [(first: Int, second: Int)] {
        models.indices.flatMap { i in models.indices.filter { $0 > i }.map { (i, $0) } }
    }

    /// Counts an outcome, `left` standing for model i and `right` for model j.
    public mutating func add(_ outcome: Outcome, _ i: Int, _ j: Int) {
        tallies[position(min(i, j), max(i, j))].add(i < j ? outcome : outcome.mirrored)
    }

    /// The votes on models i and j, seen from i.
    public func tally(_ i: Int, _ j: Int) -> PairTally {
        i < j ? tallies[position(i, j)] : tallies[position(j, i)].swapped
    }

    /// All votes together.
    public var count: Int { tallies.reduce(0) { $0 + $1.count } }

    /// Wins of the row's model over the column's, ties and both bad as half a win to either.
    public var wins: [[Double]] {
        var wins = Array(repeating: Array(repeating: 0.0, count: models.count), count: models.count)
        for (pair, tally) in zip(pairs, tallies) {
            wins[pair.first][pair.second] = Double(tally.first) + 0.5 * Double(tally.neutral)
            wins[pair.second][pair.first] = Double(tally.second) + 0.5 * Double(tally.neutral)
        }
        return wins
    }

    private func position(_ i: Int, _ j: Int) -> Int {
        precondition(i < j, "a model does not meet itself")
        return i * models.count - i * (i + 1) / 2 + j - i - 1
    }
}
