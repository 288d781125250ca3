import Statistics
import Store

/// One opinion about the pictures of two contestants for one prompt, turned so that the contestant with the smaller place comes first.
public struct PairVote: Sendable, Equatable {
    /// The contestant with the smaller place in the spec.
    public var first: Int
    /// The other contestant.
    public var second: Int
    /// The prompt's place.
    public var prompt: Int
    /// The first contestant's picture.
    public var firstCell: Int
    /// The second contestant's picture.
    public var secondCell: Int
    /// What was said; `left` stands for the first contestant.
    public var outcome: Statistics.Outcome
    /// Who said it: a word that is unique to the person, guest or judge.
    public var voter: String

    /// A vote turned; `nil` where a picture is none of the comparison's or both are by one contestant.
    init?(_ vote: VoteRecord, cells: [Int: CellRecord]) {
        guard let left = cells[vote.leftCell], let right = cells[vote.rightCell], left.contestant != right.contestant,
            left.prompt == right.prompt
        else { return nil }
        let turned = left.contestant > right.contestant
        first = min(left.contestant, right.contestant)
        second = max(left.contestant, right.contestant)
        prompt = left.prompt
        firstCell = turned ? right.number : left.number
        secondCell = turned ? left.number : right.number
        outcome = turned ? vote.choice.outcome.mirrored : vote.choice.outcome
        voter = vote.rater.name
    }

    /// An opinion.
    public init(first: Int, second: Int, prompt: Int, firstCell: Int, secondCell: Int, outcome: Statistics.Outcome, voter: String) {
        self.first = first
        self.second = second
        self.prompt = prompt
        self.firstCell = firstCell
        self.secondCell = secondCell
        self.outcome = outcome
        self.voter = voter
    }

    /// The two pictures, as a key.
    var pictures: [Int] { [firstCell, secondCell] }
    /// The two contestants and the prompt, as a key.
    var place: [Int] { [first, second, prompt] }
}

extension VoteRecord.Choice {
    /// The same in the words of the statistics.
    var outcome: Statistics.Outcome {
        switch self {
        case .left: .left
        case .right: .right
        case .tie: .tie
        case .bothBad: .bothBad
        }
    }
}

extension Rater {
    /// A word that is unique to the rater.
    public var name: String {
        switch self {
        case .person(let id): "person:\(id)"
        case .guest(let link, let voter): "guest:\(link):\(voter)"
        case .judge(let name): name
        }
    }

    /// The judge's name; `nil` for people.
    public var judge: String? { if case .judge(let name) = self { name } else { nil } }
}

extension [PairVote] {
    /// The votes that carry evidence of their own: of several by one voter on one prompt and pair of contestants the first.
    func withoutRepeats() -> [PairVote] {
        var seen: Set<[String]> = []
        return filter { seen.insert([$0.voter, "\($0.first)", "\($0.second)", "\($0.prompt)"]).inserted }
    }

    /// One opinion for each prompt and pair of contestants, by majority: pictures that several judges saw, or several seeds of one prompt,
    /// are no fresh draws of each other.
    func merged(voter: String) -> [PairVote] {
        var order: [[Int]] = []
        var groups: [[Int]: [PairVote]] = [:]
        for vote in self {
            if groups[vote.place] == nil { order.append(vote.place) }
            groups[vote.place, default: []].append(vote)
        }
        return order.compactMap { place in
            guard let votes = groups[place], var merged = votes.first else { return nil }
            let tally = PairTally(votes.map(\.outcome))
            merged.voter = voter
            if tally.first != tally.second {
                merged.outcome = tally.first > tally.second ? .left : .right
            } else {
                merged.outcome = tally.bothBad == votes.count ? .bothBad : .tie
            }
            return merged
        }
    }
}
