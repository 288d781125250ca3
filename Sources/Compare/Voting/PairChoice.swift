import Crypto
import Foundation
import Store

/// Which pair a voter sees next: the same one for the same voter and the same votes, whoever asks and however often.
struct PairChoice {
    let spec: ComparisonSpec
    let cells: [CellRecord]
    let votes: [VoteRecord]
    let rater: Rater
    /// The voter's own votes, oldest first.
    let own: [VoteRecord]
    private let comparison: String

    /// One pair in twenty is shown again with the sides exchanged.
    static let mirroredEvery = 20
    /// Votes that have to lie between a pair and its mirror.
    static let mirroredAfter = 3

    init(_ evidence: Evidence, comparison: String, rater: Rater) {
        spec = evidence.spec
        cells = evidence.cells
        votes = evidence.votes.filter { !$0.rater.isJudge }
        self.rater = rater
        self.comparison = comparison
        own = votes.filter { $0.rater == rater }
    }

    /// Two pictures that can be shown, by their numbers, the first contestant's first.
    struct Candidate: Hashable {
        var prompt: Int
        var first: Int
        var second: Int
    }

    /// What the voter has not seen yet. Pictures of equal seeds meet.
    var candidates: [Candidate] {
        let seen = Set(own.map { Set([$0.leftCell, $0.rightCell]) })
        let done = Dictionary(grouping: cells.filter { $0.status == .done }) { [$0.prompt, $0.seed] }
        var all: [Candidate] = []
        for (place, group) in done {
            let group = group.sorted { $0.contestant < $1.contestant }
            for (index, one) in group.enumerated() {
                for other in group.dropFirst(index + 1) where !seen.contains([one.number, other.number]) {
                    all.append(Candidate(prompt: place[0], first: one.number, second: other.number))
                }
            }
        }
        return all.sorted { ($0.prompt, $0.first, $0.second) < ($1.prompt, $1.first, $1.second) }
    }

    /// The next pair; `nil` where the voter has seen all.
    func next() -> (prompt: Int, left: Int, right: Int, mirrors: Int64?)? {
        if let mirror = mirrored() { return (mirror.prompt, mirror.rightCell, mirror.leftCell, mirror.id) }
        guard let best = mostInformative(candidates) else { return nil }
        let isTurned = draw("side \(best.first) \(best.second)") % 2 == 1
        return (best.prompt, isTurned ? best.second : best.first, isTurned ? best.first : best.second, nil)
    }

    /// An earlier vote of this voter whose pair is shown again now, if this is the moment for it.
    private func mirrored() -> VoteRecord? {
        guard own.count > Self.mirroredAfter, draw("mirror") % UInt64(Self.mirroredEvery) == 0 else { return nil }
        let repeated = Set(own.compactMap(\.mirrors))
        let old = own.dropLast(Self.mirroredAfter).filter { $0.mirrors == nil && !repeated.contains($0.id) }
        guard !old.isEmpty, own.last?.mirrors == nil else { return nil }
        return old[Int(draw("which") % UInt64(old.count))]
    }

    /// The pair of models that was seen least, on the prompt that it was seen on least; chance decides between equals.
    private func mostInformative(_ candidates: [Candidate]) -> Candidate? {
        var byModels: [Set<Int>: Int] = [:]
        var byPrompt: [Int: Int] = [:]
        for vote in votes {
            guard let left = contestant(vote.leftCell), let right = contestant(vote.rightCell) else { continue }
            byModels[[left, right], default: 0] += 1
            byPrompt[vote.prompt, default: 0] += 1
        }
        return candidates.min { a, b in rank(a, byModels, byPrompt) < rank(b, byModels, byPrompt) }
    }

    private func rank(_ candidate: Candidate, _ byModels: [Set<Int>: Int], _ byPrompt: [Int: Int]) -> (Int, Int, UInt64) {
        let models = Set([candidate.first, candidate.second].compactMap(contestant))
        return (
            byModels[models] ?? 0, byPrompt[candidate.prompt] ?? 0, draw("pair \(candidate.first) \(candidate.second)")
        )
    }

    private func contestant(_ cell: Int) -> Int? { cells.indices.contains(cell) ? cells[cell].contestant : nil }

    /// A number that depends on the comparison, the voter, how many votes they have cast, and `what`; nothing else.
    private func draw(_ what: String) -> UInt64 {
        let digest = SHA256.hash(data: Data("\(comparison)\n\(rater.word)\n\(own.count)\n\(what)".utf8))
        return digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
