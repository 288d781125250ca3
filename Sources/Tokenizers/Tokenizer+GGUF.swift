import Weights

extension Tokenizer {
    /// Reads the tokenizer that a GGUF file carries: a byte-level one (`tokenizer.ggml.model` gpt2) whose way of cutting text is known.
    ///
    /// - Throws: `TokenizerError`, `WeightError`.
    public init(gguf file: WeightFile) throws {
        guard let metadata = file.metadata else { throw TokenizerError.malformed(file: file.path, reason: "it is no GGUF file") }
        guard let model = try metadata.text("tokenizer.ggml.model") else {
            throw TokenizerError.malformed(file: file.path, reason: "it says nothing of a tokenizer")
        }
        guard model == "gpt2" else { throw TokenizerError.unsupported(file: file.path, what: "the tokenizer \(model)") }
        let pre = try metadata.text("tokenizer.ggml.pre") ?? TextSplitter.gpt2.name
        guard let splitter = TextSplitter.all.first(where: { $0.name == pre || $0.otherNames.contains(pre) }) else {
            throw TokenizerError.unsupported(file: file.path, what: "splitting text as '\(pre)' does")
        }
        let words = try file.strings("tokenizer.ggml.tokens")
        let kinds = try metadata.integers("tokenizer.ggml.token_type") ?? []
        guard kinds.isEmpty || kinds.count == words.count else {
            throw TokenizerError.malformed(file: file.path, reason: "it has \(words.count) tokens and \(kinds.count) kinds of them")
        }
        var vocabulary = Vocabulary(file: file.path)
        var added: [AddedToken] = []
        for (id, word) in words.enumerated() {
            switch kinds.isEmpty ? .normal : Kind(rawValue: kinds[id]) {
            case .normal?: try vocabulary.add(word, id: id)
            case .unknown?, .control?: added.append(AddedToken(word, id: Int32(id), isSpecial: true))
            case .defined?: added.append(AddedToken(word, id: Int32(id), isSpecial: false))
            // Numbers that a model's table has room for and no text leads to.
            default: break
            }
        }
        for line in try file.strings("tokenizer.ggml.merges") { try vocabulary.addMerge(line: line) }
        var beginning: [Int32] = []
        // llama.cpp begins texts with Llama 3's token unless the file says otherwise.
        if try metadata.flag("tokenizer.ggml.add_bos_token") ?? splitter.takesWholes,
            let first = try metadata.integer("tokenizer.ggml.bos_token_id", in: 0...max(0, words.count - 1))
        {
            beginning = [Int32(first)]
        }
        self = try vocabulary.tokenizer(
            added: added, composes: splitter.composes, splitter: splitter, takesWholes: splitter.takesWholes, beginning: beginning)
    }

    /// The kinds of tokens (llama.cpp `llama.h`, `enum llama_token_type`).
    private enum Kind: Int64 {
        case normal = 1
        case unknown, control, defined, unused, byte
    }
}
