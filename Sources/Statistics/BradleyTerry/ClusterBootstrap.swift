/// Random weights for votes that come in clusters: by prompt, by voter, or both.
///
/// The Bayesian bootstrap (Rubin, Annals of Statistics 9, 1981): each cluster gets an exponential weight, scaled so that their mean is 1. For both ways at
/// once a vote's weight is the product of its prompt's and its voter's: the pigeonhole bootstrap of Owen (Annals of Applied Statistics 1, 2007) in the reweighted form
/// of Owen and Eckles (ibid. 6, 2012). It is careful: where votes are in truth independent, its intervals are up to √3 times as wide as need
/// be; where prompts or voters matter, they are about right. With one voter (or one prompt) that factor is 1 and the bootstrap is the ordinary one by the other.
/// Unlike drawing with replacement no vote ever vanishes, so no pair is left without votes.
public struct ClusterBootstrap: Sendable {
    /// What counts as one draw.
    public enum Clusters: String, Codable, CaseIterable, Sendable {
        /// Prompts and voters, crossed.
        case promptsAndVoters = "prompts_and_voters"
        /// Prompts; right for these voters only.
        case prompts
        /// Voters; right for these prompts only.
        case voters
        /// Each vote for itself; right if no prompt and no voter has more than one.
        case votes
    }

    private let labels: [[Int]]
    private let sizes: [Int]
    private let count: Int

    /// Prepares the weights of some votes.
    public init(_ votes: [Vote], by clusters: Clusters) {
        count = votes.count
        func numbered(_ names: [String]) -> [Int] {
            var number: [String: Int] = [:]
            for name in names where number[name] == nil { number[name] = number.count }
            return names.compactMap { number[$0] }
        }
        switch clusters {
        case .promptsAndVoters: labels = [numbered(votes.map(\.prompt)), numbered(votes.map(\.voter))]
        case .prompts: labels = [numbered(votes.map(\.prompt))]
        case .voters: labels = [numbered(votes.map(\.voter))]
        case .votes: labels = [Array(votes.indices)]
        }
        sizes = labels.map { ($0.max() ?? -1) + 1 }
    }

    /// One draw: a weight for each vote, in the order of the votes.
    public func weights(_ generator: inout SeededGenerator) -> [Double] {
        var weights = [Double](repeating: 1, count: count)
        for (label, size) in zip(labels, sizes) where size > 1 {
            var drawn: [Double] = []
            for _ in 0..<size { drawn.append(generator.exponential()) }
            let scale = Double(size) / drawn.reduce(0, +)
            for (vote, cluster) in label.enumerated() { weights[vote] *= drawn[cluster] * scale }
        }
        return weights
    }
}
