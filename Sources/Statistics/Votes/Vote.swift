/// One vote on one prompt, as it was cast: by whom, which model stood on which side, and what was said.
public struct Vote: Hashable, Codable, Sendable {
    /// The model whose picture stood on the left.
    public var left: String
    /// The model whose picture stood on the right.
    public var right: String
    /// What was said.
    public var outcome: Outcome
    /// The prompt that was drawn; votes on one prompt are not independent of each other.
    public var prompt: String
    /// The person or judge that voted; votes by one voter are not independent of each other.
    public var voter: String

    /// Makes a vote.
    public init(left: String, right: String, outcome: Outcome, prompt: String, voter: String) {
        self.left = left
        self.right = right
        self.outcome = outcome
        self.prompt = prompt
        self.voter = voter
    }

    /// What the vote says about two models, `left` standing for the first and `right` for the second; nil if it was about others.
    public func outcome(for first: String, against second: String) -> Outcome? {
        if left == first && right == second { return outcome }
        if left == second && right == first { return outcome.mirrored }
        return nil
    }
}

extension Sequence where Element == Vote {
    /// The votes that carry evidence of their own: of several by one voter on one prompt and pair (mirrored repeats, second thoughts) only the
    /// first counts. The order is kept.
    public func withoutRepeats() -> [Vote] {
        var seen: Set<[String]> = []
        return filter { seen.insert([$0.voter, $0.prompt, Swift.min($0.left, $0.right), Swift.max($0.left, $0.right)]).inserted }
    }

    /// What the votes say about two models, in the order in which they were cast.
    public func outcomes(for first: String, against second: String) -> [Outcome] {
        compactMap { $0.outcome(for: first, against: second) }
    }
}
