import Foundation
import JSONScan

extension Tokenizer {
    /// Reads the tokenizer in a folder: `tokenizer.json`, or `vocab.json` and `merges.txt` with the added tokens of
    /// `tokenizer_config.json` (older transformers wrote those).
    ///
    /// - Throws: `TokenizerError`.
    public init(folder: String) throws {
        if FileManager.default.fileExists(atPath: folder + "/tokenizer.json") {
            try self.init(json: folder + "/tokenizer.json")
        } else if FileManager.default.fileExists(atPath: folder + "/vocab.json") {
            let config = folder + "/tokenizer_config.json"
            try self.init(
                vocabulary: folder + "/vocab.json", merges: folder + "/merges.txt",
                added: FileManager.default.fileExists(atPath: config) ? try Self.addedTokens(config: config) : [])
        } else {
            throw TokenizerError.unreadable(file: folder, reason: "neither tokenizer.json nor vocab.json lies there")
        }
    }

    /// Reads `vocab.json` and `merges.txt` of a Qwen2 tokenizer.
    ///
    /// - Throws: `TokenizerError`.
    public init(vocabulary: String, merges: String, added: [AddedToken]) throws {
        var words = Vocabulary(file: vocabulary)
        try scanning(vocabulary) { scanner in
            try scanner.object { scanner, token in try words.add(token, id: try scanner.integer()) }
        }
        let bytes = try read(merges)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TokenizerError.malformed(file: merges, reason: "it is no UTF-8")
        }
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: true).enumerated() {
            if number == 0, line.hasPrefix("#version") { continue }
            try words.addMerge(line: line.hasSuffix("\r") ? line.dropLast() : line)
        }
        self = try words.tokenizer(added: added, composes: true, splitter: .qwen2)
    }

    /// The `added_tokens_decoder` of a `tokenizer_config.json`.
    static func addedTokens(config: String) throws -> [AddedToken] {
        var tokens: [AddedToken] = []
        try scanning(config) { scanner in
            try scanner.object { scanner, key in
                guard key == "added_tokens_decoder" else { return try scanner.skip() }
                try scanner.object { scanner, number in
                    guard let id = Int32(number), id >= 0 else { throw scanner.fault("'\(number)' is no token's number") }
                    tokens.append(try AddedToken(&scanner, id: id))
                }
            }
        }
        return tokens
    }
}

extension AddedToken {
    /// Reads an added token's object; `id` where its number stands outside.
    init(_ scanner: inout JSONScanner, id outer: Int32? = nil) throws {
        var content: String?
        var id = outer
        var token = AddedToken("", id: 0, isSpecial: false)
        try scanner.object { scanner, key in
            switch key {
            case "id":
                guard let number = Int32(exactly: try scanner.integer()), (0..<Int32(Vocabulary.most)).contains(number) else {
                    throw scanner.fault("no token's number")
                }
                id = number
            case "content": content = try scanner.string()
            case "special": token.isSpecial = try scanner.bool()
            case "normalized": token.isNormalized = try scanner.bool()
            case "lstrip": token.stripsLeft = try scanner.bool()
            case "rstrip": token.stripsRight = try scanner.bool()
            case "single_word": token.isWholeWord = try scanner.bool()
            default: try scanner.skip()
            }
        }
        guard let content, let id else { throw scanner.fault("an added token without a text or a number") }
        token.content = content
        token.id = id
        self = token
    }
}

/// Reads a whole file.
func read(_ file: String) throws -> Data {
    do {
        return try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
    } catch {
        throw TokenizerError.unreadable(file: file, reason: (error as NSError).localizedDescription)
    }
}

/// Reads a JSON file whose errors name it.
func scanning(_ file: String, _ body: (inout JSONScanner) throws -> Void) throws {
    let data = try read(file)
    do {
        try data.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes)
            try body(&scanner)
            try scanner.end()
        }
    } catch let error as JSONScanError {
        throw TokenizerError.malformed(file: file, reason: "\(error)")
    }
}
