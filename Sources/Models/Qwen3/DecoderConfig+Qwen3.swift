extension DecoderConfig {
    /// Reads the `config.json` of a Qwen3 model (transformers `configuration_qwen3.py`).
    ///
    /// - Throws: `ModelError`.
    public static func qwen3(file: String) throws -> DecoderConfig {
        var config = try DecoderConfig(file: file, types: ["qwen3"])
        if try ConfigFile(file).flag("attention_bias", standard: false) {
            throw ModelError.unsupported(file: file, what: "attention with biases")
        }
        config.normsHeads = true
        return config
    }
}
