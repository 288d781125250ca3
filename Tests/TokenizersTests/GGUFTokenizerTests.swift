import Foundation
import Testing
import Weights

@testable import Tokenizers

private let fixtures =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures/tokenizers"

@Suite("Tokenizers in GGUF files") struct GGUFTokenizerTests {
    @Test("ten thousand hard strings give the reference's tokens, from either kind of file", arguments: ["qwen2", "llama-bpe", "smollm"])
    func vectors(name: String) throws {
        try TokenizerTests.compare(try Tokenizer(json: "\(fixtures)/\(name).json"), with: "\(fixtures)/\(name).bin")
        let packed = try Tokenizer(gguf: try WeightFile("\(fixtures)/\(name).gguf"))
        try TokenizerTests.compare(packed, with: "\(fixtures)/\(name).bin", each: 5)
    }

    @Test("a whole GGUF file's vocabulary gives the reference's tokens", .enabled(if: whole != nil))
    func wholeVocabulary() throws {
        let (file, tokens) = try #require(whole)
        try TokenizerTests.compare(try Tokenizer(gguf: try WeightFile(file)), with: tokens)
    }

    @Test("a text's beginning and its special tokens are known from either kind of file")
    func beginnings() throws {
        for name in ["qwen2", "llama-bpe", "smollm"] {
            for tokenizer in [
                try Tokenizer(json: "\(fixtures)/\(name).json"), try Tokenizer(gguf: try WeightFile("\(fixtures)/\(name).gguf")),
            ] {
                #expect(tokenizer.beginning == (name == "llama-bpe" ? [0] : []))
                #expect(tokenizer.id(ofAdded: "<|im_end|>") == 2 && tokenizer.isSpecial(2))
                let thought = try #require(tokenizer.id(ofAdded: "<think>"))
                #expect(!tokenizer.isSpecial(thought))
                for text in ["It's 2026: ١٢٣ foxes,\n\n  Füchslein 狐狸 🦊", "  the theme <think>"] {
                    #expect(tokenizer.decode(tokenizer.encode(text)) == text)
                }
                #expect(tokenizer.bytes(of: Int32(tokenizer.count) + 1).isEmpty)
            }
        }
    }

    @Test("what would be tokenized otherwise is refused by name")
    func refusals() throws {
        let good = try Data(contentsOf: URL(fileURLWithPath: "\(fixtures)/smollm.gguf"))
        for (old, new, words) in [
            ("gpt2", "bert", "the tokenizer bert"), ("smollm", "smollX", "splitting text as 'smollX' does"),
            ("ggml.model", "ggml.mode1", "nothing of a tokenizer"),
            ("ggml.merges", "ggml.mergez", "is missing"),
        ] {
            var bytes = good
            let range = try #require(bytes.range(of: Data(old.utf8)))
            bytes.replaceSubrange(range, with: Data(new.utf8))
            try Self.with(bytes) { path in
                let error = try #require(throws: (any Error).self) { try Tokenizer(gguf: try WeightFile(path)) }
                #expect("\(error)".contains(words) && "\(error)".contains(path), "\(error)")
            }
        }
    }

    @Test("three hundred damaged files are read or refused, and none crashes")
    func damaged() throws {
        let good = try Data(contentsOf: URL(fileURLWithPath: "\(fixtures)/llama-bpe.gguf"))
        var state: UInt64 = 3
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        var read = 0
        for _ in 0..<300 {
            var bytes = good
            for _ in 0..<1 + below(3) {
                let place = below(bytes.count)
                switch below(8) {
                case 0: bytes.removeLast(below(bytes.count / 2))
                case 1: bytes.insert(UInt8(below(256)), at: place)
                case 2: bytes.remove(at: place)
                default: bytes[place] = UInt8(below(256))
                }
            }
            try Self.with(bytes) { path in
                do {
                    let tokenizer = try Tokenizer(gguf: try WeightFile(path))
                    _ = tokenizer.decode(tokenizer.encode("the <|im_end|> x 12"))
                    read += 1
                } catch let error where error is TokenizerError || error is WeightError {}
            }
        }
        // Most changes make a merge of tokens that are not there.
        #expect(read > 0)
    }

    private static func with(_ bytes: Data, _ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "easel-\(UUID().uuidString).gguf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try bytes.write(to: URL(fileURLWithPath: path))
        try body(path)
    }
}

/// A GGUF file, and hashes of the reference's tokens with its vocabulary (`Tests/Parity/run` with SMOLLM2).
private let whole: (String, String)? = {
    let environment = ProcessInfo.processInfo.environment
    guard let file = environment["EASEL_PARITY_SMOLLM2"], let tokens = environment["EASEL_PARITY_SMOLLM2_TOKENS"] else { return nil }
    return (file, tokens)
}()
