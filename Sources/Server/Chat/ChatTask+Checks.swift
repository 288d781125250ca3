import API
import Registry

extension ChatTask {
    /// How an endpoint calls what a model may be unable to do.
    package struct FieldNames: Sendable {
        package var tools = "tools"
        package var format = "response_format"
        package var alternatives = "logprobs"
        package var prediction = "prediction"
        package var effort = "reasoning_effort"
        package var maxTokens = "max_completion_tokens"

        /// Chat Completions' names.
        package init() {}
    }

    /// Refuses what the model cannot do, naming the field.
    package func check(for resolved: ResolvedChatModel, naming names: FieldNames = FieldNames()) throws {
        let can = resolved.model.info.text ?? TextCapabilities()
        func refuse(_ param: String, _ reason: String) -> APIError {
            .unsupportedParameter(param, model: resolved.requested, because: reason)
        }
        if !tools.isEmpty, !can.tools { throw refuse(names.tools, "it calls no tools.") }
        if format != .text, !can.structured { throw refuse(names.format, "it does not hold its answers to a form.") }
        if alternatives != nil, !can.logProbabilities { throw refuse(names.alternatives, "it reports no log probabilities.") }
        if prediction != nil, !can.predictions { throw refuse(names.prediction, "it takes no predicted outputs.") }
        if effort != nil, effort != "none", !can.reasoning { throw refuse(names.effort, "it does not think before it answers.") }
        if let maxTokens, let most = can.maxOutput, maxTokens > most {
            throw APIError.invalid(
                "\(names.maxTokens) is too large: \(maxTokens). This model supports at most \(most) completion tokens, whereas you provided \(maxTokens).",
                param: names.maxTokens)
        }
    }
}
