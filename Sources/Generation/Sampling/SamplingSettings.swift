/// How the next token is chosen.
public struct SamplingSettings: Sendable, Equatable {
    /// Scores are divided by it; 0 takes the likeliest token, whatever the seed.
    public var temperature: Float = 1
    /// The likeliest tokens that together have this probability may be chosen; 1 for all.
    public var topP: Float = 1
    /// How many of the likeliest tokens may be chosen; 0 for all.
    public var topK = 0
    /// A token may be chosen that is at least this many times as likely as the likeliest; 0 for all.
    public var minP: Float = 0
    /// Scores of tokens that the prompt or the answer holds are divided by it, negative ones multiplied (Keskar et al. 2019); 1 for none.
    public var repetitionPenalty: Float = 1
    /// Taken off a token's score for each time the answer holds it.
    public var frequencyPenalty: Float = 0
    /// Taken off a token's score where the answer holds it.
    public var presencePenalty: Float = 0
    /// Added to tokens' scores; −100 bars a token.
    public var bias: [Int32: Float] = [:]
    /// The same seed gives the same tokens, whatever is generated beside them.
    public var seed: UInt64 = 0
    /// How many alternatives to report for each token; nil reports no probabilities at all.
    public var alternatives: Int?

    /// OpenAI's defaults.
    public init() {}

    /// Always the likeliest token.
    public static var greedy: SamplingSettings {
        var settings = SamplingSettings()
        settings.temperature = 0
        return settings
    }
}

/// A token that was chosen.
public struct SampledToken: Sendable, Equatable {
    /// The token.
    public var id: Int32
    /// The natural logarithm of the probability that the model itself gave it: before temperature, penalties, bias and
    /// constraint. Nil where it was not asked for.
    public var logprob: Float?
    /// The model's likeliest tokens in its place, likeliest first.
    public var alternatives: [Alternative] = []

    /// A token that might have been chosen.
    public struct Alternative: Sendable, Equatable {
        /// The token.
        public var id: Int32
        /// The natural logarithm of its probability.
        public var logprob: Float
    }
}
