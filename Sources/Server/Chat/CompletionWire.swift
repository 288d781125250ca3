import API
import Foundation
import Jobs
import Registry
import Store

/// What is the same in every piece of one completion's answer, and how its pieces are written.
struct CompletionWire: Sendable {
    let id = Identifier.make("chatcmpl")
    let created = Int64(Date().timeIntervalSince1970)
    let model: ResolvedChatModel
    let usesFunctions: Bool

    /// The whole answer.
    func completion(_ answer: GatheredAnswer) -> JSONValue {
        var object = head("chat.completion", snapshot: answer.summary?.snapshot)
        object["choices"] = .array(answer.choices.enumerated().map { choice($1, index: $0) })
        if let summary = answer.summary {
            object["usage"] = Self.usage(summary.usage)
            object["easel"] = Self.facts(summary)
        }
        return .object(object)
    }

    /// A chunk of a stream.
    func chunk(_ choices: [JSONValue], snapshot: String?, usage: JSONValue?, easel: JSONValue? = nil) -> JSONValue {
        var object = head("chat.completion.chunk", snapshot: snapshot)
        object["choices"] = .array(choices)
        if let usage { object["usage"] = usage }
        if let easel { object["easel"] = easel }
        return .object(object)
    }

    /// The choice of a chunk.
    func delta(_ index: Int, _ delta: [String: JSONValue], tokens: [ChatToken] = [], reason: ChatEvent.FinishReason? = nil) -> JSONValue {
        [
            "index": .integer(Int64(index)), "delta": .object(delta), "logprobs": Self.logprobs(tokens),
            "finish_reason": reason.map { .string(word($0)) } ?? .null,
        ]
    }

    /// The word for why an answer ended.
    func word(_ reason: ChatEvent.FinishReason) -> String {
        usesFunctions && reason == .toolCalls ? "function_call" : reason.rawValue
    }

    private func head(_ object: String, snapshot: String?) -> [String: JSONValue] {
        [
            "id": .string(id), "object": .string(object), "created": .integer(created), "model": .string(shown(snapshot)),
            "service_tier": "default", "system_fingerprint": model.model.info.weights.map { .string("fp_\($0.prefix(12))") } ?? .null,
        ]
    }

    /// The model as clients know it: a snapshot of the name that they gave, else that name. Which model stands behind an alias is told under `easel`.
    private func shown(_ snapshot: String?) -> String {
        let isOwn = model.requested == model.model.info.id || model.requested == model.snapshot
        if isOwn, let snapshot, model.model.info.snapshots.contains(snapshot) { return snapshot }
        return isOwn ? model.snapshot ?? model.requested : model.requested
    }

    private func choice(_ choice: GatheredAnswer.Choice, index: Int) -> JSONValue {
        var message: [String: JSONValue] = [
            "role": "assistant", "refusal": choice.refusal.map { .string($0) } ?? .null, "annotations": [],
            "content": choice.text.map { .string($0) } ?? (choice.calls.isEmpty && choice.refusal == nil ? "" : .null),
        ]
        if usesFunctions, let call = choice.calls.first {
            message["function_call"] = ["name": .string(call.name), "arguments": .string(call.arguments)]
        } else if !choice.calls.isEmpty {
            message["tool_calls"] = .array(
                choice.calls.map {
                    [
                        "id": .string($0.id), "type": "function",
                        "function": ["name": .string($0.name), "arguments": .string($0.arguments)],
                    ]
                })
        }
        return [
            "index": .integer(Int64(index)), "message": .object(message), "logprobs": Self.logprobs(choice.tokens),
            "finish_reason": .string(word(choice.reason)),
        ]
    }

    /// The log probabilities of tokens; `null` for none.
    static func logprobs(_ tokens: [ChatToken]) -> JSONValue {
        guard !tokens.isEmpty else { return .null }
        func entry(_ text: String, _ bytes: [UInt8], _ logarithm: Double) -> [String: JSONValue] {
            // JSON has no infinities; −9999 is how OpenAI writes what cannot be.
            [
                "token": .string(text), "bytes": .array(bytes.map { .integer(Int64($0)) }),
                "logprob": .number(logarithm.isFinite ? logarithm : -9999),
            ]
        }
        let content = tokens.map { token -> JSONValue in
            var object = entry(token.text, token.bytes, token.logProbability)
            object["top_logprobs"] = .array(token.alternatives.map { .object(entry($0.text, $0.bytes, $0.logProbability)) })
            return .object(object)
        }
        return ["content": .array(content), "refusal": nil]
    }

    /// The usage as Chat Completions write it.
    static func usage(_ usage: ChatUsage) -> JSONValue {
        func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
        return [
            "prompt_tokens": number(usage.input), "completion_tokens": number(usage.output),
            "total_tokens": number(usage.input + usage.output),
            "prompt_tokens_details": ["cached_tokens": number(usage.cachedInput), "audio_tokens": 0],
            "completion_tokens_details": [
                "reasoning_tokens": number(usage.reasoning), "audio_tokens": 0,
                "accepted_prediction_tokens": number(usage.acceptedPrediction),
                "rejected_prediction_tokens": number(usage.rejectedPrediction),
            ],
        ]
    }

    /// What Easel tells beyond OpenAI's fields.
    static func facts(_ summary: ChatSummary) -> JSONValue {
        var facts: [String: JSONValue] = ["model": .string(summary.model), "cost_usd": .string(summary.cost.decimal)]
        if let snapshot = summary.snapshot { facts["snapshot"] = .string(snapshot) }
        if !summary.isExact { facts["usage_is_estimated"] = true }
        return .object(facts)
    }
}
