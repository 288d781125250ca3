import API
import Registry

/// What a text model can do, where the settings say otherwise than the catalogue.
public struct TextSettings: Sendable, Equatable {
    /// Tokens that it reads and writes together.
    public var context: Int?
    /// The most tokens that it writes.
    public var maxOutput: Int?
    /// Whether it calls tools.
    public var tools: Bool?
    /// Whether it answers in a schema's form.
    public var structured: Bool?
    /// Whether it reports log probabilities.
    public var logProbabilities: Bool?
    /// Whether it takes predicted outputs.
    public var predictions: Bool?
    /// Whether it thinks before it answers.
    public var reasoning: Bool?

    /// Nothing else than the catalogue says.
    public init() {}

    init(_ fields: inout Fields) throws {
        context = try fields.integer("context", in: 1...1_000_000_000).map(Int.init)
        maxOutput = try fields.integer("max_output", in: 1...1_000_000_000).map(Int.init)
        tools = try fields.bool("tools")
        structured = try fields.bool("structured")
        logProbabilities = try fields.bool("logprobs")
        predictions = try fields.bool("predictions")
        reasoning = try fields.bool("reasoning")
        try fields.finish()
    }

    /// Sets what is said here.
    public func apply(to can: inout TextCapabilities) {
        can.context = context ?? can.context
        can.maxOutput = maxOutput ?? can.maxOutput
        can.tools = tools ?? can.tools
        can.structured = structured ?? can.structured
        can.logProbabilities = logProbabilities ?? can.logProbabilities
        can.predictions = predictions ?? can.predictions
        can.reasoning = reasoning ?? can.reasoning
    }
}
