import API
import Foundation
import Registry

/// An answer of Chat Completions, whole or a chunk of a stream, so far as it is read. Servers differ in what they leave out.
struct ChatCompletion: Decodable {
    var model: String?
    var choices: [Choice]
    var usage: Usage?

    /// Reads an answer's body or a chunk's data.
    init(_ data: Data) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(ChatCompletion.self, from: data)
    }

    enum CodingKeys: String, CodingKey { case model, choices, usage }

    /// Decodes it; a chunk with nothing but the usage may have no choices at all.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        model = try? container.decodeIfPresent(String.self, forKey: .model)
        usage = try? container.decodeIfPresent(Usage.self, forKey: .usage)
        choices = try container.decodeIfPresent([Choice].self, forKey: .choices) ?? []
        guard usage != nil || container.contains(.choices) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "it has neither choices nor usage"))
        }
    }

    struct Choice: Decodable {
        var index: Int?
        /// The whole answer.
        var message: Reply?
        /// What a chunk adds to it.
        var delta: Reply?
        var finishReason: String?
        var logprobs: Logprobs?
    }

    struct Reply: Decodable {
        var content: String?
        var refusal: String?
        var toolCalls: [Call]?
    }

    struct Call: Decodable {
        var index: Int?
        var id: String?
        var function: Function?
    }

    struct Function: Decodable {
        var name: String?
        var arguments: String?
    }

    struct Usage: Decodable {
        var promptTokens: Int
        var completionTokens: Int?
        var promptTokensDetails: InputDetails?
        var completionTokensDetails: OutputDetails?

        /// The same as Easel counts.
        var counted: ChatUsage {
            ChatUsage(
                input: promptTokens, cachedInput: promptTokensDetails?.cachedTokens ?? 0, output: completionTokens ?? 0,
                reasoning: completionTokensDetails?.reasoningTokens ?? 0,
                acceptedPrediction: completionTokensDetails?.acceptedPredictionTokens ?? 0,
                rejectedPrediction: completionTokensDetails?.rejectedPredictionTokens ?? 0)
        }
    }

    struct InputDetails: Decodable { var cachedTokens: Int? }

    struct OutputDetails: Decodable {
        var reasoningTokens: Int?
        var acceptedPredictionTokens: Int?
        var rejectedPredictionTokens: Int?
    }

    struct Logprobs: Decodable {
        var content: [Token]?

        /// The tokens with their alternatives' probabilities.
        var tokens: [TextAnswer.Token] {
            (content ?? []).map { token in
                TextAnswer.Token(
                    text: token.token,
                    alternatives: Dictionary((token.topLogprobs ?? []).map { ($0.token, exp($0.logprob)) }, uniquingKeysWith: +))
            }
        }

        /// The tokens with their logarithms.
        var chatTokens: [ChatToken] {
            (content ?? []).map { token in
                ChatToken(
                    text: token.token, bytes: token.bytes ?? Array(token.token.utf8), logProbability: token.logprob,
                    alternatives: (token.topLogprobs ?? []).map {
                        ChatToken.Alternative(text: $0.token, bytes: $0.bytes ?? Array($0.token.utf8), logProbability: $0.logprob)
                    })
            }
        }
    }

    struct Token: Decodable {
        var token: String
        var bytes: [UInt8]?
        var logprob: Double
        var topLogprobs: [Alternative]?
    }

    struct Alternative: Decodable {
        var token: String
        var bytes: [UInt8]?
        var logprob: Double
    }
}
