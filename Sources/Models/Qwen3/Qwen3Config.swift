import Foundation

/// The sizes of a Qwen3 model (transformers `configuration_qwen3.py`).
public struct Qwen3Config: Sendable, Equatable {
    /// Tokens of the vocabulary, with the padding of the table.
    public var vocabulary: Int
    /// The width of a token.
    public var width: Int
    /// The width within the feed-forward part.
    public var inner: Int
    /// The layers.
    public var layers: Int
    /// Query heads.
    public var heads: Int
    /// Key and value heads; each serves `heads / keyHeads` query heads.
    public var keyHeads: Int
    /// The width of a head.
    public var headSize: Int
    /// The base of the rotary frequencies.
    public var theta: Double
    /// Added under the norms' roots.
    public var epsilon: Float
    /// Whether the output's matrix is the table of embeddings.
    public var tiesEmbeddings: Bool

    /// Reads a `config.json`; transformers 5 keeps `rope_theta` in `rope_parameters`, older ones beside it.
    ///
    /// - Throws: `ModelError`.
    public init(file: String) throws {
        let config = try ConfigFile(file)
        if let type = config.text("model_type"), type != "qwen3" {
            throw ModelError.unsupported(file: file, what: "a model of the type \(type)")
        }
        if config.flag("attention_bias", standard: false) { throw ModelError.unsupported(file: file, what: "attention with biases") }
        if config.flag("use_sliding_window", standard: false) { throw ModelError.unsupported(file: file, what: "a sliding window") }
        vocabulary = try config.integer("vocab_size")
        width = try config.integer("hidden_size", most: 1 << 16)
        inner = try config.integer("intermediate_size", most: 1 << 18)
        layers = try config.integer("num_hidden_layers", most: 1 << 10)
        heads = try config.integer("num_attention_heads", most: 1 << 10)
        keyHeads = try config.integer("num_key_value_heads", most: 1 << 10)
        headSize = config.has("head_dim") ? try config.integer("head_dim", most: 1 << 10) : width / heads
        theta = try (config.object("rope_parameters") ?? config).number("rope_theta")
        epsilon = Float(try config.number("rms_norm_eps"))
        tiesEmbeddings = config.flag("tie_word_embeddings", standard: false)
        guard heads % keyHeads == 0, headSize % 8 == 0 else {
            throw ModelError.config(file: file, reason: "\(heads) heads of \(headSize) cannot share \(keyHeads) keys")
        }
    }
}
