import Tokenizers

/// Turns a prompt into the tokens that FLUX.2-klein's text encoder reads: the chat form without a thought, padded on the right.
public struct PromptReader: Sendable {
    /// Tokens that the model reads; all of them take part, padding too.
    public static let length = 512
    private let tokenizer: Tokenizer
    private let padding: Int32

    /// A reader with the model's tokenizer.
    ///
    /// - Throws: `TokenizerError.unsupported` for one without Qwen's own tokens.
    public init(_ tokenizer: Tokenizer, place: String) throws {
        self.tokenizer = tokenizer
        guard let padding = tokenizer.id(ofAdded: "<|endoftext|>"), tokenizer.id(ofAdded: "<|im_start|>") != nil,
            tokenizer.id(ofAdded: "<|im_end|>") != nil
        else { throw TokenizerError.unsupported(file: place, what: "a chat without Qwen's tokens") }
        self.padding = padding
    }

    /// One more than the highest number that a token may have.
    public var vocabulary: Int { tokenizer.count }

    /// The tokens of a prompt, `length` of them, and how many at their end are padding.
    ///
    /// - Throws: `DiffusionError.promptTooLong`.
    public func tokens(of prompt: String) throws -> (tokens: [Int32], padding: Int) {
        let text = QwenChat.text([.init(role: "user", content: prompt)], thinks: false)
        let tokens = tokenizer.encode(text)
        guard tokens.count <= Self.length else { throw DiffusionError.promptTooLong(tokens: tokens.count, most: Self.length) }
        let missing = Self.length - tokens.count
        return (tokens + [Int32](repeating: padding, count: missing), missing)
    }
}
