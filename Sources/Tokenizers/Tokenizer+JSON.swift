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
        self = try form.vocabulary.tokenizer(
            added: form.added, composes: form.composes, splitter: try form.splitter(), takesWholes: form.takesWholes,
            beginning: try form.beginning())
    }
}

/// The parts of a tokenizer.json as they come.
private struct TokenizerForm {
    let file: String
    var vocabulary: Vocabulary
    var added: [AddedToken] = []
    var composes = false
    var takesWholes = false
    /// What cuts text, in the order of the file.
    private var cuts: [TextSplitter.Cut] = []
    /// The texts of the special tokens that a text begins with.
    private var first: [String] = []

    init(file: String) {
        self.file = file
        vocabulary = Vocabulary(file: file)
    }

    mutating func member(_ key: String, _ scanner: inout JSONScanner) throws {
        switch key {
        case "added_tokens": try scanner.array { added.append(try AddedToken(&$0)) }
        case "normalizer": if !scanner.null() { try normalizer(&scanner) }
        case "pre_tokenizer": if !scanner.null() { try preTokenizer(&scanner) }
        case "post_processor": if !scanner.null() { try postProcessor(&scanner) }
        case "model": try model(&scanner)
        default: try scanner.skip()
        }
    }

    func splitter() throws -> TextSplitter {
        guard let found = TextSplitter.all.first(where: { $0.cuts == cuts }) else {
            let known = TextSplitter.all.map(\.name).joined(separator: ", ")
            throw TokenizerError.unsupported(file: file, what: "a splitting of text other than that of \(known)")
        }
        return found
    }

    func beginning() throws -> [Int32] {
        try first.map { text in
            guard let token = added.first(where: { $0.content == text }) else {
                throw TokenizerError.malformed(file: file, reason: "texts should begin with '\(text)', which is no added token")
            }
            return token.id
        }
    }

    /// Of templates only what stands before a text is taken; what would stand behind it is refused.
    private mutating func postProcessor(_ scanner: inout JSONScanner) throws {
        var type = ""
        var isBehind = false
        var found: [String] = []
        try scanner.object { scanner, key in
            switch key {
            case "type": type = try scanner.string()
            case "processors": try scanner.array { try postProcessor(&$0) }
            case "single":
                try scanner.array { scanner in
                    try scanner.object { scanner, kind in
                        guard kind == "SpecialToken" else {
                            isBehind = true
                            return try scanner.skip()
                        }
                        guard !isBehind else { throw TokenizerError.unsupported(file: file, what: "a token behind every text") }
                        try scanner.object { scanner, key in
                            if key == "id" { found.append(try scanner.string()) } else { try scanner.skip() }
                        }
                    }
                }
            default: try scanner.skip()
            }
        }
        guard ["Sequence", "ByteLevel", "TemplateProcessing"].contains(type) else {
            throw TokenizerError.unsupported(file: file, what: "the post-processor \(type)")
        }
        first += found
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
        // Where a file does not say, it does.
        var usesItsOwnPattern = true
        var isSingle = false
        try scanner.object { scanner, key in
            switch key {
            case "type": type = try scanner.string()
            case "pretokenizers": try scanner.array { try preTokenizer(&$0) }
            case "pattern": cuts.append(.pattern(try pattern(&scanner)))
            case "use_regex": usesItsOwnPattern = try scanner.bool()
            case "individual_digits": isSingle = try scanner.bool()
            case "add_prefix_space":
                if try scanner.bool() { throw TokenizerError.unsupported(file: file, what: "a space before the text") }
            default: try scanner.skip()
            }
        }
        switch type {
        case "Sequence", "Split": break
        case "ByteLevel": if usesItsOwnPattern { cuts.append(.pattern(GPT2Splitter.pattern)) }
        case "Digits": cuts.append(isSingle ? .singleDigits : .digits)
        default: throw TokenizerError.unsupported(file: file, what: "the pre-tokenizer \(type)")
        }
    }

    private func pattern(_ scanner: inout JSONScanner) throws -> String {
        var found = ""
        try scanner.object { scanner, key in
            if key == "Regex" { found = try scanner.string() } else { try scanner.skip() }
        }
        guard TextSplitter.all.contains(where: { $0.cuts.contains(.pattern(found)) }) else {
            throw TokenizerError.unsupported(file: file, what: "splitting text by '\(found)'")
        }
        return found
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
            case "ignore_merges": if !scanner.null() { takesWholes = try scanner.bool() }
            case "byte_fallback":
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
