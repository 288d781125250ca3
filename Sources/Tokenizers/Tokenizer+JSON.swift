import JSONScan

extension Tokenizer {
    /// Reads a `tokenizer.json` (huggingface/tokenizers). Whatever would change the tokens and is not implemented is refused
    /// by name, so that no prompt is quietly tokenized in another way.
    ///
    /// - Throws: `TokenizerError`.
    public init(json file: String) throws {
        var form = TokenizerForm(file: file)
        try scanning(file) { scanner in
            try scanner.object { scanner, key in try form.member(key, &scanner) }
        }
        guard form.isSplitByQwen else { throw TokenizerError.unsupported(file: file, what: "a splitting of text other than Qwen2's") }
        self = try form.vocabulary.tokenizer(added: form.added, composes: form.composes)
    }
}

/// The parts of a tokenizer.json as they come.
private struct TokenizerForm {
    let file: String
    var vocabulary: Vocabulary
    var added: [AddedToken] = []
    var composes = false
    var isSplitByQwen = false

    init(file: String) {
        self.file = file
        vocabulary = Vocabulary(file: file)
    }

    mutating func member(_ key: String, _ scanner: inout JSONScanner) throws {
        switch key {
        case "added_tokens": try scanner.array { added.append(try AddedToken(&$0)) }
        case "normalizer": if !scanner.null() { try normalizer(&scanner) }
        case "pre_tokenizer": if !scanner.null() { try preTokenizer(&scanner) }
        case "model": try model(&scanner)
        default: try scanner.skip()
        }
    }

    private mutating func normalizer(_ scanner: inout JSONScanner) throws {
        var type = ""
        try scanner.object { scanner, key in
            if key == "type" { type = try scanner.string() } else { try scanner.skip() }
        }
        guard type == "NFC" else { throw TokenizerError.unsupported(file: file, what: "the normalizer \(type)") }
        composes = true
    }

    private mutating func preTokenizer(_ scanner: inout JSONScanner) throws {
        var type = ""
        var usesItsOwnPattern = false
        try scanner.object { scanner, key in
            switch key {
            case "type": type = try scanner.string()
            case "pretokenizers": try scanner.array { try preTokenizer(&$0) }
            case "pattern": try pattern(&scanner)
            case "use_regex": usesItsOwnPattern = try scanner.bool()
            case "add_prefix_space":
                if try scanner.bool() { throw TokenizerError.unsupported(file: file, what: "a space before the text") }
            default: try scanner.skip()
            }
        }
        switch type {
        case "Sequence", "Split": break
        case "ByteLevel": if usesItsOwnPattern { throw TokenizerError.unsupported(file: file, what: "GPT-2's splitting of text") }
        default: throw TokenizerError.unsupported(file: file, what: "the pre-tokenizer \(type)")
        }
    }

    private mutating func pattern(_ scanner: inout JSONScanner) throws {
        var found = ""
        try scanner.object { scanner, key in
            if key == "Regex" { found = try scanner.string() } else { try scanner.skip() }
        }
        guard found == QwenSplitter.pattern else { throw TokenizerError.unsupported(file: file, what: "splitting text by '\(found)'") }
        isSplitByQwen = true
    }

    private mutating func model(_ scanner: inout JSONScanner) throws {
        try scanner.object { scanner, key in
            switch key {
            case "type":
                let type = try scanner.string()
                guard type == "BPE" else { throw TokenizerError.unsupported(file: file, what: "the model \(type)") }
            case "vocab":
                try scanner.object { scanner, token in try vocabulary.add(token, id: try scanner.integer()) }
            case "merges":
                // Either "left right" or ["left", "right"].
                try scanner.array { scanner in
                    if try scanner.peek() == .string { return try vocabulary.addMerge(line: try scanner.string()) }
                    var pair: [String] = []
                    try scanner.array { pair.append(try $0.string()) }
                    guard pair.count == 2 else { throw scanner.fault("a merge that is not two tokens") }
                    vocabulary.addMerge(pair[0], pair[1])
                }
            case "ignore_merges", "byte_fallback":
                if !scanner.null(), try scanner.bool() { throw TokenizerError.unsupported(file: file, what: key) }
            case "dropout", "continuing_subword_prefix", "end_of_word_suffix":
                if scanner.null() { return }
                if try scanner.peek() == .string, try scanner.string().isEmpty { return }
                throw TokenizerError.unsupported(file: file, what: key)
            default: try scanner.skip()
            }
        }
    }
}
