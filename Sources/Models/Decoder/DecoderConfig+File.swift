import Foundation

extension DecoderConfig {
    /// What all families' `config.json` say under the same names; transformers 5 keeps `rope_theta` and the scaling in
    /// `rope_parameters`, older ones beside it and in `rope_scaling`.
    ///
    /// - Parameters:
    ///   - types: the `model_type`s that are taken.
    ///   - theta: where the file names none.
    /// - Throws: `ModelError`.
    init(file: String, types: Set<String>, theta standard: Double? = nil) throws {
        try self.init(try ConfigFile(file), types: types, theta: standard)
    }

    /// Reads them from a file or from a part of one.
    init(_ config: ConfigFile, types: Set<String>, theta standard: Double? = nil) throws {
        let file = config.path
        if let type = config.text("model_type"), !types.contains(type) {
            throw ModelError.unsupported(file: file, what: "a model of the type \(type)")
        }
        if config.flag("use_sliding_window", standard: false) { throw ModelError.unsupported(file: file, what: "a sliding window") }
        if config.flag("mlp_bias", standard: false) { throw ModelError.unsupported(file: file, what: "a feed-forward part with biases") }
        let width = try config.integer("hidden_size", most: 1 << 16)
        let heads = try config.integer("num_attention_heads", most: 1 << 10)
        let rotary = config.object("rope_parameters") ?? config
        self.init(
            vocabulary: try config.integer("vocab_size"), width: width, inner: try config.integer("intermediate_size", most: 1 << 18),
            layers: try config.integer("num_hidden_layers", most: 1 << 10), heads: heads,
            keyHeads: config.has("num_key_value_heads") ? try config.integer("num_key_value_heads", most: 1 << 10) : heads,
            headSize: config.has("head_dim") ? try config.integer("head_dim", most: 1 << 10) : width / heads,
            positions: config.has("max_position_embeddings") ? try config.integer("max_position_embeddings") : 32768,
            theta: rotary.has("rope_theta") || standard == nil ? try rotary.number("rope_theta") : standard ?? 0,
            scaling: try RotaryScaling(config.object("rope_scaling") ?? config.object("rope_parameters"), file: file),
            epsilon: Float(try config.number("rms_norm_eps")), tiesEmbeddings: config.flag("tie_word_embeddings", standard: false))
        try check(file: file)
    }

    /// Refuses sizes that the kernels do not take.
    ///
    /// - Throws: `ModelError`.
    public func check(file: String) throws {
        guard heads % keyHeads == 0, headSize % 8 == 0, headSize > 0 else {
            throw ModelError.config(file: file, reason: "\(heads) heads of \(headSize) cannot share \(keyHeads) keys")
        }
    }
}
