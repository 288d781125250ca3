/// Which prompt and pair to put before a voter next.
///
/// A pair's worth is the information a vote on it is expected to give under the current Bradley-Terry fit: much where little is known and the outcome is open,
/// little where the order is clear. The worth of showing the pair on a prompt is
///
///     worth(pair) / (1 + votes on this prompt and pair)
///
/// so that votes spread over the prompts. Equal worths go to the prompt with the fewest votes, then by lot, from the seed. The choice looks
/// at earlier votes only, so it leaves `EProcess` and `WinRateSequence` as they are: valid.
public struct QuestionChoice: Sendable {
    /// A prompt and two models.
    public struct Question: Hashable, Codable, Sendable {
        /// The prompt.
        public var prompt: String
        /// Index of one model.
        public var first: Int
        /// Index of the other, greater than `first`.
        public var second: Int

        /// Makes a question; the models come in any order.
        public init(prompt: String, _ i: Int, _ j: Int) {
            self.prompt = prompt
            first = min(i, j)
            second = max(i, j)
        }
    }

    /// A question and what a vote on it is worth.
    public struct Ranked: Hashable, Codable, Sendable {
        /// The question.
        public var question: Question
        /// Its worth in nats.
        public var worth: Double
    }

    private let prompts: [String]
    private let models: [String]
    private let ridge: Double
    private var wins: [[Double]]
    private var seen: [Question: Int] = [:]
    private var seenPrompts: [String: Int] = [:]
    private var settled: Set<[Int]>

    /// Prepares the choice.
    /// - Parameters:
    ///   - votes: so far; those on other models are left out.
    ///   - settled: pairs with a verdict, by index; they are shown only when nothing else is left.
    public init(models: [String], prompts: [String], votes: [Vote], settled: [(Int, Int)] = [], ridge: Double = BradleyTerry.ridge) {
        self.models = models
        self.prompts = prompts
        self.ridge = ridge
        self.settled = Set(settled.map { [min($0.0, $0.1), max($0.0, $0.1)] })
        wins = VoteTable(models: models, votes: votes).wins
        let index = Dictionary(uniqueKeysWithValues: models.enumerated().map { ($1, $0) })
        for vote in votes {
            guard let left = index[vote.left], let right = index[vote.right] else { continue }
            note(Question(prompt: vote.prompt, left, right))
        }
    }

    /// Ranks the questions, the most informative first.
    /// - Parameters:
    ///   - without: questions that this voter has answered or that are on somebody's screen.
    ///   - seed: of the lot between equals; give each voter and turn another.
    public func ranked(without: Set<Question> = [], seed: UInt64) -> [Ranked] {
        let worths = pairWorths()
        var generator = SeededGenerator(seed: seed)
        let all = prompts.flatMap { prompt in
            worths.compactMap { pair in
                let question = Question(prompt: prompt, pair.first, pair.second)
                return without.contains(question) ? nil : (question: question, worth: pair.worth / Double(1 + (seen[question] ?? 0)))
            }
        }
        let open = all.filter { !settled.contains([$0.question.first, $0.question.second]) }
        let drawn = (open.isEmpty ? all : open).map { entry in
            (question: entry.question, worth: entry.worth, votes: seenPrompts[entry.question.prompt] ?? 0, lot: generator.next())
        }
        return drawn.sorted { (-$0.worth, $0.votes, $0.lot) < (-$1.worth, $1.votes, $1.lot) }.map {
            Ranked(question: $0.question, worth: $0.worth)
        }
    }

    /// The best questions to hand out at once: each is chosen as if the ones before it had been answered with a tie, so that they differ.
    public func next(_ count: Int, without: Set<Question> = [], seed: UInt64) -> [Question] {
        var choice = self
        var taken = without
        var questions: [Question] = []
        var generator = SeededGenerator(seed: seed)
        while questions.count < count, let best = choice.ranked(without: taken, seed: generator.next()).first?.question {
            questions.append(best)
            taken.insert(best)
            choice.note(best)
            choice.wins[best.first][best.second] += 0.5
            choice.wins[best.second][best.first] += 0.5
        }
        return questions
    }

    private mutating func note(_ question: Question) {
        seen[question, default: 0] += 1
        seenPrompts[question.prompt, default: 0] += 1
    }

    private func pairWorths() -> [(first: Int, second: Int, worth: Double)] {
        let fit = BradleyTerry(models: models, wins: wins, ridge: ridge)
        return VoteTable(models: models).pairs.map { i, j in
            (i, j, InformationGain.ofVote(mean: fit.strengths[i] - fit.strengths[j], error: fit.standardError(i, j)))
        }
    }
}
