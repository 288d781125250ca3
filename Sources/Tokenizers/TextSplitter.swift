/// What cuts text into pieces before bytes are joined: one of the ways that the tokenizers of language models have in common.
public struct TextSplitter: Sendable {
    /// Its name in GGUF files, `tokenizer.ggml.pre`.
    let name: String
    /// Other names of the same.
    var otherNames: [String] = []
    /// What tokenizer.json says of it.
    let cuts: [Cut]
    /// Whether the tokenizers that use it compose text first; GGUF has no word for it.
    var composes = false
    /// Whether in those tokenizers a piece that is a token stays one; GGUF has no word for it.
    var takesWholes = false
    /// The ends of the pieces of a text.
    let split: @Sendable ([Unicode.Scalar]) -> [Int]

    /// A cut that tokenizer.json asks for.
    enum Cut: Hashable, Sendable {
        /// A regular expression, whose matches become pieces.
        case pattern(String)
        /// Each digit becomes a piece.
        case singleDigits
        /// Each run of digits becomes a piece.
        case digits
    }

    /// Qwen2, Qwen2.5, Qwen3.
    static let qwen2 = TextSplitter(
        name: "qwen2", cuts: [.pattern(QwenSplitter.pattern)], composes: true, split: { QwenSplitter.split($0, digits: 1) })
    /// Llama 3.
    static let llama3 = TextSplitter(
        name: "llama-bpe", otherNames: ["llama3", "llama-v3"], cuts: [.pattern(QwenSplitter.llamaPattern)], takesWholes: true,
        split: { QwenSplitter.split($0, digits: 3) })
    /// SmolLM and SmolLM2.
    static let smolLM = TextSplitter(
        name: "smollm", cuts: [.singleDigits, .pattern(GPT2Splitter.pattern)], split: { GPT2Splitter.split($0, isolatesDigits: true) })
    /// GPT-2.
    static let gpt2 = TextSplitter(
        name: "gpt-2", cuts: [.pattern(GPT2Splitter.pattern)], split: { GPT2Splitter.split($0, isolatesDigits: false) })

    /// All of them.
    static let all = [qwen2, llama3, smolLM, gpt2]
}
