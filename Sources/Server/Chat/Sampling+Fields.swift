import API
import Registry

extension Sampling {
    /// Takes what every endpoint that talks has: `temperature`, `top_p`, and the extensions `easel.top_k` and `easel.min_p`.
    package init(_ fields: inout Fields) throws {
        self.init()
        temperature = try fields.number("temperature", in: 0...2)
        topP = try fields.number("top_p", in: 0...1)
        if var own = try fields.object("easel") {
            topK = try own.integer("top_k", in: 1...1_000_000).map(Int.init)
            minP = try own.number("min_p", in: 0...1)
            try own.finish()
        }
    }

    /// Takes what only Chat Completions have: the penalties, `logit_bias` and `seed`.
    package mutating func takeChatFields(_ fields: inout Fields) throws {
        frequencyPenalty = try fields.number("frequency_penalty", in: -2...2)
        presencePenalty = try fields.number("presence_penalty", in: -2...2)
        seed = try fields.integer("seed", in: .min ... .max).map { UInt64(bitPattern: $0) }
        guard var bias = try fields.object("logit_bias") else { return }
        for key in bias.keys {
            guard let token = Int(key), token >= 0 else {
                throw APIError.invalid("Invalid 'logit_bias': '\(key.prefix(40))' is no token's number.", param: "logit_bias")
            }
            if let value = try bias.number(key, in: -100...100) { self.bias[token] = value }
        }
        guard self.bias.count <= 1024 else {
            throw APIError.invalid("Invalid 'logit_bias': at most 1024 tokens are taken.", param: "logit_bias")
        }
    }
}
