extension DecoderConfig {
    /// Reads the `config.json` of a Qwen2 or Qwen2.5 model (transformers `configuration_qwen2.py`).
    ///
    /// - Throws: `ModelError`.
    public static func qwen2(file: String) throws -> DecoderConfig {
        var config = try DecoderConfig(file: file, types: ["qwen2"], theta: 10000)
        config.hasBiases = true
        return config
    }
}
