/// The verdicts on every pair of some models, right for all of them together.
public struct VerdictTable: Hashable, Codable, Sendable {
    /// The models, in the order that indices refer to.
    public let models: [String]
    /// One verdict for each pair i < j, in the order (0,1), (0,2), …, (1,2), …; `first` is i.
    public let verdicts: [PairVerdict]

    /// Judges votes in the order in which they were cast. Repeats by one voter on one prompt and pair count once; votes on other models are left out.
    /// - Parameter alpha: the chance of any false verdict among all pairs.
    public init(
        models: [String], votes: [Vote], alpha: Double = 0.05, tieZone: ClosedRange<Double> = PairVerdict.tieZone, horizon: Int = 1000
    ) {
        let table = VoteTable(models: models)
        let votes = votes.withoutRepeats()
        self.models = models
        verdicts = table.pairs.map { pair in
            PairVerdict(
                votes.outcomes(for: models[pair.first], against: models[pair.second]), alpha: alpha, pairs: table.pairs.count,
                tieZone: tieZone,
                horizon: horizon)
        }
    }

    /// What was found about two models: `first` stands for model i.
    public func finding(_ i: Int, _ j: Int) -> PairVerdict.Finding {
        precondition(i != j, "a model does not meet itself")
        let (low, high) = (min(i, j), max(i, j))
        let finding = verdicts[low * models.count - low * (low + 1) / 2 + high - low - 1].finding
        if i < j { return finding }
        return switch finding {
        case .first: .second
        case .second: .first
        case .tie, .undecided: finding
        }
    }

    /// The model that was found better than every other; nil if there is none.
    public var winner: Int? {
        guard models.count > 1 else { return nil }
        return models.indices.first { i in models.indices.allSatisfy { $0 == i || finding(i, $0) == .first } }
    }

    /// The pairs with a verdict, by index: `QuestionChoice` shows them last.
    public var settled: [(Int, Int)] {
        zip(VoteTable(models: models).pairs, verdicts).filter { $0.1.finding != .undecided }.map { ($0.0.first, $0.0.second) }
    }
}
