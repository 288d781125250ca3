import Tensors

/// A family of language models that the shared decoder runs. Its name is transformers' `model_type` and GGUF's architecture.
public struct DecoderFamily: Sendable {
    /// Its name.
    public let name: String
    /// Reads its `config.json`.
    let config: @Sendable (String) throws -> DecoderConfig
    /// Which numbers of a head its GGUF files pair.
    let pairs: Rotary.Pairs

    /// All that are known.
    public static let all = [
        DecoderFamily(name: "llama", config: DecoderConfig.llama, pairs: .interleaved),
        DecoderFamily(name: "qwen2", config: DecoderConfig.qwen2, pairs: .halves),
        DecoderFamily(name: "qwen3", config: DecoderConfig.qwen3, pairs: .halves),
    ]

    /// The family of that name.
    ///
    /// - Parameter file: the file that names it, for the error.
    /// - Throws: `ModelError.unsupported`.
    static func named(_ name: String, file: String) throws -> DecoderFamily {
        guard let family = all.first(where: { $0.name == name }) else {
            throw ModelError.unsupported(file: file, what: "a model of the type \(name)")
        }
        return family
    }
}
