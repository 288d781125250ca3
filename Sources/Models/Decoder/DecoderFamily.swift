import Tensors

/// A family of language models that the shared decoder runs. Its name is transformers' `model_type` and GGUF's architecture.
public struct DecoderFamily: Sendable {
    /// Its name.
    public let name: String
    /// Reads its `config.json`.
    let config: @Sendable (String) throws -> DecoderConfig
    /// Which numbers of a head its GGUF files pair; nil for a family that is not read from such files.
    let pairs: Rotary.Pairs?
    /// Reads how it sees from its folder, for a family that does.
    var vision: (@Sendable (String) throws -> any VisionConfig)?

    /// All that are known.
    public static let all = [
        DecoderFamily(name: "llama", config: DecoderConfig.llama, pairs: .interleaved),
        DecoderFamily(name: "qwen2", config: DecoderConfig.qwen2, pairs: .halves),
        DecoderFamily(name: "qwen3", config: DecoderConfig.qwen3, pairs: .halves),
        DecoderFamily(name: "qwen3_vl", config: DecoderConfig.qwen3VL, pairs: nil) { try Qwen3VLConfig(folder: $0) },
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
