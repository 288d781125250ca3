import API
import Registry

/// What is compared, on what, and how: fixed when a comparison is made. Its JSON is a format.
public struct ComparisonSpec: Sendable, Equatable, Codable {
    /// What the models are to be used for, in the user's words: "product photos".
    public var useCase: String
    /// The preset that the weights come from.
    public var preset: String?
    /// The weight of each criterion by its id; they need not add up to one.
    public var weights: [String: Double]
    /// The models.
    public var contestants: [Contestant]
    /// The name of the set that the prompts come from.
    public var promptSet: String
    /// The prompts.
    public var prompts: [ComparePrompt]
    /// Pictures of each model for each prompt; four show how consistent a model is.
    public var seeds: Int
    /// The seed of a prompt's first picture.
    public var baseSeed: UInt64
    /// Parameters for every contestant by their wire names (`quality`, `size`, …).
    public var parameters: [String: JSONValue]
    /// Models that judge, by their names.
    public var judges: [String]
    /// The most that pictures and judging may cost together.
    public var budget: Money?
    /// Pictures that are made at once.
    public var parallel: Int
    /// The app whose history the prompts come from, or whose model is in question.
    public var app: String?

    /// A comparison.
    public init(useCase: String, weights: [String: Double], contestants: [Contestant], promptSet: String, prompts: [ComparePrompt]) {
        self.useCase = useCase
        self.weights = weights
        self.contestants = contestants
        self.promptSet = promptSet
        self.prompts = prompts
        preset = nil
        seeds = 1
        baseSeed = 1
        parameters = [:]
        judges = []
        budget = nil
        parallel = 4
        app = nil
    }

    enum CodingKeys: String, CodingKey {
        case preset, weights, contestants, prompts, seeds, parameters, judges, budget, parallel, app
        case useCase = "use_case"
        case promptSet = "prompt_set"
        case baseSeed = "base_seed"
    }
}
