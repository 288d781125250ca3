import Foundation
import Registry

/// A verdict with everything a reader needs to believe it: facts, measures, examples, costs, answers, method and limits. It is a value; HTML,
/// Markdown and JSON are written from it. Its JSON is a format: `docs/compare.md`.
public struct Report: Sendable, Codable {
    /// The format's version.
    public var easelReport: Int
    /// "gpt-image-2 and easel-sketch-1 for product photos".
    public var title: String
    /// The verdict.
    public var verdict: Verdict
    /// What is known of each model, in the spec's order.
    public var facts: [FactSheet]
    /// How much was compared.
    public var extent: Extent
    /// What each model is measurably better at.
    public var strengths: [Strength]
    /// Prompts on which the models differ most, and pictures of them.
    public var examples: [Example]
    /// When a model that did not win is the better choice, in sentences.
    public var choices: [Choice]
    /// What pictures cost with each model.
    public var costs: [CostModel]
    /// What readers ask, answered from the data.
    public var questions: [Question]
    /// Published benchmark numbers of these models: dated, and no part of the verdict.
    public var priors: [Prior]
    /// How it was found, in sentences.
    public var method: [String]
    /// What it does not show, in sentences.
    public var limits: [String]
    /// What the comparison itself cost.
    public var spending: Spending
    /// The pictures of the examples by their cell's number.
    public var pictures: [Int: ReportPicture]

    enum CodingKeys: String, CodingKey {
        case title, verdict, facts, extent, strengths, examples, choices, costs, questions, priors, method, limits, spending, pictures
        case easelReport = "easel_report"
    }

    /// How much was compared.
    public struct Extent: Sendable, Equatable, Codable {
        /// Prompts.
        public var prompts: Int
        /// Pictures of each model for each prompt.
        public var seeds: Int
        /// Pictures that were made.
        public var pictures: Int
        /// Pictures that were to be made.
        public var planned: Int
        /// Votes by people.
        public var votes: Int
        /// Answers about atoms.
        public var answers: Int
        /// Atoms over all prompts.
        public var atoms: Int
        /// The name of the set of prompts.
        public var promptSet: String

        enum CodingKeys: String, CodingKey {
            case prompts, seeds, pictures, planned, votes, answers, atoms
            case promptSet = "prompt_set"
        }
    }

    /// What a model is measurably better at.
    public struct Strength: Sendable, Equatable, Codable {
        /// The model.
        public var model: String
        /// One sentence for each criterion, the heaviest first.
        public var sentences: [String]
    }

    /// A prompt on which models differ.
    public struct Example: Sendable, Equatable, Codable {
        /// The prompt's place in the spec.
        public var prompt: Int
        /// The prompt.
        public var text: String
        /// The model whose strength it shows.
        public var shows: String
        /// What differs, in a sentence.
        public var sentence: String
        /// The cell of each model's picture, in the spec's order; `nil` where none was made.
        public var cells: [Int?]
        /// What each picture shows, as a text for those who do not see it.
        public var descriptions: [String]
        /// The alt text of each picture, where somebody wrote one.
        public var captions: [String?] = []
    }

    /// When a model is the better choice.
    public struct Choice: Sendable, Equatable, Codable {
        /// The model.
        public var model: String
        /// "You need transparent backgrounds", "cost decides: …".
        public var reasons: [String]
    }

    /// A question with an answer from the data.
    public struct Question: Sendable, Equatable, Codable {
        /// The question.
        public var question: String
        /// The answer.
        public var answer: String
    }

    /// What the comparison itself cost.
    public struct Spending: Sendable, Equatable, Codable {
        /// Pictures, by contestant in the spec's order.
        public var pictures: [Money]
        /// Judging.
        public var judging: Money
        /// All together.
        public var total: Money
    }
}

/// A small picture in a report.
public struct ReportPicture: Sendable, Equatable, Codable {
    /// `image/webp` or `image/jpeg`.
    public var type: String
    /// The file; base64 in JSON.
    public var bytes: Data
    /// Pixels across.
    public var width: Int
    /// Pixels down.
    public var height: Int

    /// A picture.
    public init(type: String, bytes: Data, width: Int, height: Int) {
        self.type = type
        self.bytes = bytes
        self.width = width
        self.height = height
    }
}
