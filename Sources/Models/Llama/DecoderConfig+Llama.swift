extension DecoderConfig {
    /// Reads the `config.json` of a Llama model (transformers `configuration_llama.py`): Llama 2 and 3, SmolLM2.
    ///
    /// - Throws: `ModelError`.
    public static func llama(file: String) throws -> DecoderConfig {
        let config = try DecoderConfig(file: file, types: ["llama"], theta: 10000)
        if try ConfigFile(file).flag("attention_bias", standard: false) {
            throw ModelError.unsupported(file: file, what: "attention with biases")
        }
        return config
    }
}
