import Foundation
import Registry

/// The answer of Chat Completions, so far as it is read.
struct ChatCompletion: Decodable {
    var model: String?
    var choices: [Choice]
    var usage: Usage?

    /// Reads an answer's body.
    init(_ data: Data) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(ChatCompletion.self, from: data)
    }

    struct Choice: Decodable {
        var message: Reply
        var finishReason: String?
        var logprobs: Logprobs?
    }

    struct Reply: Decodable {
        var content: String?
        var refusal: String?
    }

    struct Usage: Decodable {
        var promptTokens: Int
        var completionTokens: Int
        var promptTokensDetails: Details?
    }

    struct Details: Decodable { var cachedTokens: Int? }

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
    }

    struct Token: Decodable {
        var token: String
        var logprob: Double
        var topLogprobs: [Alternative]?
    }

    struct Alternative: Decodable {
        var token: String
        var logprob: Double
    }
}
