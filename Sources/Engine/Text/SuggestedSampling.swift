import Foundation

/// How a language model's makers advise to sample it, for requests that do not say; what they leave open is as OpenAI has it.
public struct SuggestedSampling: Sendable, Codable, Equatable {
    /// Scores are divided by it.
    public var temperature: Float?
    /// The likeliest tokens that together have this probability may be chosen.
    public var topP: Float?
    /// How many of the likeliest tokens may be chosen.
    public var topK: Int?

    /// A suggestion.
    public init(temperature: Float? = nil, topP: Float? = nil, topK: Int? = nil) {
        self.temperature = temperature
        self.topP = topP
        self.topK = topK
    }

    /// What `generation_config.json` in a model's folder says; `nil` where it is missing, is no such file, or is for a model that is not sampled.
    ///
    /// Source: transformers 5.23.0, `GenerationConfig` (`do_sample`, `temperature`, `top_p`, `top_k`).
    init?(folder: String) {
        struct File: Decodable {
            var isSampled: Bool?
            var temperature: Float?
            var topP: Float?
            var topK: Int?

            enum CodingKeys: String, CodingKey {
                case temperature
                case isSampled = "do_sample"
                case topP = "top_p"
                case topK = "top_k"
            }
        }
        guard let data = FileManager.default.contents(atPath: folder + "/generation_config.json"), data.count < 1 << 20,
            let file = try? JSONDecoder().decode(File.self, from: data), file.isSampled == true
        else { return nil }
        temperature = file.temperature.flatMap { (0...2).contains($0) ? $0 : nil }
        topP = file.topP.flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
        topK = file.topK.flatMap { $0 > 0 ? $0 : nil }
    }

    enum CodingKeys: String, CodingKey {
        case temperature
        case topP = "top_p"
        case topK = "top_k"
    }
}
