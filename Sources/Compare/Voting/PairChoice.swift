import Crypto
import Foundation
import Statistics
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

    /// What the voter can still be asked: a prompt and two contestants, with the pairs of pictures that show it. Pictures of equal seeds meet.
    var open: [QuestionChoice.Question: [(first: Int, second: Int)]] {
        let answered = Set(own.compactMap(question))
        let done = Dictionary(grouping: cells.filter { $0.status == .done }) { [$0.prompt, $0.seed] }
        var all: [QuestionChoice.Question: [(first: Int, second: Int)]] = [:]
        for place in done.keys.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
            let group = (done[place] ?? []).sorted { $0.contestant < $1.contestant }
            for (index, one) in group.enumerated() {
                for other in group.dropFirst(index + 1) {
                    let question = QuestionChoice.Question(prompt: spec.prompts[place[0]].id, one.contestant, other.contestant)
                    if !answered.contains(question) { all[question, default: []].append((one.number, other.number)) }
                }
            }
        }
        return all
    }

    /// The next pair; `nil` where the voter has seen all.
    func next() -> (prompt: Int, left: Int, right: Int, mirrors: Int64?)? {
        if let mirror = mirrored() { return (mirror.prompt, mirror.rightCell, mirror.leftCell, mirror.id) }
        let open = open
        guard let question = mostInformative(open), let pairs = open[question] else { return nil }
        let pair = pairs[Int(draw("seed") % UInt64(pairs.count))]
        let isTurned = draw("side") % 2 == 1
        return (cells[pair.first].prompt, isTurned ? pair.second : pair.first, isTurned ? pair.first : pair.second, nil)
    }

    /// An earlier vote of this voter whose pair is shown again now, if this is the moment for it.
    private func mirrored() -> VoteRecord? {
        guard own.count > Self.mirroredAfter, draw("mirror") % UInt64(Self.mirroredEvery) == 0 else { return nil }
        let repeated = Set(own.compactMap(\.mirrors))
        let old = own.dropLast(Self.mirroredAfter).filter { $0.mirrors == nil && !repeated.contains($0.id) }
        guard !old.isEmpty, own.last?.mirrors == nil else { return nil }
        return old[Int(draw("which") % UInt64(old.count))]
    }

    /// The question whose answer is worth most by what all people have said so far.
    private func mostInformative(_ open: [QuestionChoice.Question: [(first: Int, second: Int)]]) -> QuestionChoice.Question? {
        let models = spec.contestants.map(\.model)
        let prompts = spec.prompts.map(\.id)
        let cast = votes.compactMap { vote in
            question(vote).map { question in
                let left = cells[vote.leftCell].contestant
                return Vote(
                    left: models[left], right: models[left == question.first ? question.second : question.first],
                    outcome: Outcome(rawValue: vote.choice.rawValue) ?? .tie, prompt: question.prompt, voter: vote.rater.word)
            }
        }
        let choice = QuestionChoice(models: models, prompts: prompts, votes: cast.withoutRepeats())
        let all = prompts.flatMap { prompt in
            VoteTable(models: models).pairs.map { QuestionChoice.Question(prompt: prompt, $0.first, $0.second) }
        }
        return choice.ranked(without: Set(all.filter { open[$0] == nil }), seed: draw("lot")).first?.question
    }

    private func question(_ vote: VoteRecord) -> QuestionChoice.Question? {
        guard cells.indices.contains(vote.leftCell), cells.indices.contains(vote.rightCell), spec.prompts.indices.contains(vote.prompt)
        else {
            return nil
        }
        return QuestionChoice.Question(
            prompt: spec.prompts[vote.prompt].id, cells[vote.leftCell].contestant, cells[vote.rightCell].contestant)
    }

    /// A number that depends on the comparison, the voter, how many votes they have cast, and `what`; nothing else.
    private func draw(_ what: String) -> UInt64 {
        let digest = SHA256.hash(data: Data("\(comparison)\n\(rater.word)\n\(own.count)\n\(what)".utf8))
        return digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
