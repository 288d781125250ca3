import Foundation
import Testing

@testable import Tokenizers

private let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures"

@Suite("Tokenizer") struct TokenizerTests {
    let tiny: Tokenizer

    init() throws { tiny = try Tokenizer(folder: fixtures + "/flux2-klein-tiny/tokenizer") }

    /// Compares with hashes of the reference's tokens; names the first strings that differ.
    static func compare(_ tokenizer: Tokenizer, with file: String) throws {
        let expected = try Data(contentsOf: URL(fileURLWithPath: file))
        let strings = HardStrings.all()
        #expect(expected.count == 4 * strings.count)
        var faults: [String] = []
        for (number, text) in strings.enumerated() {
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
