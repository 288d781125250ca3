extension DecoderConfig {
    /// Reads the language model's part of a Qwen3-VL model's `config.json` (transformers `configuration_qwen3_vl.py`, `text_config`).
    ///
    /// - Throws: `ModelError`.
    public static func qwen3VL(file: String) throws -> DecoderConfig {
        let whole = try ConfigFile(file)
        if let type = whole.text("model_type"), type != "qwen3_vl" {
            throw ModelError.unsupported(file: file, what: "a model of the type \(type)")
        }
        guard let text = whole.object("text_config") else { throw ModelError.config(file: file, reason: "text_config is no object") }
        var config = try DecoderConfig(text, types: ["qwen3_vl_text", "qwen3_vl"], theta: 500_000)
        if text.flag("attention_bias", standard: false) { throw ModelError.unsupported(file: file, what: "attention with biases") }
        config.normsHeads = true
        // Newer files say it of the whole, older ones of the text.
        config.tiesEmbeddings = text.flag("tie_word_embeddings", standard: whole.flag("tie_word_embeddings", standard: false))
        let rotary = text.object("rope_parameters") ?? text.object("rope_scaling")
        guard rotary?.flag("mrope_interleaved", standard: true) ?? true else {
            throw ModelError.unsupported(file: file, what: "rotary positions whose axes are not interleaved")
        }
        config.sections = rotary?.has("mrope_section") == true ? try rotary?.integers("mrope_section") ?? [] : [24, 20, 20]
        guard config.sections.count == 3, config.sections.reduce(0, +) == config.headSize / 2 else {
            throw ModelError.config(file: file, reason: "mrope_section \(config.sections) does not divide heads of \(config.headSize)")
        }
        return config
    }
}
