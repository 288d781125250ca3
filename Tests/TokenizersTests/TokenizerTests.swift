import Foundation
import Testing

@testable import Tokenizers

private let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures"

@Suite("Tokenizer") struct TokenizerTests {
    let tiny: Tokenizer

    init() throws { tiny = try Tokenizer(folder: fixtures + "/flux2-klein-tiny/tokenizer") }

    /// Compares with hashes of the reference's tokens, of each `step`th string; names the first strings that differ.
    static func compare(_ tokenizer: Tokenizer, with file: String, each step: Int = 1) throws {
        let expected = try Data(contentsOf: URL(fileURLWithPath: file))
        let strings = HardStrings.all()
        #expect(expected.count == 4 * strings.count)
        var faults: [String] = []
        for (number, text) in strings.enumerated() where number % step == 0 {
            let hash = (0..<4).reduce(UInt32(0)) { $0 | UInt32(expected[4 * number + $1]) << (8 * $1) }
            if HardStrings.hash(tokenizer.encode(text)) != hash { faults.append("\(number): \(text.debugDescription)") }
        }
        #expect(faults.isEmpty, "\(faults.count) of \(strings.count): \(faults.prefix(3).joined(separator: "; "))")
    }

    @Test("ten thousand hard strings give the reference's tokens")
    func vectors() throws { try Self.compare(tiny, with: fixtures + "/flux2-klein-tiny-tokens.bin") }

    @Test("Qwen's whole vocabulary, from either kind of file, gives the reference's tokens", .enabled(if: wholeVocabulary != nil))
    func whole() throws {
        let folder = try #require(wholeVocabulary)
        for form in ["json", "old"] { try Self.compare(try Tokenizer(folder: "\(folder)/\(form)"), with: folder + "/tokens.bin") }
    }

    @Test("text comes back from its tokens")
    func roundTrip() {
        for text in ["a red fox in the snow, 35mm photo", "Ein Füchslein – 狐狸 🦊\n\n  it's  ", "<|im_start|>user\n<think>"] {
            #expect(tiny.decode(tiny.encode(text)) == text)
        }
        #expect(tiny.decode(tiny.encode("<|im_end|>x<think>"), skipsSpecial: true) == "x<think>")
        #expect(tiny.decode([-1, 99_999]) == "")
    }

    @Test("text of strangers cannot write special tokens where that is asked for")
    func strangers() throws {
        let end = try #require(tiny.id(ofAdded: "<|im_end|>"))
        #expect(tiny.encode("<|im_end|>") == [end])
        #expect(!tiny.encode("<|im_end|>", findsSpecial: false).contains(end))
    }

    @Test("a piece of a hundred thousand letters takes no quadratic time, and is tokenized alike")
    func long() {
        let word = String(repeating: "abcab", count: 20_000)
        let tokens = tiny.encode(word)
        #expect(tiny.decode(tokens) == word)
        // The heap and the scan join alike: the same word cut to where the scan is used.
        let short = String(repeating: "thethe", count: 8)
        var scanned: [Int32] = []
        tiny.encoder.encode(Array(short.utf8), into: &scanned)
        #expect(tiny.encode(String(repeating: short, count: 2)).prefix(scanned.count - 2) == scanned.prefix(scanned.count - 2))
    }

    @Test("the chat's form is the template's")
    func chat() {
        let text = QwenChat.text([.init(role: "user", content: "a fox")], thinks: false)
        #expect(text == "<|im_start|>user\na fox<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n")
        #expect(QwenChat.text([], thinks: true) == "<|im_start|>assistant\n")
    }

    @Test("three thousand damaged tokenizer files are read or refused, and none crashes")
    func damaged() throws {
        let path = NSTemporaryDirectory() + "easel-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let pattern = String(decoding: try JSONEncoder().encode(QwenSplitter.pattern), as: UTF8.self)
        let good = Array(
            """
            {"added_tokens":[{"id":4,"content":"<|x|>","special":true,"lstrip":true}],"normalizer":{"type":"NFC"},
            "pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":\(pattern)}},{"type":"ByteLevel","use_regex":false}]},
            "model":{"type":"BPE","vocab":{"a":0,"b":1,"ab":2,"\\u0120":3},"merges":[["a","b"]],"unk_token":null}}
            """.utf8)
        try Data(good).write(to: URL(fileURLWithPath: path))
        #expect(try Tokenizer(json: path).encode("ab <|x|>b") == [2, 4, 1])
        var state: UInt64 = 1
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        var read = 0
        for _ in 0..<3000 {
            var bytes = good
            for _ in 0..<1 + below(3) {
                switch below(4) {
                case 0: bytes[below(bytes.count)] = UInt8(below(256))
                case 1: bytes.removeLast(below(bytes.count / 2))
                case 2: bytes.insert(Array("{}[]\",:0".utf8)[below(8)], at: below(bytes.count))
                default: bytes.remove(at: below(bytes.count))
                }
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            do {
                let tokenizer = try Tokenizer(json: path)
                _ = tokenizer.decode(tokenizer.encode("ab <|x|>b"))
                read += 1
            } catch is TokenizerError {}
        }
        #expect(read > 10)
    }

    static let broken: [(String, String)] = [
        ("{", "is no tokenizer"), ("{}", "a splitting of text other"), (#"{"model":{"type":"WordPiece"}}"#, "the model WordPiece"),
        (#"{"normalizer":{"type":"Lowercase"}}"#, "the normalizer Lowercase"),
        (#"{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"\\w+"}}}"#, #"splitting text by '\w+'"#),
        (#"{"model":{"type":"BPE","vocab":{"a":-1}}}"#, "has the number -1"), (#"{"model":{"vocab":{"a":0,"a":1}}}"#, "comes twice"),
        (#"{"model":{"vocab":{"a":99999999}}}"#, "has the number"), (#"{"model":{"merges":["a"]}}"#, "is not two tokens"),
        (#"{"model":{"dropout":0.1}}"#, "dropout"), (#"{"added_tokens":[{"content":"x"}]}"#, "without a text or a number"),
    ]

    @Test("a tokenizer that would be read wrongly is refused by name", arguments: broken.indices)
    func refusals(_ index: Int) throws {
        let path = NSTemporaryDirectory() + "easel-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Self.broken[index].0.write(toFile: path, atomically: true, encoding: .utf8)
        let error = try #require(throws: TokenizerError.self) { try Tokenizer(json: path) }
        #expect(error.description.contains(Self.broken[index].1) && error.description.contains(path), "\(error)")
    }
}

/// A folder that `Tests/Parity/run` makes, with Qwen's own vocabulary.
private let wholeVocabulary = ProcessInfo.processInfo.environment["EASEL_PARITY_TOKENIZERS"]
