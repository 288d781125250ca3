import Foundation
import Registry

/// Who said something about pictures.
public enum Rater: Sendable, Hashable, Codable {
    /// A person who is signed in, by id.
    case person(String)
    /// Somebody who came by a share link: the link's id and a random word for the voter.
    case guest(link: String, voter: String)
    /// A model, by its name.
    case judge(String)

    /// Whether it is a model.
    public var isJudge: Bool { if case .judge = self { true } else { false } }

    /// The rater as one word of the database.
    public var word: String {
        switch self {
        case .person(let id): "person:\(id)"
        case .guest(let link, let voter): "guest:\(link):\(voter)"
        case .judge(let name): "judge:\(name)"
        }
    }

    /// Reads what `word` wrote.
    init?(word: String) {
        let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "person": self = .person(parts[1])
        case "judge": self = .judge(parts[1])
        case "guest":
            let names = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard names.count == 2 else { return nil }
            self = .guest(link: names[0], voter: names[1])
        default: return nil
        }
    }
}

/// What somebody said about two pictures of one prompt.
public struct VoteRecord: Sendable, Equatable {
    /// Later votes have larger numbers.
    public var id: Int64
    /// The comparison.
    public var comparison: String
    /// The prompt's place in the spec.
    public var prompt: Int
    /// The picture that stood on the left (for a judge, first).
    public var leftCell: Int
    /// The picture that stood on the right.
    public var rightCell: Int
    /// What was said. A judge's two orders are one record each.
    public var choice: Choice
    /// Who said it.
    public var rater: Rater
    /// The vote whose pair this one shows again with the sides exchanged, to measure the rater.
    public var mirrors: Int64?
    /// How long the person looked, in milliseconds.
    public var milliseconds: Int?
    /// When.
    public var created: Date

    /// A vote.
    public init(
        id: Int64, comparison: String, prompt: Int, leftCell: Int, rightCell: Int, choice: Choice, rater: Rater, mirrors: Int64? = nil,
        milliseconds: Int? = nil, created: Date
    ) {
        self.id = id
        self.comparison = comparison
        self.prompt = prompt
        self.leftCell = leftCell
        self.rightCell = rightCell
        self.choice = choice
        self.rater = rater
        self.mirrors = mirrors
        self.milliseconds = milliseconds
        self.created = created
    }

    /// What a voter can say.
    public enum Choice: String, Sendable, Codable, CaseIterable {
        case left, right, tie
        case bothBad = "both_bad"
    }
}
